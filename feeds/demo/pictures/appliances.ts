import { homeTints, textilesAndLight } from './home.ts';
import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const vacuum: Recipe = (s) => {
  const { c, a, num, is } = s;
  if (is(/robot/i)) {
    return svg`${ground(200, 304, 168, 24)}<path d="M52 216V262q10 58 148 60 138-2 148-60V216z" fill="${c.deep}"/>
      <path d="M54 238q20 56 146 58t146-58v14q-20 56-146 58T54 252z" fill="${a.base}"/>
      <ellipse cx="200" cy="214" rx="148" ry="66" fill="url(#body)"/>
      <ellipse cx="200" cy="212" rx="${num(96, 124)}" ry="${num(42, 52)}" fill="none" stroke="${c.seam}" stroke-width="4"/>
      <path d="M152 186v18q48 24 96 0v-18z" fill="${c.deep}"/>
      <ellipse cx="200" cy="186" rx="48" ry="20" fill="${c.light}"/>
      <ellipse cx="200" cy="184" rx="30" ry="12" fill="${a.base}"/><circle cx="200" cy="248" r="9" fill="#7df0c2"/>
      ${stroke('M70 300l-26 16M80 306l-12 24M330 300l26 16', '#5c646e', 5)}`;
  }
  if (is(/canister/i)) {
    return svg`${ground(196, 332, 170, 16)}${stroke(`M232 220Q250 70 150 84T92 190L66 312`, '#555c66', 12)}
      <path d="M32 310h74l8 20H24z" fill="${c.deep}"/>
      <path d="M158 292Q160 208 240 200 346 196 356 288 356 306 340 306H172z" fill="url(#body)"/>
      ${stroke('M200 212q60-40 116 12', c.dark, 13)}<circle cx="312" cy="296" r="38" fill="#33363e"/>
      <circle cx="312" cy="296" r="24" fill="${a.base}"/><circle cx="312" cy="296" r="9" fill="${a.pale}"/>
      <circle cx="188" cy="314" r="18" fill="#33363e"/>
      <rect x="${num(206, 226)}" y="236" width="60" height="34" rx="16" fill="url(#glass)"/>
      ${s.mark(282, 236, 26, c.pale)}`;
  }
  const upright = is(/upright/i);
  const bin = num(118, 150);
  return svg`${ground(206, 340, 116, 15)}<g transform="rotate(${num(10, 16)} 200 320)">
    <rect x="193" y="${upright ? 46 : 130}" width="14" height="200" fill="url(#metal)"/>
    ${
      upright
        ? svg`<rect x="176" y="34" width="48" height="66" rx="22" fill="none" stroke="${c.dark}" stroke-width="14"/>
    <path d="M156 132q44-24 88 0v158q-44 16-88 0z" fill="url(#tube)"/>
    <rect x="168" y="${bin + 20}" width="64" height="104" rx="16" fill="url(#glass)"/>
    <rect x="176" y="${bin + 76}" width="48" height="40" rx="10" fill="${a.base}" opacity=".8"/>`
        : svg`${stroke('M196 64h44q22 0 22 26v24q0 18-30 20', c.dark, 15)}<rect x="166" y="48" width="58" height="${bin - 40}" rx="24" fill="url(#tube)"/>
    <rect x="176" y="${bin - 6}" width="46" height="48" rx="12" fill="url(#glass)"/>
    <rect x="184" y="${bin + 8}" width="30" height="26" rx="8" fill="${a.base}" opacity=".8"/>
    <rect x="190" y="170" width="20" height="140" rx="6" fill="url(#rod)"/>`
    }${s.mark(196, 82, 22, c.pale)}</g>
    <g transform="translate(${upright ? 0 : 4} 0)">
    <path d="M${upright ? 128 : 136} 336V318q4-18 24-18h80q22 0 24 18v18z" fill="url(#down)"/>
    <rect x="140" y="316" width="${upright ? 116 : 112}" height="7" rx="3" fill="#e8fbff"/></g>`;
};

const purifier: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const tower = is(/tower/i);
  const desk = is(/desk/i);
  const w = tower ? num(54, 64) : num(84, 104);
  const top = tower ? 58 : desk ? 170 : num(96, 124);
  const grille = r.pick([
    () =>
      times(Math.floor((300 - top - 60) / 13), (i) =>
        stroke(`M${222 - w} ${top + 74 + i * 13}H${178 + w}`, c.seam, 4, 'opacity=".6"'),
      ),
    () =>
      stroke(
        times(Math.floor((2 * w - 30) / 11), (i) => `M${218 - w + i * 11} ${top + 72}V308`),
        c.seam,
        4,
        'opacity=".5"',
      ),
    () =>
      times(
        5,
        (i) =>
          svg`<path d="M${220 - w} ${top + 80 + i * ((230 - top) / 5)}h${2 * w - 40}" stroke="${c.seam}" stroke-width="7" stroke-dasharray="1 12" stroke-linecap="round"/>`,
      ),
  ])();
  const wind = stroke(
    `M${150} ${top - 20}q16-14 32 0t32 0 32 0M170 ${top - 42}q16-14 32 0t32 0`,
    '#fff',
    6,
    'opacity=".75"',
  );
  return svg`${ground(200, 336, w + 50, 16)}${wind}
    <rect x="${200 - w}" y="${top}" width="${2 * w}" height="${332 - top}" rx="${r.int(18, 40)}" fill="url(#tube)"/>
    <ellipse cx="200" cy="${top + 16}" rx="${w - 16}" ry="10" fill="${c.deep}"/>
    <ellipse cx="200" cy="${top + 16}" rx="${w - 28}" ry="6" fill="${c.seam}"/>${grille}
    <circle cx="200" cy="${top + 50}" r="15" fill="${c.deep}"/>
    <circle cx="200" cy="${top + 50}" r="11" fill="none" stroke="${r.pick(['#7df0a2', '#7dd3f0', '#f0d77d'])}" stroke-width="4"/>
    ${s.mark(200, 318, 12, c.seam)}<path d="M${202 - w} 300h${2 * w - 4}v7h-${2 * w - 4}z" fill="${a.base}"/>
    ${r.chance(0.4) && svg`<path d="M${232 + w} 330q-10-50 14-70 22 40-4 70zM${238 + w} 330q20-40 44-34-8 30-40 34z" fill="#7f9c6c"/>`}`;
};

export const home: Family = {
  tints: homeTints,
  hues: ['cream', 'white', 'terracotta', 'sage green', 'charcoal', 'dusty pink', 'mustard', 'navy'],
  kinds: { ...textilesAndLight, 'Vacuum cleaners': vacuum, 'Air purifiers': purifier },
};
