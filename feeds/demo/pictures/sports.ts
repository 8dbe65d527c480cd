import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const yogaMat: Recipe = (s) => {
  const { c, a, r, num } = s;
  const reach = num(96, 128);
  const pattern = r.pick([
    stroke(`M150 302h${reach + 60}`, a.light, 4, 'stroke-dasharray="14 10"'),
    s.mark(250, 300, 28, a.light),
    times(3, (i) => svg`<circle cx="${196 + i * 40}" cy="${300 + (i % 2) * 6}" r="6" fill="${a.light}"/>`),
    stroke(`M160 296q40 14 ${reach} 2`, a.light, 4),
  ]);
  return svg`${ground(210, 322, 168, 18)}<path d="M120 280H${264 + reach * 0.5}L${278 + reach * 0.7} 322H96z" fill="${c.light}"/>
    <path d="M96 322H${278 + reach * 0.7}v7H96z" fill="${c.dark}"/>${pattern}
    <path d="M84 268Q84 200 150 196H300Q340 204 340 252T300 312H150Q84 312 84 268z" fill="url(#down)"/>
      ${stroke('M150 210h150M150 226h160', c.pale, 5, 'opacity=".35"')}
    <ellipse cx="146" cy="254" rx="52" ry="58" fill="${c.dark}"/>
      ${stroke('M146 254m-4 2q2-8 8-4 8 12-6 18-20 0-18-22 8-24 32-16 22 16 10 44-24 24-50 4-18-34 4-62 34-20 60 4', c.light, 5)}
    ${times(2, (i) => stroke(`M${214 + i * 74} 197q26 56 0 115`, a.base, 13))}${stroke(`M226 240q40-${r.int(70, 110)} 74 0`, a.dark, 9)}
      ${s.mark(272, 254, 24, c.pale)}`;
};

const dumbbells: Recipe = (s) => {
  const { c, a, num } = s;
  const hex = s.is(/hex|rubber/i);
  const size = num(50, 62);
  const head = (x: number) =>
    hex
      ? svg`<path d="M${x - 34} ${226 - size * 0.55}L${x} ${226 - size}h26l20 ${size * 0.45}v${size * 1.1}l-20 ${size * 0.45}h-26l-34-${size * 0.45}z" fill="url(#body)"/>
        <path d="M${x - 34} ${226 - size * 0.55}L${x} ${226 - size * 0.5}v${size}l-34 ${size * 0.05}z" fill="${c.dark}"/>
        ${s.mark(x + 22, 226, 26, c.pale)}`
      : svg`<rect x="${x - 34}" y="${226 - size}" width="74" height="${2 * size}" rx="22" fill="url(#down)"/>
        <rect x="${x - 6}" y="${226 - size}" width="18" height="${2 * size}" fill="${a.base}"/>
        ${stroke(`M${x - 24} ${240 - size}v${size}`, c.pale, 6, 'opacity=".5"')}`;
  const body = svg`<rect x="118" y="210" width="160" height="32" fill="url(#steel)"/>
    ${times(9, (i) => stroke(`M${152 + i * 11} 212l6 28`, '#8d97a3', 2))}
    <rect x="134" y="204" width="14" height="44" rx="5" fill="${a.base}"/>
    <rect x="250" y="204" width="14" height="44" rx="5" fill="${a.base}"/>${head(92)}${head(286)}`;
  return svg`${ground(200, 306, 168, 20)}<g transform="rotate(${num(-7, -3)} 200 220) translate(-8 ${76 - size})">
    ${pairBehind(body)}</g>`;
};

const pairBehind = (body: string) =>
  svg`<defs><g id="one">${body}</g></defs>
    <use href="#one" transform="translate(56 -44) scale(.86)" filter="url(#far)"/><use href="#one"/>`;

const helmet: Recipe = (s) => {
  const { c, a, r, num } = s;
  const vents = s.is(/city|kids/i) ? 3 : r.int(4, 6);
  const visor = s.is(/city|mountain/i);
  return svg`${ground(204, 322, 140, 17)}${stroke('M128 244q26 66 88 68M256 248q0 50-40 64', '#3a3d46', 9)}
    <rect x="202" y="300" width="30" height="22" rx="6" fill="${a.base}"/>
    <path d="M58 226Q62 104 190 92 318 92 338 208 342 236 318 240 240 214 150 250 100 268 66 252 56 244 58 226z" fill="url(#body)"/>
      <path d="M66 252Q100 268 150 250 240 214 318 240 334 238 338 222 326 258 296 258 230 240 160 274 110 290 70 266z" fill="${c.deep}"/>
    ${times(vents, (i) => svg`<path d="M${104 + i * (200 / vents)} ${204 - i * 3}Q${100 + i * (200 / vents)} ${142 - 4 * i} ${150 + i * (150 / vents)} ${122 + i * 3}q${num(14, 22)} 4 6 26Q${134 + i * (190 / vents)} ${176} ${124 + i * (200 / vents)} ${206 - i * 4}z" fill="#262b38"/>`)}
    ${stroke('M76 212q10-84 110-102', c.pale, 7, 'opacity=".5"')}${stroke('M84 240q70 6 120-18 60-14 118 0', a.base, 9)}
      ${visor && svg`<path d="M302 214q50 4 66 34-40 0-74-14z" fill="${a.dark}"/>`}${s.mark(100, 222, 22, a.light)}`;
};

const bike: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const folding = is(/fold/i);
  const step = folding || is(/step/i) || r.chance(0.3);
  const radius = folding ? 46 : 66;
  const y = 324 - radius;
  const wheel = (x: number) =>
    svg`<g transform="translate(${x} ${y})" fill="none"><circle r="${radius}" stroke="#33363f" stroke-width="8"/>
      <circle r="${radius - 6}" stroke="#cfd5db" stroke-width="3"/>
      <circle r="${radius / 2}" stroke="#9aa3ad" stroke-width="${radius - 12}" stroke-dasharray="1 ${radius / 6}"/>
      <circle r="8" fill="#6d7681"/></g>`;
  const low = folding
    ? `M104 ${y}L164 ${y - 4} 146 150M164 ${y - 4}Q220 ${y - 10} 262 176M258 140L296 ${y}M104 ${y}L150 200`
    : `M98 ${y}L150 ${y} 136 150M150 ${y}Q190 244 268 160M268 150L302 ${y}M100 256L140 178`;
  const frame = step ? low : 'M98 258L158 258 138 158 262 156 158 258M98 258L140 172M264 150L302 258';
  const crank = folding ? 164 : step ? 150 : 158;
  const guards = `M${98 - radius - 4} ${y - 8}A${radius + 5} ${radius + 5} 0 0 1 ${98 + radius * 0.8} ${y - radius * 0.66}M${302 - radius} ${y - radius * 0.5}A${radius + 5} ${radius + 5} 0 0 1 ${302 + radius} ${y - radius * 0.3}`;
  const basket =
    r.chance(0.55) &&
    svg`<path d="M282 116h66l-10 48h-48z" fill="url(#wood)"/>
      ${stroke('M288 132h54M290 148h48M304 118l2 44M326 118l-2 44', '#8a6238', 3)}`;
  const rack =
    !folding &&
    r.chance(0.5) &&
    svg`${stroke('M66 182h76M82 184l14 70', '#555c66', 6)}<rect x="56" y="150" width="52" height="30" rx="6" fill="${a.base}"/>`;
  return svg`${ground(200, 328, 172, 12)}${wheel(98)}${wheel(302)}${stroke(guards, a.base, 7)}
    ${stroke(frame, c.base, 11)}${stroke(frame, c.light, 3, 'transform="translate(-1 -3)"')}
    ${rack}${stroke(`M138 158l-4-26M264 152l-8-${r.int(36, 48)}q-2-10-36-4`, '#555c66', 7)}
      <path d="M104 124q30-12 66 2 2 10-20 10-30 4-46-12z" fill="#4a3529"/>${stroke('M206 102l26-2', '#4a3529', 11)}
      <circle cx="${crank}" cy="${y}" r="19" fill="none" stroke="#6d7681" stroke-width="7"/>
      ${stroke(`M${crank} ${y}l20 26m-8 0h18`, '#555c66', 6)}${basket}
      <circle cx="282" cy="${num(168, 178)}" r="9" fill="#ffe9a3"/>`;
};

const football: Recipe = (s) => {
  const { c, a, r, num } = s;
  const turn = r.int(0, 71);
  const design = r.pick(['classic', 'star', 'swirl'] as const);
  const petal = {
    classic: svg`<path d="M0-28L27-9 17 23-17 23-27-9z" fill="${a.dark}"/>
      ${times(
        5,
        (i) => svg`<g transform="rotate(${i * 72})">
      <path d="M0-28V-68M0-68L32-82M0-68L-32-82" stroke="${c.seam}" stroke-width="4" fill="none"/>
      <path d="M-32-82L-40-130H40L32-82 0-68z" fill="none"/><path d="M50-70L74-102 120-60 92-38z" fill="${a.dark}"/>
      </g>`,
      )}`,
    star: times(
      5,
      (i) =>
        svg`<g transform="rotate(${i * 72})"><path d="M0-12Q30-60 0-116-30-60 0-12z" fill="${a.base}"/>
          <path d="M0-116q40 0 70 24" fill="none" stroke="${c.seam}" stroke-width="4"/></g>`,
    ),
    swirl: times(
      6,
      (i) =>
        svg`<g transform="rotate(${i * 60})">
          <path d="M0-10Q60-30 62-110 20-120 0-60z" fill="${i % 2 ? a.base : a.light}"/>
          <path d="M0-10Q60-30 62-110" fill="none" stroke="${c.seam}" stroke-width="4"/></g>`,
    ),
  }[design];
  return svg`${ground(206, 324, 124, 18)}<circle cx="200" cy="206" r="116" fill="url(#ball)"/>
    <g transform="translate(${num(192, 212)} ${num(196, 214)}) rotate(${turn}) scale(.98)" clip-path="url(#round)">
    ${petal}</g><clipPath id="round"><circle r="108"/></clipPath>
    <path d="M306 160A116 116 0 0 1 110 279Q240 300 306 160z" fill="#1b2140" opacity=".2"/>
    <ellipse cx="160" cy="132" rx="42" ry="24" fill="#fff" opacity=".4" transform="rotate(-34 160 132)"/>`;
};

const bands: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  if (is(/handle/i)) {
    const handle = (x: number, turn: number) =>
      svg`<g transform="translate(${x} 268) rotate(${turn})">
        <path d="M0-50L-34 10H34z" fill="none" stroke="${c.deep}" stroke-width="8" stroke-linejoin="round"/>
        <rect x="-42" y="2" width="84" height="26" rx="13" fill="url(#dark)"/>
        <rect x="-14" y="2" width="28" height="26" fill="${a.base}"/></g>`;
    return svg`${ground(200, 318, 160, 17)}${stroke(`M112 218Q60 ${r.int(60, 90)} 200 92T288 218`, c.base, 15)}${stroke(`M108 214Q62 ${r.int(60, 90)} 200 88`, c.pale, 4, 'opacity=".6"')}${stroke(`M120 222Q${r.int(150, 180)} 150 280 222`, a.base, 11)}${handle(106, num(8, 20))}${handle(294, -num(8, 20))}`;
  }
  // Standing loops of flat band, one behind the other, each with its inner side in shade.
  const shades = r.shuffle([c.base, c.light, c.dark, a.base]);
  const count = r.int(2, 4);
  const wide = is(/fabric/i) ? num(64, 76) : is(/long/i) ? num(30, 38) : num(44, 54);
  const tall = is(/long/i) ? num(104, 116) : num(84, 100);
  const stripe = r.pick(['1 9', '2 9', '14 8']);
  const loops = times(count, (i) => {
    const x = 200 + (i - (count - 1) / 2) * (190 / count) * (i % 2 ? 1.1 : 1);
    const y = 318 - tall + (i % 2) * 8;
    const rx = 62 - count * 4;
    const hue = shades[i] ?? c.base;
    // Where the near and the far rim cross: between them one sees the inside of the band.
    const depth = wide * 0.5;
    const [cross, rise] = [x + depth / 2, tall * Math.sqrt(1 - (depth / 2 / rx) ** 2)];
    const inside = svg`M${cross} ${y - rise}A${rx} ${tall} 0 1 0 ${cross} ${y + rise}A${rx} ${tall} 0 0 1 ${cross} ${y - rise}z`;
    const rim = svg`<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${tall}" fill="none" stroke-width="8" stroke="${hue}"/>
      <ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${tall}" fill="none" stroke="#fff" stroke-width="3" opacity=".4"/>`;
    const edge = stroke(
      `M${x + depth * 0.6} ${y - tall + 4}a${rx} ${tall} 0 0 1 0 ${2 * tall - 8}`,
      a.pale,
      4,
      `stroke-dasharray="${stripe}"`,
    );
    return svg`<g transform="rotate(${num(-9, 9)} ${x} 318)"><path d="${inside}" fill="${c.deep}"/>
      <path d="M${x} ${y - tall}h${depth}a${rx} ${tall} 0 0 1 0 ${2 * tall}h-${depth}a${rx} ${tall} 0 0 0 0-${2 * tall}z" fill="${hue}"/>
      ${rim}${edge}</g>`;
  });
  return svg`${ground(200, 326, 160, 17)}${loops}`;
};

const roller: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const length = num(196, 232);
  const y = 232;
  if (is(/half/i))
    return svg`${ground(204, 308, 176, 17)}<path d="M40 300Q44 ${num(176, 190)} 104 184H338Q372 200 374 300z" fill="url(#down)"/>
      ${stroke(
        times(r.int(4, 7), (i) => `M${150 + i * 34} 186q32 40 34 112`),
        c.dark,
        6,
      )}<path d="M40 304a66 120 0 0 1 132 0z" fill="${c.light}"/><path d="M56 302a50 96 0 0 1 100 0z" fill="${a.base}"/>
      <path d="M36 298H376v10H36z" fill="${c.deep}"/>${s.mark(106, 272, 30, a.pale)}`;
  const relief = is(/smooth/i)
    ? stroke(`M130 ${y - 50}h${length}`, c.pale, 8, 'opacity=".5"') +
      s.mark(150 + length * 0.5, y, 50, a.base)
    : is(/grid/i)
      ? stroke(
          times(5, (i) => `M${130 + i * (length / 6)} ${y - 68}q34 68 0 136`),
          c.dark,
          6,
        ) + stroke(`M120 ${y - 36}h${length}M132 ${y}h${length}M120 ${y + 36}h${length}`, c.dark, 6)
      : r.pick([
          times(7, (i) =>
            stroke(`M${126 + i * (length / 8)} ${y - 69}q34 69 0 138`, i % 2 ? c.light : c.dark, 9),
          ),
          times(
            18,
            (i) =>
              svg`<ellipse cx="${146 + (i % 6) * (length / 7) + Math.floor(i / 6) * 8}" cy="${y - 40 + Math.floor(i / 6) * 40}" rx="11" ry="13" fill="${i % 2 ? c.light : c.dark}"/>`,
          ),
        ]);
  const end = is(/vibrat/i)
    ? svg`<ellipse cx="110" cy="${y}" rx="33" ry="58" fill="#2b2e36"/>
      <circle cx="110" cy="${y}" r="14" fill="none" stroke="${a.light}" stroke-width="4"/>
      ${stroke(`M110 ${y - 18}v14`, a.light, 4)}`
    : svg`<ellipse cx="110" cy="${y}" rx="31" ry="54" fill="${a.base}"/>
      <ellipse cx="112" cy="${y}" rx="24" ry="43" fill="${a.deep}"/>
      <path d="M100 ${y - 40}q-14 40 0 80" stroke="${a.light}" stroke-width="4" fill="none"/>`;
  return svg`${ground(214, 308, 160, 19)}<g transform="rotate(${num(-9, -2)} 200 ${y})">
    <path d="M110 ${y - 72}H${110 + length}q40 8 40 72t-40 72H110z" fill="url(#down)"/>${relief}
    <ellipse cx="110" cy="${y}" rx="42" ry="72" fill="${c.light}"/>${end}</g>`;
};

export const sports: Family = {
  tints: ['#d9ecea', '#b3d5d2'],
  hues: ['cobalt blue', 'teal', 'coral red', 'violet', 'white'],
  kinds: {
    'Yoga mats': yogaMat,
    Dumbbells: dumbbells,
    'Bike helmets': helmet,
    'City bikes': bike,
    Footballs: football,
    'Resistance bands': bands,
    'Foam rollers': roller,
  },
};
