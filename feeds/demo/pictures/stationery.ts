import { ground, greek, type Recipe, stroke, svg, times } from './shapes.ts';

const fountainPen: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const clear = is(/demonstr/i);
  const gold = r.chance(0.6) ? '#e3c27c' : '#cfd5dc';
  const length = is(/pocket/i) ? 90 : num(116, 132);
  const barrel = clear ? 'url(#glass)' : 'url(#tube)';
  const ink =
    clear &&
    svg`<rect x="190" y="170" width="20" height="${length - 20}" rx="8" fill="${c.base}" opacity=".8"/>`;
  const curl = r.pick([
    'M56 316q40-50 64-10t50-20 46 14 60-16',
    'M60 300q30 40 50 0t54 10 40-22 66 16',
    'M50 310q60-60 60-10t60-30 30 40 70 0',
  ]);
  return svg`<g transform="rotate(${num(-5, 4)} 200 230)">
    <rect x="42" y="206" width="300" height="140" rx="4" fill="url(#paper)" filter="url(#lift)"/>
    ${stroke('M60 236h264M60 262h264M60 288h264M60 314h264', '#d9cfba', 2)}${stroke(curl, c.base, 5)}</g>
    <g transform="rotate(${num(46, 58)} 200 200) translate(0 14)" filter="url(#lift)">
    <path d="M182 150h36V${150 + length}q-18 16-36 0z" fill="${barrel}" transform="translate(0 -120)"/>
    ${clear && svg`<g transform="translate(0 -120)">${ink}</g>`}
    <path d="M180 26q20-16 40 0v12h-40z" fill="${c.dark}"/>
    <rect x="181" y="${26 + length * 0.5}" width="38" height="9" fill="${gold}"/>
    <rect x="181" y="${18 + length}" width="38" height="9" fill="${gold}"/>
    <path d="M186 ${26 + length}h28l-4 50h-20z" fill="url(#dark)"/>
    <path d="M189 ${76 + length}h22q4 24-11 52-15-28-11-52z" fill="${gold}"/>
    ${stroke(`M200 ${92 + length}v34`, '#5c4a2a', 2)}<circle cx="200" cy="${92 + length}" r="3.500" fill="#5c4a2a"/>
    </g><g transform="rotate(${num(24, 40)} 100 120)">
    <rect x="76" y="66" width="40" height="104" rx="14" fill="url(#body)" filter="url(#lift)"/>
    <rect x="76" y="152" width="40" height="8" fill="${gold}"/>${stroke('M106 74v52', gold, 6)}
    <circle cx="106" cy="128" r="5" fill="${a.base}"/></g>`;
};

const inkBottle: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(74, 94);
  const top = num(188, 206);
  const form = r.pick([
    svg`M${200 - w} ${top + 24}Q${200 - w} ${top} ${226 - w} ${top}H${174 + w}Q${200 + w} ${top} ${200 + w} ${top + 24}V314q0 18-18 18H${218 - w}q-18 0-18-18z`,
    svg`M168 ${top}H232L${200 + w} 300Q${204 + w} 332 ${174 + w} 332H${226 - w}Q${196 - w} 332 ${200 - w} 300z`,
    svg`M${216 - w} ${top}H${184 + w}L${200 + w} ${top + 34}V298L${184 + w} 332H${216 - w}L${200 - w} 298V${top + 34}z`,
    svg`M170 ${top}Q${200 + w * 1.3} ${top + 20} ${190 + w * 0.9} 300 ${180 + w * 0.7} 334 200 334 ${220 - w * 0.7} 334 ${210 - w * 0.9} 300 ${200 - w * 1.3} ${top + 20} 230 ${top}z`,
  ]);
  const blot = r.pick([
    svg`<path d="M70 330q-6-20 18-22 6-16 26-8 22-4 22 14 14 10-4 20-30 10-62-4z" fill="${c.base}"/>`,
    stroke('M44 322q22-26 38 0t38 0', c.base, 7),
    svg`<circle cx="86" cy="322" r="13" fill="${c.base}"/><circle cx="112" cy="334" r="6" fill="${c.base}"/>`,
  ]);
  return svg`${ground(200, 336, w + 56, 16)}${blot}<path d="${form}" fill="url(#tube)"/>
    <path d="${form}" fill="url(#glass)" opacity=".35"/>
    <path d="M${214 - w} ${top + 42}q${w - 14}-12 ${2 * w - 28} 0" stroke="${c.pale}" stroke-width="4" fill="none" opacity=".7"/>
    <rect x="164" y="${top - 12}" width="72" height="16" rx="3" fill="${c.deep}"/>
    <rect x="154" y="${top - 66}" width="92" height="58" rx="${r.int(6, 18)}" fill="url(#${r.pick(['dark', 'rod', 'metal'])})"/>
    ${stroke(
      times(7, (i) => `M${166 + i * 11} ${top - 58}v42`),
      '#1b2140',
      3,
      'opacity=".3"',
    )}<rect x="${214 - w * 0.8}" y="248" width="${w * 1.6 - 28}" height="62" rx="${r.int(2, 24)}" fill="url(#paper)"/>
    ${s.mark(200, 268, 24, c.base)}${greek(r, 176, 288, 48, 1, c.deep)}
    ${stroke(`M${218 - w * 0.8} ${top + 60}v60`, '#fff', 8, 'opacity=".45"')}
    ${s.is(/shimmer/i) && times(9, () => svg`<circle cx="${r.int(150, 250)}" cy="${r.int(Math.round(top + 20), 246)}" r="3" fill="#ffe9a3"/>`)}
    ${
      r.chance(0.5) &&
      svg`<g transform="translate(${232 + w} 316) rotate(-32)">
    <rect x="-30" y="-6" width="90" height="12" rx="5" fill="${a.base}"/><path d="M-30-6l-26 6 26 6z" fill="#e3c27c"/>
    </g>`
    }`;
};

const watercolours: Recipe = (s) => {
  const { c, r, num } = s;
  const columns = r.int(5, 7);
  const step = 248 / columns;
  const start = r.int(0, 11);
  const wheel = [
    '#e8483f',
    '#ee8a3c',
    '#f4c93b',
    '#a8c93f',
    '#58a55c',
    '#2f8f8b',
    '#38b0d8',
    '#3566c9',
    '#5a48b0',
    '#9a4fb0',
    '#d9578b',
    '#8c5433',
  ];
  const pans = times(columns * 2, (i) => {
    const hue = wheel[(start + i) % 12] ?? '#3566c9';
    const [x, y] = [76 + (i % columns) * step, 214 + Math.floor(i / columns) * 48];
    return svg`<rect x="${x}" y="${y}" width="${step - 8}" height="40" rx="6" fill="#fffdf8"/>
      <rect x="${x + 4}" y="${y + 4}" width="${step - 16}" height="32" rx="5" fill="${hue}"/>`;
  });
  const wash = svg`<ellipse cx="${num(120, 150)}" cy="136" rx="46" ry="24" fill="${wheel[start % 12]}" opacity=".55"/>
    <ellipse cx="${num(190, 220)}" cy="130" rx="40" ry="26" fill="${wheel[(start + 4) % 12]}" opacity=".5"/>
    <ellipse cx="${num(250, 276)}" cy="142" rx="36" ry="22" fill="${wheel[(start + 7) % 12]}" opacity=".55"/>`;
  return svg`<g transform="rotate(${num(-6, 2)} 200 220)">
    <path d="M74 90H326L338 190H62z" fill="url(#body)" filter="url(#lift)"/>
    <path d="M86 100H314L324 182H76z" fill="#fffdf8"/>${wash}
    <rect x="58" y="186" width="284" height="140" rx="12" fill="url(#body)" filter="url(#lift)"/>
    <rect x="66" y="204" width="268" height="110" rx="6" fill="${c.deep}"/>${pans}${s.mark(200, 195, 12, c.pale)}</g>
    <g transform="translate(${num(286, 312)} 230) rotate(${num(24, 38)})" filter="url(#lift)">
    <rect x="-5" y="-120" width="10" height="150" rx="4" fill="url(#extra)"/>
    <rect x="-7" y="26" width="14" height="30" fill="#cfd5dc"/>
    <path d="M-8 56H8Q8 76 0 92-8 76-8 56z" fill="#6b4a34"/>
    <path d="M-4 76h8l-4 16z" fill="${wheel[(start + 2) % 12]}"/></g>`;
};

export const stationery: Record<string, Recipe> = {
  'Fountain pens': fountainPen,
  Inks: inkBottle,
  'Watercolour sets': watercolours,
};
