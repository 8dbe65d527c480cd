import { type Family, ground, greek, type Recipe, stroke, svg, times } from './shapes.ts';

const lamp: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const glow = '<circle cx="200" cy="170" r="130" fill="#fff3c4" opacity=".45"/>';
  if (is(/task/i)) {
    const elbow = num(120, 150);
    return svg`<path d="M276 150L190 326H380z" fill="#fff3c4" opacity=".5"/>${ground(170, 336, 110, 15)}
      <ellipse cx="150" cy="326" rx="72" ry="14" fill="url(#body)"/>
      ${stroke(`M150 320L${elbow - 26} 200L232 104`, a.dark, 9)}
      <circle cx="${elbow - 26}" cy="200" r="12" fill="${a.base}"/><g transform="rotate(${num(28, 40)} 240 106)">
      <path d="M216 84q30-30 62 0l26 74H190z" fill="url(#body)"/>
      <ellipse cx="247" cy="158" rx="57" ry="13" fill="#fff6d6"/></g>`;
  }
  if (is(/mushroom|recharge/i)) {
    const w = num(96, 122);
    return svg`${glow}${ground(200, 334, 110, 15)}
      <path d="M${200 - num(34, 46)} 328Q188 240 186 190H214Q212 240 ${200 + num(34, 46)} 328z" fill="url(#tube)"/>
      <path d="M${200 - w} 204Q${204 - w} 92 200 88T${200 + w} 204Q200 226 ${200 - w} 204z" fill="url(#body)"/>
      <path d="M${200 - w} 204Q200 226 ${200 + w} 204 200 188 ${200 - w} 204z" fill="#fff3c4"/>
      ${stroke(`M${222 - w} 180q8-60 60-74`, '#fff', 7, 'opacity=".45"')}
      <circle cx="200" cy="${num(252, 284)}" r="6" fill="${a.base}"/>`;
  }
  const [top, foot] = [num(44, 62), num(90, 110)];
  const base = r.pick([
    svg`<path d="M176 330q-60-60 4-130h40q64 70 4 130z" fill="url(#body)"/>`,
    svg`<ellipse cx="200" cy="232" rx="32" ry="32" fill="url(#ball)"/>
      <ellipse cx="200" cy="292" rx="44" ry="40" fill="url(#ball)"/>`,
    svg`<rect x="193" y="196" width="14" height="124" fill="url(#wood)"/>
      <ellipse cx="200" cy="322" rx="62" ry="12" fill="url(#body)"/>`,
    svg`<path d="M150 330l24-130h52l24 130z" fill="url(#tube)"/>
      ${stroke('M170 230h60M164 264h72M158 298h84', c.dark, 4)}`,
  ]);
  return svg`${glow}${ground(200, 336, 100, 15)}<rect x="194" y="180" width="12" height="30" fill="#b89a5c"/>${base}
    <path d="M${200 - top} 82H${200 + top}L${200 + foot} 198Q200 214 ${200 - foot} 198z" fill="${r.pick(['#fbf3df', a.pale, '#f4e3c1'])}"/>
    <path d="M${200 - top} 82H${200 + top}L${200 + foot} 198Q200 214 ${200 - foot} 198z" fill="#f5c96b" opacity=".3"/>
    ${stroke(`M${204 - foot} 190q${foot - 4} 18 ${2 * foot - 8} 0`, a.base, 6)}`;
};

const bedding: Recipe = (s) => {
  const { c, a, r, num } = s;
  const layers = r.int(2, 4);
  const pattern = (y: number, h: number) =>
    r.pick([
      () => times(8, (i) => svg`<path d="M${96 + i * 28} ${y}h9v${h}h-9z" fill="${a.light}" opacity=".7"/>`),
      () => times(9, (i) => svg`<circle cx="${92 + i * 27}" cy="${y + h / 2}" r="5" fill="${a.light}"/>`),
      () => stroke(`M84 ${y + h * 0.4}h232`, a.light, 5),
      () => '',
    ])();
  const h = 112 / layers;
  const stack = times(layers, (i) => {
    const y = 322 - (i + 1) * h;
    return svg`<rect x="${74 + i * 3}" y="${y}" width="${252 - i * 6}" height="${h + 4}" rx="${Math.min(20, h / 2)}" fill="${i % 2 ? c.light : 'url(#down)'}"/>
      ${pattern(y + 6, h - 10)}${stroke(`M${96 + i * 3} ${y + h - 1}h${208 - i * 6}`, c.deep, 3, 'opacity=".45"')}`;
  });
  const pillow = svg`<path d="M92 210Q84 186 92 130 100 112 130 118 200 126 270 118 300 112 308 130 316 186 308 210 200 222 92 210z"/>`;
  return svg`${ground(200, 326, 156, 16)}${stack}
    <g transform="translate(16 -34) rotate(4 200 160)" fill="${a.pale}" filter="url(#lift)">${pillow}</g>
    <g fill="url(#body)" filter="url(#lift)">${pillow}</g>
    ${stroke('M112 196q88 10 176 0M110 136q90 14 180 0', c.seam, 2.5, 'stroke-dasharray="7 5"')}
    ${r.chance(0.5) ? svg`<path d="M92 150q100 14 216 0v18q-110 14-216 0z" fill="${a.base}"/>` : s.mark(200, 166, num(40, 60), c.light)}`;
};

const towels: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const shades = ['url(#down)', a.pale, c.light, 'url(#extra)'];
  const count = r.int(2, 4);
  const h = num(42, 56);
  const border = (y: number, i: number) =>
    is(/turkish/i)
      ? times(3, (k) => svg`<path d="M84 ${y + 10 + k * 11}h232v5H84z" fill="${i % 2 ? c.base : a.light}"/>`)
      : svg`<path d="M82 ${y + h * 0.5}h236v${num(6, 12)}H82z" fill="${c.pale}" opacity=".75"/>`;
  const weave =
    is(/waffle/i) &&
    stroke(
      times(7, (i) => `M${104 + i * 32} 0V${h}`),
      c.dark,
      2,
      'opacity=".4"',
    );
  const stack = times(count, (i) => {
    const y = 324 - (i + 1) * (h + 3);
    return svg`<path d="M100 ${y}H300Q${330} ${y + 2} 330 ${y + h / 2}T300 ${y + h}H84Q74 ${y + h - 4} 80 ${y + h / 2}T100 ${y}z" fill="${shades[i] ?? c.light}"/>
      ${border(y, i)}<g transform="translate(0 ${y})">${weave}</g>
      ${stroke(`M96 ${y + h * 0.9}H300q18-2 20-${h * 0.4}`, c.deep, 3, 'opacity=".35"')}`;
  });
  const top = 324 - count * (h + 3);
  return svg`${ground(204, 326, 152, 16)}${stack}<g transform="translate(0 ${top})">
    <path d="M130-52H270q26 2 26 27T270 2H130z" fill="url(#body)"/>
    <ellipse cx="130" cy="-25" rx="25" ry="27" fill="${c.dark}"/>
    ${stroke('M130-25m-3 0q6-8 9 2-4 12-14 2-2-18 14-16 14 14-2 28', c.light, 4)}${s.mark(226, -26, 24, c.pale)}</g>`;
};

const candle: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const tin = is(/tin/i);
  const w = is(/three/i) ? num(96, 110) : num(62, 78);
  const top = tin ? 210 : num(146, 176);
  const wicks = is(/three/i) ? [-50, 0, 50] : [0];
  const flames = wicks.map(
    (dx) =>
      svg`${stroke(`M${200 + dx} ${top}v-14`, '#4a3a30', 4)}<circle cx="${200 + dx}" cy="${top - 34}" r="40" fill="#ffe9a8" opacity=".4"/>
        <path d="M${200 + dx} ${top - 66}q20 30 10 46-10 10-20 0-10-16 10-46z" fill="#f6a93b"/>
        <path d="M${200 + dx} ${top - 40}q9 14 4 21-4 5-8 0-5-7 4-21z" fill="#fff3c4"/>`,
  );
  const label = r.pick([
    svg`<rect x="${200 - w * 0.62}" y="${(top + 330) / 2 - 42}" width="${w * 1.24}" height="84" rx="5" fill="url(#paper)"/>`,
    svg`<circle cx="200" cy="${(top + 330) / 2}" r="44" fill="url(#paper)"/>`,
    svg`<ellipse cx="200" cy="${(top + 330) / 2}" rx="${w * 0.66}" ry="40" fill="url(#paper)"/>`,
  ]);
  const y = (top + 330) / 2;
  return svg`${ground(200, 334, w + 48, 16)}<path d="M${200 - w} ${top}V312q0 20 ${w} 22 ${w}-2 ${w}-22V${top}z" fill="url(#tube)"/>
    <ellipse cx="200" cy="${top}" rx="${w}" ry="${w * 0.2}" fill="${tin ? '#c3cad2' : c.dark}"/>
    <ellipse cx="200" cy="${top + 2}" rx="${w - 8}" ry="${w * 0.15}" fill="#fbf0d6"/>${flames}${label}
    ${s.mark(200, y - 12, num(24, 32), c.dark)}${greek(r, 176, y + 12, 48, 2, c.deep)}
    ${stroke(`M${214 - w} ${top + 26}V300`, '#fff', 7, 'opacity=".4"')}
    ${
      r.chance(0.4) &&
      svg`<path d="M${208 + w} 330q-14-40 20-60 20 36-20 60z" fill="#7f9c6c"/>
    <path d="M${216 + w} 330q20-30 46-20-14 26-46 20z" fill="${a.base}"/>`
    }`;
};

const rug: Recipe = (s) => {
  const { c, a, r, is, num } = s;
  const shaggy = is(/shag/i);
  const inner = r.pick([
    () =>
      times(
        r.int(2, 4),
        (i) =>
          svg`<rect x="${84 + i * 24}" y="${120 + i * 20}" width="${232 - i * 48}" height="${176 - i * 40}" fill="none" stroke="${i % 2 ? a.base : c.pale}" stroke-width="${num(4, 9)}"/>`,
      ),
    () =>
      times(
        3,
        (i) =>
          svg`<path d="M${122 + i * 78} 130l36 78-36 78-36-78z" fill="${i % 2 ? a.base : c.pale}"/>
            <path d="M${122 + i * 78} 170l18 38-18 38-18-38z" fill="${c.dark}"/>`,
      ),
    () =>
      times(
        6,
        (i) =>
          svg`<path d="M74 ${126 + i * 28}h252v${10 + (i % 3) * 4}h-252z" fill="${i % 2 ? a.base : c.pale}"/>`,
      ),
    () =>
      svg`<circle cx="200" cy="208" r="${num(56, 74)}" fill="${a.base}"/>
        <circle cx="200" cy="208" r="${num(26, 44)}" fill="${c.pale}"/>${stroke('M84 122h232v172h-232z', c.pale, 5)}`,
    () =>
      stroke(
        times(4, (i) => `M74 ${140 + i * 42}l42-26 42 26 42-26 42 26 42-26 42 26`),
        r.chance(0.5) ? c.seam : a.base,
        6,
      ),
  ])();
  const fringe = times(2, (side) =>
    stroke(`M74 ${side ? 310 : 106}H326`, c.pale, 18, 'stroke-dasharray="1 6"'),
  );
  const pile = times(
    3,
    (i) =>
      svg`<path d="M80 ${150 + i * 50}h240" stroke="${i % 2 ? c.light : c.dark}" stroke-width="44" stroke-dasharray="3 7" opacity=".4"/>`,
  );
  return svg`<g transform="translate(200 216) matrix(1 0 -.22 .84 0 0) translate(-186 -208)"><g filter="url(#lift)">
    ${fringe}<rect x="66" y="106" width="268" height="204" rx="${shaggy ? 26 : 4}" fill="url(#body)"/></g>${inner}
    ${(shaggy || is(/berber/i)) && pile}${
      is(/jute/i) &&
      stroke(
        times(8, (i) => `M70 ${122 + i * 25}h260`),
        c.dark,
        3,
        'stroke-dasharray="9 5" opacity=".5"',
      )
    }</g>`;
};

const cushion: Recipe = (s) => {
  const { c, a, r, is, num } = s;
  const shape = svg`M78 96Q70 74 96 80 200 102 304 80 330 74 322 96 300 200 322 304 330 326 304 320 200 298 96 320 70 326 78 304 100 200 78 96z`;
  const front = is(/corduroy/i)
    ? stroke(
        times(9, (i) => `M${104 + i * 24} 98Q${110 + i * 22} 200 ${104 + i * 24} 302`),
        c.dark,
        6,
        'opacity=".55"',
      )
    : is(/boucl/i)
      ? times(2, (k) =>
          stroke(
            times(
              18,
              (i) =>
                `M${112 + (i % 6) * 34 + r.int(-8, 8)} ${108 + k * 22 + Math.floor(i / 6) * 68 + r.int(-8, 8)}a9 9 0 1 0 9-4`,
            ),
            k ? c.pale : c.dark,
            3,
            'opacity=".6"',
          ),
        )
      : r.pick([
          () =>
            times(
              6,
              (i) =>
                svg`<path d="M200 ${200 - num(10, 20)}q34-40 0-${80 + r.int(0, 12)}-34 40 0 80z" fill="${i % 2 ? a.base : a.light}" transform="rotate(${i * 60} 200 200)"/>`,
            ) + svg`<circle cx="200" cy="200" r="17" fill="${c.pale}"/>`,
          () =>
            times(
              4,
              (i) =>
                svg`<path d="M${110 + i * 52} 96q6 100 0 206h${r.int(14, 26)}q6-106 0-206z" fill="${a.base}" opacity=".85"/>`,
            ),
          () =>
            svg`<circle cx="200" cy="200" r="12" fill="${a.base}"/>
              ${stroke('M200 200L120 130M200 200L280 130M200 200L120 270M200 200L280 270', c.deep, 5, 'opacity=".35"')}`,
          () =>
            stroke(
              times(3, (i) => `M104 ${150 + i * 50}l32-28 32 28 32-28 32 28 32-28 32 28`),
              a.base,
              8,
            ),
          () => s.mark(200, 200, num(100, 130), a.base),
        ])();
  return svg`${ground(200, 328, 128, 14)}<g transform="rotate(${num(-8, 8)} 200 200) translate(10 10) scale(.95)">
    <path d="${shape}" fill="url(#body)" filter="url(#lift)"/><g>${front}</g>
    <path d="M78 304Q100 200 78 96M96 320Q200 298 304 320" stroke="${c.deep}" stroke-width="5" fill="none" opacity=".35"/>
    ${stroke('M100 100q100 20 196 2', '#fff', 6, 'opacity=".3"')}
    ${r.chance(0.4) && times(4, (i) => stroke('M76 78l-16-14M80 74l-8-20M72 84l-20-6', a.base, 6, `transform="rotate(${i * 90} 200 200)"`))}
    </g>`;
};

export const textilesAndLight: Record<string, Recipe> = {
  'Table lamps': lamp,
  'Bedding sets': bedding,
  Towels: towels,
  'Scented candles': candle,
  Rugs: rug,
  Cushions: cushion,
};

export const homeTints: Family['tints'] = ['#f1e6dc', '#dcc8b7'];
