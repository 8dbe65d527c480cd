import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const headphones: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(44, 54);
  const h = num(112, 132);
  const cup = svg`<rect x="84" y="${250 - h / 2}" width="${w}" height="${h}" rx="${w / 2}" fill="url(#body)"/>
    <rect x="${82 + w - 8}" y="${256 - h / 2}" width="28" height="${h - 12}" rx="14" fill="${c.deep}"/>
    ${stroke(`M98 ${240 - h / 4}v${h / 2}`, c.pale, 4, 'opacity=".6"')}
    <path d="M96 ${252 - h / 2}V180" stroke="url(#metal)" stroke-width="1"/>`;
  const band = 'M104 206Q96 74 200 72T296 206';
  return svg`${ground(200, 330, 130, 16)}${stroke(band, c.deep, 20)}${stroke(band, c.base, 13)}
    ${stroke('M128 124Q154 74 200 76T272 124', a.base, r.int(16, 22))}
    ${stroke('M138 112Q160 84 200 82', '#fff', 4, 'opacity=".5"')}${stroke('M104 204V176M296 204V176', '#c4cbd3', 9)}
    <defs><g id="cup">${cup}</g></defs><use href="#cup"/><use href="#cup" transform="matrix(-1 0 0 1 400 0)"/>
      <circle cx="${84 + w / 2}" cy="250" r="${w * 0.34}" fill="${a.base}"/>
      ${s.mark(84 + w / 2, 250, w * 0.4, c.deep)}
      <circle cx="${316 - w / 2}" cy="250" r="${w * 0.34}" fill="${a.dark}"/>
      ${r.chance(0.4) && stroke('M112 312q4 34 70 30t80-16', c.deep, 5)}`;
};

const earbuds: Recipe = (s) => {
  const { c, a, r, num } = s;
  const rx = num(36, 60);
  const stem = r.chance(0.6);
  const bud = svg`<ellipse cx="0" cy="-30" rx="27" ry="24" fill="url(#ball)"/>
    <ellipse cx="-21" cy="-36" rx="11" ry="15" fill="${c.deep}"/>
    <ellipse cx="-25" cy="-37" rx="7" ry="12" fill="#5a606b"/>
    ${stem ? svg`<rect x="2" y="-32" width="18" height="70" rx="9" fill="url(#tube)"/>` : svg`<circle cx="6" cy="-26" r="11" fill="${a.base}"/>`}`;
  return svg`${ground(200, 332, 128, 16)}<path d="M94 226V${150}Q94 104 140 102H260Q306 104 306 150V226z" fill="url(#down)"/>
    <path d="M110 222V158Q110 120 146 118H254Q290 120 290 158V222z" fill="${c.deep}"/>
    <g transform="translate(162 ${stem ? 188 : 206})">${bud}</g>
      <g transform="matrix(-1 0 0 1 238 ${stem ? 188 : 206})">${bud}</g>
      <path d="M86 218H314V${330 - rx}Q314 ${332} ${314 - rx} 332H${86 + rx}Q86 332 86 ${330 - rx}z" fill="url(#body)"/>
      <path d="M86 218H314v10H86z" fill="${c.light}"/>
      <rect x="180" y="214" width="40" height="10" rx="5" fill="${c.dark}"/>
      <circle cx="200" cy="252" r="6" fill="${a.base}"/>${s.mark(200, 292, num(30, 40), c.seam)}
      ${stroke('M104 246v50', '#fff', 7, 'opacity=".4"')}`;
};

const speaker: Recipe = (s) => {
  const { c, a, r, num } = s;
  const mesh = (x: number, y: number, w: number, h: number) =>
    times(
      Math.floor(h / 12),
      (i) =>
        svg`<path d="M${x + (i % 2) * 5} ${y + i * 12}h${w}" stroke="${c.seam}" stroke-width="4" stroke-dasharray="1 9" stroke-linecap="round" opacity=".7"/>`,
    );
  const form = s.is(/waterproof/i) ? 0 : s.is(/portable/i) ? 1 : 2;
  if (form === 0) {
    const w = num(70, 88);
    return svg`${ground(200, 332, w + 44, 16)}${stroke(`M${204 + w} 130q46 20 26 80`, a.dark, 9)}
      <path d="M${200 - w} 104V312q0 22 ${w} 24 ${w}-2 ${w}-24V104z" fill="url(#tube)"/>
      ${mesh(206 - w, 132, 2 * w - 16, 150)}<ellipse cx="200" cy="104" rx="${w}" ry="22" fill="${c.light}"/>
      <ellipse cx="200" cy="104" rx="${w - 14}" ry="16" fill="${c.deep}"/>
      ${stroke(`M${214 - w} 104a${w - 14} 16 0 0 0 ${2 * w - 28} 0`, a.base, 4)}
      ${stroke('M186 104h28M200 98v12', c.pale, 4)}
      <path d="M${200 - w} 296v16q0 22 ${w} 24 ${w}-2 ${w}-24v-16q0 20-${w} 22-${w}-2-${w}-22z" fill="${a.base}"/>
      ${s.mark(200, 210, 40, a.light)}`;
  }
  if (form === 1)
    return svg`${ground(200, 318, 170, 17)}${stroke('M64 196q-36 40 0 84', a.base, 9)}
      <rect x="52" y="164" width="296" height="146" rx="${num(48, 73)}" fill="url(#down)"/>${mesh(112, 190, 180, 108)}
      <ellipse cx="84" cy="237" rx="30" ry="58" fill="${c.deep}"/>
      <ellipse cx="84" cy="237" rx="20" ry="42" fill="${a.base}"/>
      <ellipse cx="84" cy="237" rx="11" ry="24" fill="${a.dark}"/>
      <rect x="170" y="158" width="90" height="14" rx="7" fill="${c.deep}"/>
      ${times(3, (i) => svg`<circle cx="${192 + i * 23}" cy="165" r="3.500" fill="${c.pale}"/>`)}
      ${s.mark(226, 240, num(34, 50), a.light)}`;
  return svg`${ground(200, 332, 130, 16)}${stroke('M134 116q66-70 132 0', '#8b6b4c', 12)}
    <rect x="88" y="110" width="224" height="218" rx="${r.int(18, 44)}" fill="url(#body)"/>
    <rect x="104" y="${168}" width="192" height="144" rx="16" fill="${c.deep}"/>${mesh(116, 184, 164, 124)}
    <circle cx="200" cy="240" r="${num(40, 52)}" fill="none" stroke="${a.base}" stroke-width="5"/>
    ${times(3, (i) => svg`<circle cx="${140 + i * 44}" cy="140" r="${i === 1 ? 9 : 13}" fill="${i === 1 ? a.base : c.pale}"/>`)}
    ${s.mark(272, 140, 24, c.seam)}`;
};

const turntable: Recipe = (s) => {
  const { c, a, r, num } = s;
  const lid = r.chance(0.5);
  const label = num(20, 28);
  return svg`${ground(200, 328, 168, 15)}${lid && svg`<path d="M58 168L82 66H330L346 168z" fill="url(#glass)"/>`}
    <path d="M62 162H340L362 290H38z" fill="url(#body)"/>
    <path d="M38 290H362V316Q362 322 354 322H46Q38 322 38 316z" fill="${c.dark}"/>
    ${times(2, (i) => svg`<rect x="${62 + i * 250}" y="320" width="26" height="10" rx="4" fill="#33363e"/>`)}
    <g transform="translate(172 226) scale(1 .46)"><circle r="118" fill="#b9c0c8"/><circle r="112" fill="#23252b"/>
      <g fill="none" stroke="#4a4e58" stroke-width="2"><circle r="100"/><circle r="86"/><circle r="72"/>
      <circle r="56"/></g>
      <path d="M0 0L-50-100A112 112 0 0 1 10-111zM0 0L50 100A112 112 0 0 1-10 111z" fill="#fff" opacity=".13"/>
      <circle r="${label + 14}" fill="${a.base}"/>
      <path d="M${-label} 8A${label} ${label} 0 0 1 ${label} 8z" fill="${a.light}"/><circle r="5" fill="#eee"/></g>
    <circle cx="310" cy="192" r="22" fill="url(#steel)"/><circle cx="310" cy="190" r="11" fill="#5c646e"/>
      ${stroke(`M314 176L302 240 ${r.int(248, 262)} ${r.int(252, 260)}`, '#e6e9ed', 7)}
      <rect x="240" y="248" width="24" height="13" rx="3" fill="#33363e" transform="rotate(-14 252 254)"/>
      <circle cx="${num(318, 330)}" cy="270" r="11" fill="${c.seam}"/>
      <circle cx="64" cy="276" r="8" fill="${a.light}"/>${s.mark(200, 306, 16, c.seam)}`;
};

const soundbar: Recipe = (s) => {
  const { c, a, r, num } = s;
  const sub = r.chance(0.6);
  const h = num(38, 52);
  const top = 296 - h;
  const x = sub ? 24 : 40;
  const w = sub ? 268 : 320;
  return svg`${ground(200, 316, 184, 14)}<rect x="${x + 20}" y="${top - 176}" width="${w - 40}" height="150" rx="8" fill="#2b2f39"/>
    ${''}<rect x="${x + 27}" y="${top - 169}" width="${w - 54}" height="136" rx="3" fill="url(#screen)"/>
    <path d="M${x + 27} ${top - 60}q60-50 120-20t${w - 174} -14v60h-${w - 54}z" fill="${a.dark}" opacity=".8"/>
    <circle cx="${x + w * num(0.55, 0.8)}" cy="${top - 130}" r="16" fill="${a.light}"/>
    <path d="M${x + w / 2 - 40} ${top - 10}h80l-14-18h-52z" fill="#22252d"/>
    <rect x="16" y="306" width="368" height="14" rx="4" fill="url(#wood)"/>
      <rect x="${x}" y="${top}" width="${w}" height="${h}" rx="${r.int(8, 24)}" fill="url(#down)"/>
      ${times(Math.floor((h - 10) / 8), (i) => svg`<path d="M${x + 24} ${top + 10 + i * 8}h${w - 48}" stroke="${c.seam}" stroke-width="3" stroke-dasharray="1 6" stroke-linecap="round" opacity=".8"/>`)}
      <rect x="${x + w / 2 - 28}" y="${top - 3}" width="56" height="6" rx="3" fill="${c.seam}"/>
      <circle cx="${x + w - 26}" cy="${top + h / 2}" r="5" fill="${a.base}"/>
      ${s.mark(x + w / 2, top + h / 2, 20, c.pale)}
    <rect x="${x + 26}" y="${top + h}" width="30" height="${306 - top - h}" fill="${c.deep}"/>
      <rect x="${x + w - 56}" y="${top + h}" width="30" height="${306 - top - h}" fill="${c.deep}"/>
      ${
        sub &&
        svg`<rect x="304" y="190" width="76" height="116" rx="8" fill="url(#body)"/>
      <circle cx="342" cy="${num(244, 256)}" r="26" fill="${c.deep}"/>
      <circle cx="342" cy="250" r="14" fill="${c.dark}"/><circle cx="342" cy="204" r="4" fill="${a.base}"/>`
      }`;
};

const microphone: Recipe = (s) => {
  const { c, a, r, num } = s;
  if (s.is(/shotgun/i))
    return svg`${ground(200, 336, 96, 16)}${stroke('M200 236L134 332M200 236L266 332M200 236V334', '#3a3d46', 10)}
      <circle cx="200" cy="226" r="14" fill="${a.base}"/><g transform="rotate(${num(-24, -14)} 200 200)">
      <rect x="56" y="180" width="${num(180, 200)}" height="40" rx="17" fill="#3a3d46"/>
      ${stroke('M76 200H226', '#5c646e', 27, 'stroke-dasharray="2 7"')}
      <rect x="224" y="178" width="124" height="44" rx="12" fill="url(#down)"/>
      <rect x="236" y="178" width="9" height="44" fill="${a.base}"/>${s.mark(296, 200, 24, c.pale)}
      <path d="M346 190h16v20h-16z" fill="#8b949e"/></g>`;
  if (s.is(/lavalier/i))
    return svg`${ground(206, 336, 116, 15)}${stroke(`M124 196Q110 ${r.int(290, 330)} 180 320T${r.int(206, 220)} 150 250 120 280 190`, '#3a3d46', 8)}
      <rect x="96" y="92" width="56" height="84" rx="28" fill="url(#dark)"/>${stroke(
        times(4, (i) => `M106 ${108 + i * 14}h36`),
        '#7d8793',
        4,
      )}<rect x="98" y="166" width="52" height="34" rx="9" fill="url(#metal)"/>
      <path d="M150 176l44-10v22l-44 6z" fill="#8b949e"/>
      <rect x="228" y="184" width="${num(92, 106)}" height="144" rx="17" fill="url(#body)"/>
      <rect x="244" y="204" width="66" height="36" rx="7" fill="#12151d"/>
      ${stroke('M254 226v-8M264 228v-14M274 226v-8M284 228v-16M294 226v-6', '#7df0a2', 5)}
      <circle cx="278" cy="282" r="17" fill="${a.base}"/>${s.mark(278, 282, 18, a.pale)}`;
  const w = num(42, 54);
  const top = num(52, 64);
  const mount = r.chance(0.5);
  return svg`${ground(200, 334, 106, 17)}<ellipse cx="200" cy="326" rx="86" ry="15" fill="${c.deep}"/>
    <ellipse cx="200" cy="320" rx="86" ry="14" fill="url(#down)"/>
    <rect x="192" y="240" width="16" height="80" fill="url(#metal)"/>
    ${
      mount
        ? svg`<circle cx="200" cy="196" r="${w + 22}" fill="none" stroke="#3a3d46" stroke-width="10"/>
    ${times(4, (i) => stroke(`M${200 - w - 14} 196h20`, a.base, 5, `transform="rotate(${45 + i * 90} 200 196)"`))}`
        : stroke(`M${200 - w - 14} 160v50q0 50 ${w + 14} 50t${w + 14}-50v-50`, '#3a3d46', 10)
    }
    <path d="M${200 - w} 150V${226}q0 22 22 22H${178 + w}q22 0 22-22V150z" fill="url(#tube)"/>
      <path d="M${200 - w} 160V${top + w}a${w} ${w} 0 0 1 ${2 * w} 0V160z" fill="url(#metal)"/>
      ${stroke(times(5, (i) => `M${200 - w + 6} ${top + 26 + i * 19}H${194 + w}`) + times(5, (i) => `M${200 + (i - 2) * w * 0.38} ${top + 12}V156`), '#7d8793', 2.5)}
    <rect x="${196 - w}" y="152" width="${2 * w + 8}" height="13" rx="5" fill="${a.base}"/>
      ${r.chance(0.6) ? svg`<circle cx="200" cy="222" r="11" fill="${c.seam}"/>` : svg`<rect x="190" y="212" width="20" height="24" rx="10" fill="${c.seam}"/>`}
      ${s.mark(200, 188, 24, a.light)}${stroke(`M${212 - w} 176v46`, '#fff', 6, 'opacity=".35"')}`;
};

export const audio: Family = {
  tints: ['#e0e1f2', '#c0c4e4'],
  hues: ['black', 'silver', 'navy', 'cream', 'walnut'],
  kinds: {
    Headphones: headphones,
    Earbuds: earbuds,
    'Bluetooth speakers': speaker,
    Turntables: turntable,
    Soundbars: soundbar,
    Microphones: microphone,
  },
};
