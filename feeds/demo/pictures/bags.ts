import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';
import { travelGear } from './travel-gear.ts';

/** Also what photographers carry. */
export const backpack: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(84, 96);
  const top = num(76, 92);
  const rolled = is(/roll/i);
  const pocket = r.pick([
    svg`<rect x="${218 - w}" y="214" width="${2 * w - 36}" height="96" rx="20" fill="${c.dark}"/>
      ${stroke(`M${230 - w} 236h${2 * w - 60}`, a.base, 5)}`,
    svg`<path d="M${212 - w} 226q${w - 12}-22 ${2 * w - 24} 0v66q0 20-20 20H${232 - w}q-20 0-20-20z" fill="url(#extra)"/>
      ${stroke('M200 222v20', a.deep, 6)}`,
    svg`<rect x="${212 - w}" y="196" width="${w - 18}" height="112" rx="14" fill="${c.dark}"/>
      <rect x="206" y="196" width="${w - 18}" height="112" rx="14" fill="${c.dark}"/>
      ${stroke(`M${222 - w} 216h${w - 38}M216 216h${w - 38}`, a.base, 4)}`,
    svg`<path d="M${208 - w} 250h${2 * w - 16}v60q0 10-10 10H${218 - w}q-10 0-10-10z" fill="${a.base}"/>
      ${stroke(`M${208 - w} 252h${2 * w - 16}`, a.dark, 4)}`,
  ]);
  const lid = rolled
    ? svg`<rect x="${204 - w}" y="${top - 6}" width="${2 * w - 8}" height="40" rx="18" fill="url(#down)"/>
      ${stroke(`M${214 - w} ${top + 14}h${2 * w - 28}`, c.deep, 4)}
      ${stroke(`M160 ${top + 24}v80M240 ${top + 24}v80`, '#8c5a33', 10)}`
    : svg`${stroke(`M${216 - w} 190V${top + 76}Q${216 - w} ${top + 24} 200 ${top + 24}T${184 + w} ${top + 76}V190`, c.seam, 4)}${stroke(`M${184 + w} 186v16`, a.base, 6)}`;
  return svg`${ground(200, 338, w + 50, 16)}${stroke(`M${206 - w} 150q-40 70-4 150M${194 + w} 150q40 70 4 150`, c.deep, 17)}
    <path d="M180 ${top + 4}q-2-34 20-34t20 34" fill="none" stroke="${c.dark}" stroke-width="10"/>
    <path d="M${200 - w} ${top + 80}Q${200 - w} ${top} 200 ${top}T${200 + w} ${top + 80}V304q0 28-28 30H${228 - w}q-28-2-28-30z" fill="url(#body)"/>
    <path d="M${200 - w} 240v64q0 28 28 30h16q-30-10-30-94zM${200 + w} 240v64q0 28-28 30h-16q30-10 30-94z" fill="${c.deep}" opacity=".45"/>
    ${lid}${pocket}${s.mark(200, rolled ? 160 : top + 76, num(36, 52), c.pale)}`;
};

const suitcase: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(82, 98);
  const top = num(116, 142);
  const soft = is(/soft/i);
  const relief = soft
    ? svg`<rect x="${222 - w}" y="${top + 26}" width="${2 * w - 44}" height="58" rx="10" fill="${c.dark}"/>
      <rect x="${222 - w}" y="${top + 100}" width="${2 * w - 44}" height="86" rx="10" fill="${c.dark}"/>
      ${stroke(`M${232 - w} ${top + 38}h${2 * w - 64}M${232 - w} ${top + 114}h${2 * w - 64}`, a.base, 4)}`
    : r.pick([
        times(
          6,
          (i) =>
            svg`<rect x="${218 - w + i * ((2 * w - 44) / 5)}" y="${top + 16}" width="8" height="${282 - top}" rx="4" fill="${i % 2 ? c.light : c.dark}"/>`,
        ),
        times(7, (i) =>
          stroke(
            `M${216 - w} ${Math.round(top + 30 + (i * (250 - top)) / 6)}h${2 * w - 32}`,
            i % 2 ? c.light : c.dark,
            5,
          ),
        ),
        stroke(
          `M${214 - w} ${top + 40}L200 ${top + 116} ${186 + w} ${top + 40}M${214 - w} 300L200 ${top + 134} ${186 + w} 300`,
          c.dark,
          6,
        ),
        svg`<rect x="${216 - w}" y="${top + 22}" width="${2 * w - 32}" height="${264 - top}" rx="16" fill="none" stroke="${c.light}" stroke-width="5"/>
          <rect x="${230 - w}" y="${top + 36}" width="${2 * w - 60}" height="${236 - top}" rx="10" fill="none" stroke="${c.dark}" stroke-width="4"/>`,
      ]);
  const tag =
    r.chance(0.5) &&
    svg`${stroke('M218 96q24 10 26 44', a.dark, 4)}<rect x="230" y="136" width="28" height="44" rx="6" fill="${a.base}" transform="rotate(-10 244 158)"/>`;
  return svg`${ground(200, 340, w + 46, 15)}${stroke(`M168 ${top}V${r.int(44, 58)}M232 ${top}V52`, '#8b949e', 8)}
    <rect x="156" y="40" width="88" height="17" rx="8" fill="#33363e"/>
    ${times(
      2,
      (i) => svg`<rect x="${i ? 156 + w : 222 - w}" y="316" width="22" height="14" fill="#5c646e"/>
    <circle cx="${i ? 167 + w : 233 - w}" cy="332" r="11" fill="#22252d"/>`,
    )}
    <rect x="${200 - w}" y="${top}" width="${2 * w}" height="${322 - top}" rx="${r.int(16, 30)}" fill="url(#body)"/>
    ${relief}
    ${is(/alumin/i) && times(4, (i) => svg`<rect x="${i % 2 ? 176 + w : 198 - w}" y="${i > 1 ? 294 : top - 2}" width="26" height="30" rx="9" fill="url(#steel)"/>`)}
    <path d="M176 ${top + 2}q0-12 24-12t24 12z" fill="#33363e"/>
    ${s.mark(200, soft ? top + 55 : (top + 322) / 2, num(28, 40), a.light)}
    ${is(/expand/i) && stroke(`M${200 - w} 226h${2 * w}`, a.base, 5)}${tag}
    ${stroke(`M${210 - w} ${top + 30}v110`, '#fff', 6, 'opacity=".35"')}`;
};

const tote: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(94, 112);
  const top = num(160, 178);
  const leather = is(/leather/i);
  const front = leather
    ? svg`${stroke(`M${212 - w} ${top + 12}h${2 * w - 24}`, c.seam, 3, 'stroke-dasharray="7 5"')}<rect x="176" y="${top + 40}" width="48" height="26" rx="4" fill="${c.dark}"/>
      <circle cx="200" cy="${top + 53}" r="5" fill="#e3c27c"/>`
    : r.pick([
        () => s.mark(200, 254, num(76, 104), a.base),
        () =>
          times(
            4,
            (i) =>
              svg`<path d="M${208 - w - i * 2} ${top + 36 + i * 30}h${2 * w - 16 + i * 4}v14h-${2 * w - 16 + i * 4}z" fill="${a.base}"/>`,
          ),
        () => svg`<path d="M${204 - w} 266h${2 * w - 8}l8 66H${196 - w}z" fill="${a.base}"/>`,
        () =>
          times(
            5,
            (i) =>
              svg`<path d="M200 ${250}q26-34 0-66-26 32 0 66z" fill="${i % 2 ? a.base : a.light}" transform="rotate(${i * 72} 200 252)"/>`,
          ),
        () =>
          svg`<circle cx="200" cy="250" r="44" fill="${a.base}"/><path d="M150 290q50-40 100 0z" fill="${a.dark}"/>`,
      ])();
  const drop = num(56, 84);
  return svg`${ground(200, 338, w + 44, 15)}${stroke(`M152 ${top + 20}Q150 ${top - drop - 14} 200 ${top - drop - 14}T248 ${top + 20}`, leather ? '#5b3a26' : c.deep, 10)}
    <path d="M${200 - w} ${top}Q200 ${top - 14} ${200 + w} ${top}V${top + 14}Q200 ${top + 2} ${200 - w} ${top + 14}z" fill="${c.deep}"/>
    ${r.chance(0.35) && svg`<path d="M${150} ${top}q-10-44 20-60 20 22 8 60zM${176} ${top}q4-50 34-52 6 34-12 52z" fill="#7fa862"/>`}
    <path d="M${200 - w} ${top + 2}Q200 ${top + 18} ${200 + w} ${top + 2}L${208 + w} 322q0 12-12 12H${204 - w}q-12 0-12-12z" fill="url(#body)"/>
    ${front}
    ${stroke(`M148 ${top + 44}Q144 ${top - drop} 200 ${top - drop}T252 ${top + 44}`, leather ? '#7d5234' : a.dark, 12)}
    ${times(2, (i) => svg`<rect x="${140 + i * 104}" y="${top + 30}" width="17" height="24" rx="3" fill="${leather ? '#5b3a26' : c.dark}"/>`)}
    ${is(/zip/i) && stroke(`M${206 - w} ${top + 6}Q200 ${top + 20} ${194 + w} ${top + 6}`, '#cfd5dc', 5, 'stroke-dasharray="3 3"')}`;
};

const crossbody: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const phone = is(/phone/i);
  const w = phone ? num(62, 70) : num(100, 118);
  const top = phone ? 146 : num(172, 194);
  const saddle = is(/saddle/i);
  const flap = saddle
    ? svg`<path d="M${198 - w} ${top + 20}Q${198 - w} ${top - 6} ${226 - w} ${top - 6}H${174 + w}Q${202 + w} ${top - 6} ${202 + w} ${top + 20}Q${196 + w} ${num(272, 288)} 200 ${num(276, 290)} ${204 - w} 280 ${198 - w} ${top + 20}z" fill="url(#down)"/>`
    : is(/camera|nylon/i)
      ? svg`${stroke(`M${214 - w} ${top + 20}h${2 * w - 28}`, '#e3c27c', 5, 'stroke-dasharray="4 2"')}<rect x="${224 - w}" y="${top + 52}" width="${2 * w - 48}" height="${270 - top}" rx="14" fill="${c.dark}"/>
        ${stroke(`M${236 - w} ${top + 66}h${2 * w - 72}`, a.base, 4)}`
      : svg`<path d="M${198 - w} ${top + 16}q0-22 22-22H${180 + w}q22 0 22 22V${num(234, 256)}Q200 ${num(262, 280)} ${198 - w} 246z" fill="url(#down)"/>`;
  return svg`${ground(200, 338, w + 50, 15)}${stroke(`M${208 - w} ${top + 16}Q${r.int(70, 120)} 40 200 44T${192 + w} ${top + 16}`, is(/nylon/i) ? a.dark : c.dark, num(8, 13))}
    <rect x="${200 - w}" y="${top}" width="${2 * w}" height="${332 - top}" rx="${saddle ? 60 : r.int(18, 34)}" fill="url(#body)"/>
    ${flap}
    ${
      !is(/camera|nylon/i) &&
      svg`<rect x="184" y="${phone ? 236 : 246}" width="32" height="26" rx="6" fill="#e3c27c"/>
    <rect x="193" y="${phone ? 245 : 255}" width="14" height="8" rx="3" fill="#8a6a2a"/>`
    }
    ${times(2, (i) => svg`<circle cx="${i ? 192 + w : 208 - w}" cy="${top + 14}" r="9" fill="none" stroke="#e3c27c" stroke-width="5"/>`)}
    ${stroke(`M${216 - w} 320h${2 * w - 32}`, c.seam, 3, 'stroke-dasharray="7 5"')}
    ${r.chance(0.45) && svg`${stroke(`M${186 + w} ${top + 24}v30`, '#e3c27c', 3)}<path d="M${178 + w} ${top + 54}h16l4 50h-24z" fill="${a.base}"/>`}
    ${s.mark(200, phone ? 196 : 216, num(26, 38), c.pale)}`;
};

const wallet: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const slim = is(/card/i);
  const w = slim ? num(104, 116) : num(120, 136);
  const h = slim ? 84 : num(94, 106);
  const cards = times(
    slim ? 3 : 2,
    (i) =>
      svg`<rect x="${222 - w + i * 9}" y="${186 - h - i * 17}" width="${2 * w - 44 - i * 18}" height="70" rx="8" fill="${['#f4c93b', '#6fb4de', a.base][i] ?? a.light}"/>
        <rect x="${236 - w + i * 9}" y="${198 - h - i * 17}" width="26" height="7" rx="3" fill="#fff" opacity=".8"/>`,
  );
  const note =
    !slim &&
    r.chance(0.6) &&
    svg`<path d="M${216 - w} ${176 - h}h${2 * w - 40}v40h-${2 * w - 40}z" fill="#9cc59a"/>
      <circle cx="200" cy="${190 - h}" r="12" fill="#7fae7d"/>`;
  const face = is(/zip/i)
    ? svg`<rect x="${210 - w}" y="${220 - h}" width="${2 * w - 20}" height="${2 * h - 20}" rx="14" fill="none" stroke="#e3c27c" stroke-width="5" stroke-dasharray="4 2"/>
      <path d="M${184 + w} ${222 - h}l14 34h-16z" fill="${a.base}"/>`
    : is(/travel/i)
      ? svg`<circle cx="200" cy="222" r="36" fill="none" stroke="#e3c27c" stroke-width="4"/>
        ${stroke('M164 222h72M200 186q-26 36 0 72 26-36 0-72M172 204h56M172 240h56', '#e3c27c', 3)}`
      : slim
        ? svg`<path d="M${200 - w} 246Q200 ${num(196, 214)} ${200 + w} 246V${196 + h}q0 14-14 14H${214 - w}q-14 0-14-14z" fill="${c.dark}"/>`
        : svg`<path d="M${168 + w} 196h44v40h-44q-20 0-20-20t20-20z" fill="${c.dark}"/>
          <circle cx="${172 + w}" cy="216" r="8" fill="#e3c27c"/>`;
  return svg`${ground(200, 332, w + 44, 15)}<g transform="rotate(${num(-8, -2)} 200 216)">${note}${cards}
    <rect x="${200 - w}" y="${210 - h}" width="${2 * w}" height="${2 * h}" rx="${r.int(12, 26)}" fill="url(#body)" filter="url(#lift)"/>
    ${face}
    <rect x="${208 - w}" y="${218 - h}" width="${2 * w - 16}" height="${2 * h - 16}" rx="12" fill="none" stroke="${c.seam}" stroke-width="3" stroke-dasharray="7 5"/>
    ${s.mark(is(/travel/i) ? 236 - w : 232 - w, 182 + h, num(24, 34), c.pale)}
    ${r.chance(0.4) && svg`<path d="M${200 - w} ${200 + h * 0.4}h${2 * w}v9h-${2 * w}z" fill="${a.base}"/>`}</g>`;
};

export const bags: Family = {
  tints: ['#dbe7ee', '#b2c9da'],
  hues: ['black', 'navy', 'tan', 'forest green', 'coral red', 'mustard'],
  kinds: {
    Backpacks: backpack,
    Suitcases: suitcase,
    'Tote bags': tote,
    'Crossbody bags': crossbody,
    ...travelGear,
    Wallets: wallet,
  },
};
