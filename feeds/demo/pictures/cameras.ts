import { backpack } from './bags.ts';
import { type Family, ground, greek, type Recipe, stroke, svg, times } from './shapes.ts';

/** A lens seen from the front, with the reflections of its coating. */
const optic = (x: number, y: number, radius: number) =>
  svg`<g transform="translate(${x} ${y}) scale(${(radius / 60).toFixed(2)})"><circle r="60" fill="#2b2e36"/>
    <circle r="52" fill="#454a55"/><circle r="46" fill="#15181f"/><circle r="34" fill="#1d2c4d"/>
    <circle r="24" fill="#2c4f86"/><path d="M-30-10A32 32 0 0 1 6-31Q-14-22-30-10z" fill="#cfe3ff" opacity=".85"/>
    <path d="M10 22A24 24 0 0 0 23 4Q20 16 10 22z" fill="#b58cff" opacity=".8"/>
    <circle cx="-8" cy="-8" r="5" fill="#fff" opacity=".8"/></g>`;

const mirrorless: Recipe = (s) => {
  const { c, a, r, num } = s;
  const retro = r.chance(0.5);
  const skin = retro ? r.pick(['#4a3529', '#2b2e36', '#5b3a3a']) : c.dark;
  const hump = retro
    ? ''
    : svg`<path d="M156 120L170 ${num(76, 90)}H230L244 120z" fill="url(#body)"/>
      <rect x="184" y="98" width="32" height="10" rx="3" fill="${c.pale}"/>`;
  return svg`${ground(200, 320, 160, 16)}${stroke('M56 150Q20 220 60 290M344 150Q384 220 340 290', a.dark, 9)}${hump}
    <rect x="${num(80, 92)}" y="98" width="44" height="24" rx="5" fill="url(#metal)"/>
    <rect x="286" y="${num(96, 104)}" width="34" height="24" rx="5" fill="url(#dark)"/>
    <circle cx="262" cy="114" r="10" fill="${a.base}"/>
    <rect x="52" y="116" width="296" height="192" rx="${r.int(16, 30)}" fill="url(#body)"/>
      <rect x="52" y="152" width="296" height="126" fill="${skin}"/>
      ${!retro && svg`<path d="M56 140q34-6 40 40v118q-40 10-40-30z" fill="${c.deep}"/>`}
      ${
        retro &&
        svg`<rect x="90" y="124" width="36" height="22" rx="4" fill="#20232b"/>
      <rect x="280" y="126" width="42" height="18" rx="4" fill="#dfe8f1"/>`
      }
    <circle cx="204" cy="216" r="90" fill="#1b2140" opacity=".25"/>${optic(204, 212, num(78, 88))}
      <circle cx="${num(108, 118)}" cy="172" r="7" fill="#f6e6b2"/>${s.mark(204, 134, 18, c.seam)}
      <rect x="308" y="166" width="24" height="34" rx="8" fill="${c.seam}" opacity=".6"/>`;
};

const lens: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(66, 78);
  const top = s.is(/tele/i) ? num(52, 70) : s.is(/wide|street/i) ? num(150, 176) : num(96, 128);
  const rib = (y: number, h: number, width: number) =>
    svg`<rect x="${200 - width}" y="${y}" width="${2 * width}" height="${h}" rx="4" fill="url(#dark)"/>
      <path d="M${204 - width} ${y + h / 2}H${196 + width}" stroke="#0d0f14" stroke-width="${h - 8}" stroke-dasharray="3 5" opacity=".55"/>`;
  const mid = (top + 312) / 2;
  return svg`${ground(200, 332, w + 50, 17)}<path d="M${198 - w} ${top + 14}H${202 + w}L${194 + w} ${mid}V300H${206 - w}V${mid}z" fill="url(#tube)"/>
    ${rib(top + 36, num(28, 44), w + 1)}${rib(mid + 24, num(26, 40), w - 4)}
    <rect x="${200 - w}" y="${mid}" width="${2 * w}" height="7" fill="${a.base}"/>
    <rect x="${214 - w}" y="300" width="${2 * w - 28}" height="28" rx="5" fill="url(#metal)"/>
    <ellipse cx="200" cy="${top + 12}" rx="${w + 2}" ry="${w * 0.36}" fill="#2b2e36"/>
      <ellipse cx="200" cy="${top + 12}" rx="${w - 8}" ry="${w * 0.29}" fill="#12151d"/>
      <ellipse cx="200" cy="${top + 14}" rx="${w - 22}" ry="${w * 0.2}" fill="#27477c"/>
      <path d="M${226 - w} ${top + 6}q${w * 0.4}-14 ${w * 0.9}-8-${w * 0.5} 2-${w * 0.9} 8z" fill="#cfe3ff" opacity=".9"/>
      ${stroke(`M${214 - w} ${top + 50}V290`, '#fff', 6, 'opacity=".25"')}
      ${times(4, (i) => stroke(`M${178 + i * 15} ${mid + 14}v6`, c.pale, 3))}${s.mark(200, 282, 18, c.pale)}
      ${r.chance(0.4) && svg`<circle cx="${198 + w * 0.6}" cy="${mid + 12}" r="4" fill="#e84a4a"/>`}`;
};

const tripod: Recipe = (s) => {
  const { c, a, r, num } = s;
  const spread = num(76, 104);
  const knee = num(196, 230);
  const small = s.is(/table/i);
  const hub = small ? 226 : 150;
  const leg = (foot: number) => {
    const x = 200 + ((foot - 200) * (knee - 150)) / 186;
    const joint =
      !small &&
      stroke(`M200 150L${x} ${knee}`, c.base, 15) +
        svg`<circle cx="${x}" cy="${knee}" r="11" fill="${a.base}"/>`;
    return svg`${stroke(`M200 ${hub}L${foot} 334`, small ? c.base : c.deep, small ? 16 : 9)}${joint}
      <circle cx="${foot}" cy="334" r="10" fill="#33363e"/>`;
  };
  const camera = r.chance(0.6)
    ? svg`<rect x="156" y="48" width="88" height="54" rx="9" fill="url(#dark)"/>
      <rect x="176" y="38" width="34" height="16" rx="4" fill="#33363e"/>
      <circle cx="202" cy="77" r="21" fill="#15181f"/><circle cx="202" cy="77" r="12" fill="#2c4f86"/>
      <circle cx="197" cy="72" r="4" fill="#dbe9ff"/>`
    : svg`<rect x="168" y="86" width="64" height="14" rx="5" fill="url(#metal)"/>`;
  return svg`${ground(200, 340, spread + 46, 13)}${[0.3, -1, 1].map((side) => leg(200 + spread * side))}
    <g transform="translate(0 ${hub - 150})">
    ${!small && '<rect x="191" y="128" width="18" height="92" rx="6" fill="url(#metal)"/>'}${camera}
    <rect x="172" y="100" width="56" height="10" rx="4" fill="${a.base}"/>
    <circle cx="200" cy="122" r="17" fill="url(#ball)"/>
    ${stroke(`M214 122l${r.int(46, 64)} ${r.int(14, 30)}`, '#4a505c', 8)}
    <path d="M170 138h60l-12 26h-36z" fill="url(#body)"/>${s.mark(200, 151, 14, c.pale)}</g>`;
};

const instant: Recipe = (s) => {
  const { c, a, r, num } = s;
  const stripes = ['#e8705f', '#f4c93b', '#2f8f8b', '#3566c9'];
  const photo = svg`<g transform="translate(${num(176, 196)} 292) rotate(${num(-6, 6)})">
    <path d="M-56-16H56V${num(58, 70)}H-56z" fill="url(#paper)"/><path d="M-46-8H46V44H-46z" fill="#8fc3e0"/>
    <path d="M-46 44L-16 8 4 30 22 14 46 44z" fill="${a.dark}"/><circle cx="26" cy="4" r="8" fill="#ffe6a0"/></g>`;
  return svg`${ground(200, 322, 140, 16)}<path d="M92 118Q94 80 132 76H268Q306 80 308 118L322 292Q322 306 306 306H94Q78 306 78 292z" fill="url(#body)"/>
    <path d="M86 196L314 196 322 292Q322 306 306 306H94Q78 306 78 292z" fill="${c.dark}" opacity=".45"/>${photo}
    <path d="M78 274H322V296Q322 306 306 306H94Q78 306 78 296z" fill="${c.base}"/>
    <rect x="112" y="284" width="176" height="9" rx="4" fill="#22252d"/>
    ${r.chance(0.5) && times(4, (i) => svg`<rect x="${186 + i * 8}" y="236" width="8" height="39" fill="${stripes[i] ?? a.base}"/>`)}${optic(200, 182, num(54, 66))}
      <rect x="${num(112, 120)}" y="100" width="50" height="36" rx="8" fill="#e9eef4"/>
      <path d="M118 130l20-26h14l-22 28z" fill="#fff"/>
      <rect x="244" y="102" width="38" height="30" rx="8" fill="#22252d"/>
      <circle cx="263" cy="117" r="8" fill="#4a628c"/><circle cx="${num(102, 110)}" cy="206" r="13" fill="${a.base}"/>
      ${s.mark(286, 230, 26, c.seam)}`;
};

const cameraBag: Recipe = (s) => {
  if (s.is(/backpack/i)) return backpack(s);
  const { c, a, r, num } = s;
  const flap = num(216, 246);
  const w = num(118, 134);
  const buckles = r.chance(0.5)
    ? times(
        2,
        (i) =>
          svg`<rect x="${148 + i * 84}" y="${flap - 44}" width="20" height="74" rx="4" fill="#8c5a33"/>
            <rect x="${144 + i * 84}" y="${flap + 4}" width="28" height="20" rx="4" fill="none" stroke="#d9b365" stroke-width="5"/>`,
      )
    : svg`<rect x="180" y="${flap - 16}" width="40" height="30" rx="7" fill="${a.base}"/>
      <rect x="190" y="${flap - 8}" width="20" height="14" rx="4" fill="${a.deep}"/>`;
  return svg`${ground(200, 332, 160, 16)}${stroke(`M${208 - w} 170Q200 ${r.int(20, 50)} ${192 + w} 170`, c.deep, 14)}
    <rect x="${184 - w}" y="222" width="44" height="90" rx="14" fill="${c.deep}"/>
    <rect x="${172 + w}" y="222" width="44" height="90" rx="14" fill="${c.deep}"/>
    <rect x="${200 - w}" y="152" width="${2 * w}" height="178" rx="24" fill="url(#body)"/>
    <path d="M${214 - w} 256h${2 * w - 28}v52q0 10-10 10H${224 - w}q-10 0-10-10z" fill="${c.dark}"/>
    <path d="M${196 - w} 172Q${196 - w} 144 ${224 - w} 142H${176 + w}Q${204 + w} 144 ${204 + w} 172V${flap - 20}Q${204 + w} ${flap} ${184 + w} ${flap}H${216 - w}Q${196 - w} ${flap} ${196 - w} ${flap - 20}z" fill="url(#down)"/>
      ${stroke(`M${206 - w} ${flap - 10}H${194 + w}`, c.seam, 3, 'stroke-dasharray="8 5"')}
      ${stroke('M168 146q32-40 64 0', c.dark, 11)}${buckles}${s.mark(200, 186, num(30, 42), c.pale)}`;
};

const memoryCard: Recipe = (s) => {
  const { c, a, r, num } = s;
  const card = (more: string) =>
    svg`<path d="M118 70H${246}L286 110V318Q286 334 270 334H134Q118 334 118 318z" fill="url(#body)" filter="url(#lift)"/>
      <path d="M114 150h8v30h-8z" fill="${c.deep}"/>
      ${times(7, (i) => svg`<rect x="${134 + i * 16}" y="80" width="10" height="30" rx="2" fill="#e0b95a"/>`)}
      ${more}`;
  const band = r.pick([
    svg`<path d="M132 132H272V${num(190, 220)}H132z" fill="${a.base}"/>`,
    svg`<path d="M132 200L272 ${num(136, 170)}V318H132z" fill="${a.base}"/>`,
    svg`<path d="M132 132H272V318H132z" fill="${c.light}"/>
      <path d="M132 132H${num(160, 190)}V318H132z" fill="${a.base}"/>`,
    svg`<circle cx="202" cy="204" r="${num(46, 60)}" fill="${a.base}"/>`,
  ]);
  return svg`${ground(206, 346, 124, 13)}<g transform="rotate(${num(-16, -9)} 200 210) translate(-22 0)">${card('')}
    </g><g transform="rotate(${num(4, 12)} 200 210) translate(${s.is(/micro/i) ? '120 148) scale(.56' : '12 4'})">
    ${card(svg`<rect x="132" y="132" width="140" height="186" rx="8" fill="${c.dark}"/>${band}
    ${s.mark(202, 176, num(36, 48), c.pale)}${greek(r, 150, 266, 100, 3, c.pale)}`)}</g>`;
};

export const photography: Family = {
  tints: ['#ebe6df', '#d2c9bb'],
  hues: ['black', 'graphite', 'silver', 'cream', 'tan', 'navy'],
  kinds: {
    'Mirrorless cameras': mirrorless,
    Lenses: lens,
    Tripods: tripod,
    'Instant cameras': instant,
    'Camera bags': cameraBag,
    'Memory cards': memoryCard,
  },
};
