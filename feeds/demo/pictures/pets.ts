import { type Family, ground, greek, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

const paw = (x: number, y: number, size: number, fill: string) =>
  svg`<g transform="translate(${x} ${y}) scale(${(size / 40).toFixed(2)})" fill="${fill}">
    <path d="M0-2q18 6 14 18-6 8-14 3-8 5-14-3-4-12 14-18z"/><ellipse cx="-16" cy="-4" rx="6" ry="8"/>
    <ellipse cx="16" cy="-4" rx="6" ry="8"/><ellipse cx="-6" cy="-14" rx="6" ry="8"/>
    <ellipse cx="6" cy="-14" rx="6" ry="8"/></g>`;

const dogBed: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const square = is(/orthop/i);
  const bone = svg`<g transform="translate(${num(176, 226)} ${num(232, 244)}) rotate(${num(-30, 30)})" fill="#fffaf0">
    <path d="M-24-6H24V6H-24z"/><circle cx="-26" cy="-7" r="9"/><circle cx="-26" cy="7" r="9"/>
    <circle cx="26" cy="-7" r="9"/><circle cx="26" cy="7" r="9"/></g>`;
  if (is(/cave/i))
    return svg`${ground(200, 328, 164, 18)}<path d="M44 300Q44 ${num(104, 124)} 206 110 356 112 356 300 356 324 330 324H70Q44 324 44 300z" fill="url(#body)"/>
      <path d="M112 300Q112 176 200 176T288 300z" fill="${c.deep}"/>
      <path d="M112 300Q112 176 200 176T288 300" fill="none" stroke="${a.base}" stroke-width="17"/>
      <path d="M120 300q80-${r.int(26, 40)} 160 0z" fill="${a.pale}"/>
      ${stroke('M72 262Q84 150 160 132', '#fff', 7, 'opacity=".3"')}
      <path d="M52 292H348q10 30-18 32H70q-26-2-18-32z" fill="${c.dark}"/>${paw(200, 310, 26, c.pale)}`;
  if (is(/elevat/i))
    return svg`${ground(200, 336, 166, 14)}${stroke('M70 250L60 330M330 250L340 330M98 236L92 306M302 236L308 306', '#5c646e', 11)}
      <path d="M84 208H316L350 268H50z" fill="url(#body)"/><path d="M50 268H350v14H50z" fill="${c.deep}"/>
      <path d="M104 220H296L316 258H84z" fill="url(#extra)"/>${stroke('M84 208H316L350 268H50z', '#5c646e', 7)}${bone}
      <circle cx="60" cy="330" r="9" fill="#33363e"/><circle cx="340" cy="330" r="9" fill="#33363e"/>`;
  if (square)
    return svg`${ground(200, 324, 176, 18)}<path d="M70 200Q74 164 108 160H292Q326 164 330 200L348 280H52z" fill="${c.dark}"/>
      <path d="M100 212H300L322 276H78z" fill="url(#extra)"/>
      ${stroke('M150 214l-14 60M200 214v60M250 214l14 60', a.dark, 3, 'opacity=".5"')}${bone}
      <path d="M36 214q26-10 44 12l8 54q2 40-34 42-26-2-24-40zM364 214q-26-10-44 12l-8 54q-2 40 34 42 26-2 24-40z" fill="url(#body)"/>
      <path d="M62 276q138-${r.int(6, 16)} 276 0l-4 40q-134 12-268 0z" fill="url(#down)"/>
      ${paw(200, 300, 34, c.pale)}`;
  const dots = times(
    10,
    (i) =>
      svg`<circle cx="${80 + i * 27}" cy="${296 + (i % 2) * 10 - Math.abs(i - 4.5) * 3}" r="6" fill="${a.light}"/>`,
  );
  return svg`${ground(200, 322, 178, 19)}<ellipse cx="200" cy="236" rx="164" ry="${num(72, 84)}" fill="${c.dark}"/>
    <ellipse cx="200" cy="236" rx="122" ry="50" fill="url(#extra)"/>
    <path d="M92 250q108 40 216 0-30 40-108 42-80-2-108-42z" fill="${a.dark}" opacity=".5"/>${bone}
    <path d="M36 232Q40 268 90 262 200 296 310 262 360 268 364 232 372 318 200 326 28 318 36 232z" fill="url(#body)"/>
    ${r.pick([dots, times(7, (i) => stroke(`M${74 + i * 42} ${284 - Math.abs(i - 3) * 5}q${6 - i * 2} 14 0 30`, c.deep, 3, 'opacity=".5"')), paw(200, 300, 38, c.pale)])}
    ${stroke('M64 276q60 24 120 28', '#fff', 6, 'opacity=".3"')}`;
};

const catTree: Recipe = (s) => {
  const { c, a, r, num } = s;
  const [x1, x2] = [r.int(116, 134), r.int(250, 276)];
  const high = r.chance(0.5) ? [x1, x2] : [x2, x1];
  const top = num(64, 84);
  const post = (x: number, y: number, h: number) =>
    svg`<rect x="${x - 13}" y="${y}" width="26" height="${h}" fill="#d9b98a"/>${stroke(
      times(Math.floor(h / 7), (i) => `M${x - 12} ${y + 3 + i * 7}h24`),
      '#b28f5d',
      2,
    )}`;
  const deck = (x: number, y: number, half: number) =>
    svg`<rect x="${x - half}" y="${y}" width="${2 * half}" height="20" rx="10" fill="url(#body)"/>
      <path d="M${x - half + 4} ${y + 12}h${2 * half - 8}" stroke="${c.dark}" stroke-width="5" stroke-linecap="round"/>`;
  const [hi = 120, lo = 260] = high;
  const cat = svg`<g transform="translate(${hi} ${top})" fill="${r.pick(['#4b4038', '#d98f4a', '#8f8a86', '#f4ead8'])}">
    <path d="M-26 2Q-30-28-6-30q30 0 30 32z"/><circle cx="-18" cy="-34" r="17"/>
    <path d="M-34-40l2-18 14 8zM-2-40l-2-18-14 8z"/>${stroke('M22 0q26 4 20 34', '#4b4038', 7)}</g>`;
  return svg`${ground(200, 338, 156, 15)}${post(hi, top + 14, 310 - top)}${post(lo, 190, 136)}
    <rect x="${lo - 50}" y="230" width="100" height="90" rx="12" fill="url(#extra)"/>
    <path d="M${lo - 26} 320V286a26 26 0 0 1 52 0v34z" fill="${a.deep}"/>${deck(lo, 176, 58)}${deck(hi, 200, 48)}
    ${deck(hi, top, 56)}
    ${r.chance(0.6) ? cat : svg`<path d="M${hi - 50} ${top}q50-${r.int(24, 40)} 100 0z" fill="${c.dark}"/>`}
    ${stroke(`M${lo + 44} 194v40`, '#8a7a64', 3)}<circle cx="${lo + 44}" cy="242" r="11" fill="${a.light}"/>
    ${r.chance(0.4) && stroke(`M${hi - 40} 218L${hi - 66} 322M${hi - 24} 218L${hi - 50} 322M${hi - 44} 240h16M${hi - 50} 264h16M${hi - 56} 290h16`, '#b28f5d', 5)}
    ${s.is(/woodland/i) && times(7, (i) => svg`<path d="M${hi + (i - 3) * 17} ${top + 24}q-16 22 0 34 16-12 0-34z" fill="${i % 2 ? '#7fa862' : '#5f8a4e'}" transform="rotate(${(i - 3) * -16} ${hi + (i - 3) * 17} ${top + 24})"/>`)}
    <rect x="60" y="318" width="280" height="20" rx="8" fill="url(#down)"/>`;
};

/** A bag of feed or litter standing on the floor. */
function sack(s: Sketch, picture: string, scatter: string): string {
  const { c, a, r, num } = s;
  const w = num(86, 100);
  const top = num(70, 92);
  const wave = r.pick([
    svg`<path d="M${200 - w} 232q${w * 0.5}-30 ${w} 0t${w} 0V322H${200 - w}z" fill="${a.base}"/>`,
    svg`<path d="M${200 - w} 250L${200 + w} ${num(200, 230)}V322H${200 - w}z" fill="${a.base}"/>`,
    svg`<path d="M${200 - w} 244H${200 + w}V296H${200 - w}z" fill="${a.base}"/>`,
  ]);
  return svg`${ground(200, 334, w + 66, 17)}<path d="M${210 - w} ${top}H${190 + w}L${200 + w} ${top + 44}Q${206 + w} 220 ${200 + w} 322q-${w} 16-${2 * w} 0Q${194 - w} 220 ${200 - w} ${top + 44}z" fill="url(#tube)"/>
    ${wave}<path d="M${210 - w} ${top}H${190 + w}L${200 + w} ${top + 44}H${200 - w}z" fill="${c.dark}"/>
    ${stroke(`M${212 - w} ${top + 14}h${2 * w - 24}`, c.pale, 4, 'stroke-dasharray="6 5"')}
    <circle cx="200" cy="${top + 112}" r="${num(52, 60)}" fill="#fffaf0"/><g transform="translate(200 ${top + 114})">
    ${picture}</g>${greek(r, 168, 262, 64, 3, a.pale)}${s.mark(200, top + 30, 20, c.pale)}
    ${stroke(`M${218 - w} ${top + 62}V290`, '#fff', 7, 'opacity=".25"')}${scatter}`;
}

const dogFood: Recipe = (s) => {
  const { r } = s;
  const fur = r.pick(['#b9814f', '#e5c08f', '#6b4a36', '#d9d2c6']);
  const dog = svg`<ellipse rx="30" ry="31" fill="${fur}"/>
    <path d="M-26-22q-24 4-16 38 14 0 20-22zM26-22q24 4 16 38-14 0-20-22z" fill="#4a3428"/>
    <ellipse cy="14" rx="17" ry="14" fill="#fffaf0"/><ellipse cy="6" rx="7" ry="5" fill="#33282a"/>
    <circle cx="-12" cy="-8" r="4" fill="#33282a"/><circle cx="12" cy="-8" r="4" fill="#33282a"/>
    ${stroke('M-6 18q6 5 12 0', '#33282a', 3)}
    ${r.chance(0.5) && svg`<path d="M-4 20h8q2 12-4 12t-4-12z" fill="#e8705f"/>`}`;
  const kibble = times(
    9,
    (i) =>
      svg`<circle cx="${76 + i * 31 + r.int(-6, 6)}" cy="${334 + r.int(-5, 5)}" r="${r.int(6, 9)}" fill="${i % 2 ? '#8a5a35' : '#a9703f'}"/>`,
  );
  return sack(s, dog, kibble);
};

const litter: Recipe = (s) => {
  const { r } = s;
  const fur = r.pick(['#8f8a86', '#d98f4a', '#4b4644', '#e8dccb']);
  const cat = svg`<path d="M-32-4L-30-40-10-26H10L30-40 32-4Q30 28 0 30-30 28-32-4z" fill="${fur}"/>
    <circle cx="-12" cy="-4" r="6" fill="#c8e07a"/><circle cx="12" cy="-4" r="6" fill="#c8e07a"/>
    <path d="M-13-9h3v11h-3zM11-9h3v11h-3z" fill="#33282a"/><path d="M-5 8h10l-5 6z" fill="#e8908a"/>
    ${stroke('M-16 12l-24-4M-16 17l-24 3M16 12l24-4M16 17l24 3', '#fff', 2)}`;
  const sand = svg`<path d="M60 340q20-26 60-22 40-10 60 6t70-4 90 20z" fill="${r.pick(['#e6dccb', '#cfd3d8', '#d9c3a0'])}"/>
    ${times(12, () => svg`<circle cx="${r.int(80, 320)}" cy="${r.int(328, 340)}" r="3" fill="#a89f8e"/>`)}`;
  return sack(s, cat, sand);
};

const lead: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  if (is(/bungee/i)) {
    return svg`${ground(200, 328, 140, 16)}${stroke(`M92 240Q50 300 90 320T${r.int(220, 260)} 336`, a.base, 9)}
      <path d="M110 200Q110 96 216 92 320 96 322 190 322 250 262 250H170Q112 250 110 200z" fill="url(#body)"/>
      <path d="M196 122H270Q296 126 296 160T270 196H206Q176 194 176 158T196 122z" fill="${r.pick(['#f1ddd6', c.pale])}"/>
      <path d="M84 214h36v34H84z" fill="${c.deep}"/><circle cx="150" cy="${num(196, 206)}" r="25" fill="${a.base}"/>
      ${paw(150, 202, 24, a.pale)}<rect x="180" y="84" width="40" height="16" rx="7" fill="${a.dark}"/>`;
  }
  const loop = r.int(80, 110);
  const rope = is(/rope/i) || r.chance(0.3);
  const d = `M104 292Q40 ${180 - loop * 0.4} 130 96 220 50 258 120 300 210 200 236 104 250 140 ${r.int(302, 316)} 200 346 306 300`;
  return svg`<g filter="url(#lift)">${stroke(d, c.dark, rope ? 19 : 23)}${stroke(d, c.base, rope ? 15 : 18)}
    ${rope ? stroke(d, a.base, 15, 'stroke-dasharray="6 12"') : r.pick([stroke(d, a.base, 6), stroke(d, c.pale, 3, 'stroke-dasharray="9 6"'), stroke(d, a.light, 7, 'stroke-dasharray="1 15"')])}
    <path d="M90 268h30v32H90z" fill="#8c5a33"/><rect x="288" y="282" width="34" height="34" rx="6" fill="#8c5a33"/>
    <circle cx="330" cy="299" r="12" fill="none" stroke="#aab3bd" stroke-width="7"/>
    <path d="M340 290l30-12q14 16-2 32l-28-4" fill="none" stroke="#aab3bd" stroke-width="8"/></g>
    ${paw(220, 176, num(30, 44), a.base)}`;
};

const bowl: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(122, 140);
  const top = num(210, 232);
  const fill = r.pick([
    times(
      24,
      (i) =>
        svg`<circle cx="${120 + (i % 8) * 23 + r.int(-5, 5)}" cy="${top - 8 + Math.floor(i / 8) * 8 - (i % 8 === 0 || i % 8 === 7 ? -8 : 0)}" r="11" fill="${i % 3 ? '#8a5a35' : '#b07a45'}"/>`,
    ),
    svg`<ellipse cx="200" cy="${top + 4}" rx="${w - 26}" ry="20" fill="#8fcbe8"/>
      ${stroke(`M150 ${top}q30-8 60 0`, '#fff', 5, 'opacity=".7"')}`,
  ]);
  const maze = is(/slow/i) && stroke(`M150 ${top + 6}q50-30 100 0M170 ${top + 10}q30-14 60 0`, c.light, 10);
  const stand = is(/raised/i);
  const base = stand ? 286 : 322;
  const front = r.pick([
    paw(200, (top + base) / 2 + 16, 40, c.pale),
    svg`<g transform="translate(200 ${(top + base) / 2 + 14})" fill="${a.base}"><path d="M-30-7H30V7H-30z"/>
      <circle cx="-32" cy="-8" r="10"/><circle cx="-32" cy="8" r="10"/><circle cx="32" cy="-8" r="10"/>
      <circle cx="32" cy="8" r="10"/></g>`,
    svg`<path d="M${196 - w} ${base - 38}h${2 * w + 8}l6 16H${190 - w}z" fill="${a.base}"/>`,
    times(
      5,
      (i) => svg`<circle cx="${120 + i * 40}" cy="${(top + base) / 2 + 14}" r="9" fill="${a.light}"/>`,
    ),
  ]);
  return svg`${ground(200, 332, w + 48, 17)}${stand && stroke('M96 268L80 334M304 268L320 334M120 270h160', '#b88754', 14)}
    <path d="M${212 - w} ${top}H${188 + w}L${210 + w} ${base - 12}q2 14-16 14H${206 - w}q-18 0-16-14z" fill="url(#tube)"/>
    <ellipse cx="200" cy="${top}" rx="${w - 4}" ry="32" fill="${c.light}"/>
    <ellipse cx="200" cy="${top + 3}" rx="${w - 16}" ry="24" fill="${c.deep}"/>${fill}${maze}${front}
    <path d="M${190 - w} ${base - 8}q${w} 10 ${2 * w + 20} 0l-2 6q-${w} 8-${2 * w + 16} 0z" fill="${c.deep}" opacity=".5"/>`;
};

export const pets: Family = {
  tints: ['#f7e4d3', '#ebc3a3'],
  hues: ['forest green', 'terracotta', 'navy', 'mustard', 'teal', 'cream', 'burgundy', 'charcoal'],
  kinds: {
    'Dog beds': dogBed,
    'Cat trees': catTree,
    'Dog food': dogFood,
    'Cat litter': litter,
    'Dog leads': lead,
    'Pet bowls': bowl,
  },
};
