import { ground, type Recipe, stroke, svg, times } from './shapes.ts';

const cubes: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const count = r.int(3, 4);
  const shades = r.shuffle(['url(#down)', c.light, 'url(#extra)', c.dark]);
  const one = (x: number, y: number, w: number, h: number, i: number) =>
    svg`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="14" fill="${shades[i] ?? c.base}"/>
      <rect x="${x + 14}" y="${y + h * 0.3}" width="${w - 28}" height="${h * 0.52}" rx="8" fill="${is(/mesh/i) ? '#20242e' : '#fff'}" opacity="${is(/mesh/i) ? 0.4 : 0.16}"/>
      ${is(/mesh/i) && stroke(`M${x + 20} ${y + h * 0.46}h${w - 40}m0 ${h * 0.2}h${40 - w}`, '#fff', 3, 'stroke-dasharray="2 5"')}
      ${stroke(`M${x + 12} ${y + h * 0.16}h${w - 24}M${x + w * 0.42} ${y}q${w * 0.08}-14 ${w * 0.16} 0`, c.deep, 4)}
      ${stroke(`M${x + w - 30} ${y + h * 0.16}v12`, a.pale, 5)}
      ${is(/compress/i) && stroke(`M${x + w * 0.25} ${y + 4}v${h - 8}M${x + w * 0.75} ${y + 4}v${h - 8}`, a.dark, 5)}
      ${s.mark(x + w / 2, y + h * 0.58, 20, '#fffdf8')}`;
  const [h1, h2] = [num(86, 98), num(74, 84)];
  const split = num(120, 160);
  const y2 = 330 - h1 - h2 - 6;
  return svg`${ground(200, 334, 156, 15)}${one(62, 330 - h1, 276, h1, 0)}${one(70, y2, split, h2, 1)}
    ${one(76 + split, y2, 254 - split, h2, 2)}${count > 3 && one(num(96, 126), y2 - 66, num(150, 180), 60, 3)}
    ${
      count === 3 &&
      r.chance(0.6) &&
      svg`<path d="M120 ${y2 - 4}q0-26 22-26h116q22 0 22 26z" fill="${a.light}"/>
    ${stroke(`M132 ${y2 - 14}h136`, a.dark, 3)}`
    }`;
};

const travelPillow: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const thick = num(76, 88);
  const d = 'M118 296Q76 250 88 190 112 102 200 100T312 190Q324 250 282 296';
  const kids = is(/kid/i);
  const trim = kids
    ? svg`<circle cx="166" cy="112" r="10" fill="#33282a"/><circle cx="234" cy="112" r="10" fill="#33282a"/>
      <ellipse cx="200" cy="134" rx="14" ry="10" fill="${a.base}"/>
      <path d="M124 84L116 38 162 68zM276 84L284 38 238 68z" fill="${c.dark}"/>`
    : r.pick([
        stroke(d, a.base, 8),
        stroke('M152 66q48-16 96 0', c.pale, 5, 'stroke-dasharray="8 6"'),
        svg`<path d="M160 62q40-12 80 0l-6 74q-34-8-68 0z" fill="${a.base}"/>`,
        times(3, (i) =>
          stroke(
            `M${90 + i * 8} ${210 - i * 44}l${-36 + i * 6}-${8 + i * 10}M${310 - i * 8} ${210 - i * 44}l${36 - i * 6}-${8 + i * 10}`,
            a.base,
            6,
          ),
        ),
      ]);
  return svg`${ground(200, 338, 136, 15)}${stroke(d, c.dark, thick + 8)}${stroke(d, c.base, thick)}
    ${stroke('M104 280Q66 240 80 182 104 88 200 82', c.light, thick * 0.3, 'opacity=".6"')}
    ${stroke('M150 268Q134 236 142 206 158 156 200 156T258 206Q266 236 250 268', c.deep, 7, 'opacity=".35"')}${trim}
    ${stroke('M128 316q-8 20 26 20h34', a.dark, 7)}${stroke('M272 316q8 20-26 20h-26', a.dark, 7)}
    <rect x="182" y="326" width="40" height="19" rx="7" fill="#3a3d46"/>
    ${
      is(/inflat/i) &&
      svg`<circle cx="296" cy="236" r="12" fill="#e8ecf0"/>
    <circle cx="296" cy="236" r="6" fill="#8b949e"/>`
    }${!kids && s.mark(104, 236, num(26, 38), c.pale)}
    ${is(/wrap/i) && svg`<path d="M262 262q50-20 66 20 4 40-40 44-40-20-26-64z" fill="url(#extra)"/>`}`;
};

export const travelGear: Record<string, Recipe> = {
  'Packing cubes': cubes,
  'Travel pillows': travelPillow,
};
