import { type Family, ground, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

const greens = ['#5f8a4e', '#7fa862', '#4a7350', '#93b876'];

/** A plant growing up from (x, y), of one of several habits. */
function plant({ r, a }: Pick<Sketch, 'r' | 'a'>, x: number, y: number, height: number): string {
  const leaf = (turn: number, long: number, hue: string) =>
    svg`<path d="M0 0Q${long * 0.34} ${-long * 0.5} 0 ${-long}Q${-long * 0.34} ${-long * 0.5} 0 0z" fill="${hue}" transform="translate(${x} ${y}) rotate(${turn})"/>`;
  return r.pick([
    () =>
      times(9, (i) =>
        leaf(
          -68 + i * 17 + r.int(-5, 5),
          height * (0.72 + (4 - Math.abs(i - 4)) * 0.07),
          greens[i % 4] ?? '',
        ),
      ),
    () =>
      times(
        5,
        (i) =>
          svg`<path d="M${x + (i - 2) * 9} ${y}q${(i - 2) * 14}-${height * 0.6} ${(i - 2) * 22}-${height * (0.7 + (i % 2) * 0.3)} 12 ${height * 0.5} ${14 - (i - 2) * 22} ${height * (0.7 + (i % 2) * 0.3)}z" fill="${greens[i % 4] ?? ''}"/>`,
      ),
    () =>
      times(7, (i) => {
        const [dx, dy] = [(i - 3) * 18, -height * (0.62 + ((i * 3) % 4) * 0.12)];
        return (
          stroke(`M${x} ${y}Q${x + dx * 0.2} ${y + dy * 0.5} ${x + dx} ${y + dy}`, '#5f8a4e', 4) +
          svg`<circle cx="${x + dx}" cy="${y + dy}" r="13" fill="${i % 2 ? a.base : a.light}"/>
            <circle cx="${x + dx}" cy="${y + dy}" r="5" fill="#fff3c4"/>`
        );
      }) +
      leaf(-70, height * 0.5, greens[0] ?? '') +
      leaf(66, height * 0.5, greens[1] ?? ''),
    () =>
      times(
        12,
        (i) =>
          svg`<circle cx="${x + Math.cos(i * 2.4) * Math.sqrt(11 - i) * height * 0.11}" cy="${y - height * 0.5 + Math.sin(i * 2.4) * Math.sqrt(11 - i) * height * 0.1}" r="${height * 0.2}" fill="${greens[i % 4] ?? ''}"/>`,
      ),
    () =>
      svg`<path d="M${x - 22} ${y}V${y - height * 0.7}a22 22 0 0 1 44 0V${y}z" fill="${greens[0]}"/>
        ${stroke(`M${x - 8} ${y - height * 0.7}V${y - 4}M${x + 8} ${y - height * 0.7}V${y - 4}`, '#93b876', 3, 'stroke-dasharray="2 9"')}
        <path d="M${x + 20} ${y - height * 0.34}h14q12 0 12-14v-12a9 9 0 0 1 18 0v18q0 26-28 26h-16z" fill="${greens[2]}"/>
        <circle cx="${x}" cy="${y - height * 0.7 - 20}" r="9" fill="${a.base}"/>`,
  ])();
}

const wateringCan: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(70, 84);
  const top = num(168, 192);
  const taper = r.pick([-14, 0, 10]);
  const drops = times(
    6,
    (i) =>
      svg`<path d="M${46 + (i % 3) * 15} ${196 + Math.floor(i / 3) * 34 + (i % 3) * 8}q9 13 0 18-9-5 0-18z" fill="#6fb4de"/>`,
  );
  const cross =
    r.chance(0.5) && svg`<path d="M${222 - w} 268L${118} 196" stroke="${c.dark}" stroke-width="6"/>`;
  return svg`${ground(220, 336, 134, 16)}${drops}${stroke(`M${226 - w} 296Q140 260 ${r.int(84, 94)} 164`, c.dark, 19)}
    ${cross}<path d="M52 176L104 144l8 14-52 34z" fill="${a.base}"/>
    ${stroke(`M${236 - w * 0.4} ${top + 8}Q${r.int(220, 250)} ${top - 96} 320 ${top - 30}T${226 + w} 268`, a.dark, 14)}
    <path d="M${230 - w} ${top}H${230 + w}L${230 + w + taper} 318q0 14-16 14H${246 - w - taper}q-16 0-16-14z" fill="url(#tube)"/>
    <ellipse cx="230" cy="${top}" rx="${w}" ry="15" fill="${c.deep}"/>
    <path d="M${230 - w} ${top}a${w} 15 0 0 1 ${w * 1.1}-14v30a${w} 15 0 0 1-${w * 1.1}-16z" fill="${c.light}"/>
    ${r.pick([svg`<path d="M${230 - w} 292h${2 * w}v11h-${2 * w}z" fill="${a.base}"/>`, stroke(`M${234 - w} ${top + 34}h${2 * w - 8}M${234 - w} 306h${2 * w - 8}`, c.dark, 4), ''])}
    ${s.mark(230, 262, num(36, 50), c.pale)}${stroke(`M${248 - w} ${top + 30}v90`, '#fff', 7, 'opacity=".35"')}`;
};

const planter: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(64, 84);
  const top = num(212, 232);
  const feet = is(/foot/i);
  const chain = is(/hang/i) && stroke(`M${206 - w} ${top}L200 20 ${194 + w} ${top}M200 20V8`, '#8a6a48', 5);
  const base = feet ? 300 : 332;
  const body = r.pick([
    svg`<path d="M${200 - w} ${top}H${200 + w}L${194 + w * 0.8} ${base}H${206 - w * 0.8}z" fill="url(#tube)"/>
      <rect x="${192 - w}" y="${top - 8}" width="${2 * w + 16}" height="28" rx="6" fill="url(#body)"/>`,
    svg`<path d="M${204 - w} ${top}Q${180 - w} ${base - 12} ${220 - w * 0.4} ${base}H${180 + w * 0.4}Q${220 + w} ${base - 12} ${196 + w} ${top}z" fill="url(#tube)"/>
      <ellipse cx="200" cy="${top}" rx="${w - 4}" ry="13" fill="${c.dark}"/>`,
    svg`<path d="M${200 - w} ${top}H${200 + w}V${base - 10}q0 10-10 10H${210 - w}q-10 0-10-10z" fill="url(#tube)"/>
      <ellipse cx="200" cy="${top}" rx="${w}" ry="13" fill="${c.dark}"/>`,
  ]);
  const motif = r.pick([
    stroke(`M${214 - w * 0.86} ${top + 44}${times(6, (i) => `l${w * 0.26} ${i % 2 ? -16 : 16}`)}`, a.base, 5),
    svg`<path d="M${208 - w * 0.9} ${top + 52}h${w * 1.8 - 16}v13h-${w * 1.8 - 16}z" fill="${a.base}"/>`,
    s.mark(200, (top + base) / 2 + 8, 34, c.pale),
    times(
      4,
      (i) =>
        svg`<path d="M${162 + i * 20} ${top + 28}h7v${base - top - 44}h-7z" fill="${c.dark}" opacity=".5"/>`,
    ),
    '',
  ]);
  return svg`${ground(200, 336, w + 54, 15)}${plant(s, 200, top, num(132, 160))}${chain}
    ${feet && stroke(`M${214 - w} ${base - 30}l-12 64M${186 + w} ${base - 30}l12 64`, '#a67848', 10)}${body}${motif}
    ${!feet && r.chance(0.6) && svg`<path d="M${206 - w} 326h${2 * w - 12}l-8 12H${214 - w}z" fill="${c.dark}"/>`}`;
};

const secateurs: Recipe = (s) => {
  const { c, a, r, num } = s;
  const open = num(9, 17);
  const handle = (more: string) =>
    svg`<path d="M-12 12Q-34 76 -26 150-22 182 2 178 18 172 12 144 4 80 14 16z" fill="url(#tube)"/>
      <path d="M-22 92Q-26 130-22 156-16 174-2 170 8 166 4 146-4 112-2 92z" fill="${a.base}"/>${more}`;
  const blade = r.pick(['M-8 8Q-40-60 8-128 26-60 16 6z', 'M-10 8Q-34-70-4-118 30-80 16 6z']);
  const twig =
    r.chance(0.6) &&
    svg`${stroke('M300 58Q260 84 224 86', '#7a5a3c', 7)}<path d="M292 62q4-34 40-32-4 32-40 32zM268 76q26 20 52 4-20-24-52-4z" fill="#7fa862"/>
      <circle cx="316" cy="56" r="10" fill="${a.light}"/>`;
  return svg`${twig}<g transform="rotate(${num(12, 28)} 200 190) translate(0 4)" filter="url(#lift)">
    <g transform="translate(200 184) rotate(${open})">
    ${handle(stroke('M-18 20Q-30 60-28 84', c.pale, 4, 'opacity=".6"'))}</g>
    <g transform="translate(200 184) rotate(${-open}) scale(-1 1)">${handle('')}</g>
    <path d="M14 6Q46-40 20-100 6-86 2-40L-8 2z" transform="translate(200 184) rotate(${open})" fill="#8b949e"/>
    <path d="${blade}" transform="translate(200 184) rotate(${-open})" fill="url(#steel)"/>${stroke(
      times(5, (i) => `M190 ${206 + i * 7}l20 5`),
      '#8b949e',
      4,
    )}<circle cx="200" cy="184" r="15" fill="#5c646e"/><circle cx="200" cy="184" r="8" fill="#d5dae0"/></g>`;
};

const hose: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const reel = is(/flat|drink/i);
  const rings = r.int(4, 5);
  const nozzle = svg`<g transform="translate(${num(300, 318)} ${num(96, 116)}) rotate(${r.int(-30, -10)})">
    <rect x="-56" y="-12" width="76" height="26" rx="9" fill="url(#rod)"/>
    <path d="M16-20h30v42H16z" fill="${a.dark}"/><path d="M-40 12h22l-8 46h-20z" fill="#3a3d46"/>
    ${times(4, (i) => stroke(`M58 ${-14 + i * 9}l${16 + i * 3} ${-10 + i * 7}`, '#6fb4de', 4))}</g>`;
  const coil = times(
    rings,
    (i) =>
      svg`<ellipse cx="${reel ? 190 : 184}" cy="${reel ? 206 : 300 - i * 27}" rx="${reel ? 104 - i * 19 : 128 - i * 3}" ry="${reel ? 104 - i * 19 : 34}" fill="none" stroke="${i % 2 ? c.light : c.base}" stroke-width="${reel ? 20 : 25}"/>
        <ellipse cx="${reel ? 190 : 184}" cy="${reel ? 206 : 306 - i * 27}" rx="${reel ? 104 - i * 19 : 128 - i * 3}" ry="${reel ? 104 - i * 19 : 34}" fill="none" stroke="${c.dark}" stroke-width="5"/>
        ${r.chance(0.9) && svg`<ellipse cx="${reel ? 190 : 184}" cy="${reel ? 204 : 294 - i * 27}" rx="${reel ? 104 - i * 19 : 128 - i * 3}" ry="${reel ? 104 - i * 19 : 34}" fill="none" stroke="${a.base}" stroke-width="3" stroke-dasharray="${r.int(10, 22)} ${r.int(6, 12)}"/>`}`,
  );
  const frame =
    reel &&
    svg`<path d="M122 340L190 200 258 340" fill="none" stroke="#3a3d46" stroke-width="14" stroke-linejoin="round"/>`;
  const hub =
    reel &&
    svg`<circle cx="190" cy="206" r="24" fill="#3a3d46"/><circle cx="190" cy="206" r="13" fill="${a.base}"/>
      ${stroke('M190 206l40 22', '#5c646e', 9)}`;
  return svg`${ground(200, 336, 160, 16)}${frame}${coil}${hub}${stroke(reel ? 'M296 220Q330 190 250 104' : `M310 ${300 - (rings - 1) * 27}Q330 150 256 ${118}`, c.base, 18)}${nozzle}`;
};

const feed: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(64, 80);
  const top = num(134, 152);
  const granular = is(/rose|all-purpose/i);
  const leafy = svg`<g transform="translate(200 232) scale(.62)">${plant(s, 0, 44, 86)}
    <path d="M-38 44H38l-9 46h-58z" fill="#c4714f"/></g>`;
  const plate = r.pick([
    svg`<circle cx="200" cy="240" r="${num(50, 56)}" fill="#fffdf4"/>`,
    svg`<rect x="${212 - w}" y="186" width="${2 * w - 24}" height="114" rx="12" fill="#fffdf4"/>`,
    svg`<path d="M${214 - w} 300V228Q200 ${num(160, 172)} ${186 + w} 228v72z" fill="#fffdf4"/>`,
  ]);
  if (granular)
    return svg`${ground(200, 336, w + 60, 16)}<path d="M${206 - w} 84H${194 + w}L${204 + w} 116V318q0 14-14 14H${210 - w}q-14 0-14-14V116z" fill="url(#tube)"/>
      <path d="M${206 - w} 84H${194 + w}L${204 + w} 116H${196 - w}z" fill="${c.dark}"/>${s.mark(200, 146, 32, c.pale)}
      ${plate}${leafy}
      ${times(9, () => svg`<circle cx="${r.int(80, 320)}" cy="${r.int(326, 338)}" r="5" fill="${a.base}"/>`)}`;
  return svg`${ground(200, 336, w + 56, 16)}<path d="M172 ${top - 56}h56v48h-56z" fill="url(#rod)"/>${stroke(
    times(6, (i) => `M${178 + i * 9} ${top - 50}v34`),
    a.dark,
    3,
  )}
    <path d="M180 ${top - 10}h40v16q${w - 20} 8 ${w - 20} 50V312q0 22-22 22H${222 - w}q-22 0-22-22V${top + 56}q0-42 ${w - 20}-50z" fill="url(#tube)"/>
    ${r.chance(0.6) && stroke(`M${182 + w} ${top + 50}q34 4 26 46t-28 40`, c.dark, 13)}${plate}${leafy}
    <path d="M${200 - w} 306h${2 * w}v8q0 20-22 20H${222 - w}q-22 0-22-20z" fill="${a.base}"/>
    ${s.mark(200, top + 36, 24, c.pale)}${stroke(`M${216 - w} ${top + 60}v170`, '#fff', 7, 'opacity=".3"')}`;
};

const gardenChair: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const frame = r.pick(['#a67848', c.dark, '#4a505c']);
  if (is(/bistro/i))
    return svg`${ground(200, 342, 100, 14)}${stroke('M148 232L126 338M252 232L274 338M170 244L150 328M230 244L250 328', c.dark, 8)}
      ${stroke('M140 232V120Q140 60 200 60T260 120V232', c.base, 10)}
      ${r.pick([stroke('M200 62V224M170 80V224M230 80V224', c.base, 7), stroke('M146 200Q200 60 254 200M146 130Q200 250 254 130', c.base, 6), stroke('M200 200q-60-50-24-84 20-12 24 14 4-26 24-14 36 34-24 84z', c.base, 6)])}
      <ellipse cx="200" cy="236" rx="${num(78, 86)}" ry="24" fill="${c.dark}"/>
      <ellipse cx="200" cy="228" rx="${num(78, 84)}" ry="23" fill="url(#extra)"/>
      ${stroke('M150 222q50-12 100 0', '#fff', 5, 'opacity=".4"')}`;
  const slats = r.int(4, 6);
  const back = is(/adirondack/i)
    ? times(
        5,
        (i) =>
          svg`<path d="M${138 + i * 25} ${96 - (2 - Math.abs(i - 2)) * 18}q12-14 24 0V232h-24z" fill="${i % 2 ? c.light : c.base}"/>`,
      ) + stroke('M138 150H262', c.dark, 9)
    : times(
        slats,
        (i) =>
          svg`<rect x="${142 + (i * 118) / slats}" y="106" width="${94 / slats}" height="122" rx="5" fill="${i % 2 ? c.light : c.base}"/>`,
      ) + svg`<rect x="126" y="${num(84, 92)}" width="148" height="20" rx="9" fill="url(#body)"/>`;
  const legs = is(/fold/i)
    ? stroke('M112 276L280 336M288 276L120 336', frame, 13)
    : stroke('M112 276L104 338M288 276L296 338', frame, 13);
  const pad =
    !is(/adirondack/i) &&
    r.chance(0.55) &&
    svg`<path d="M124 214H276L292 250Q200 262 108 250z" fill="url(#extra)"/>
      ${stroke('M150 222l-8 26M200 222v30M250 222l8 26', a.dark, 3, 'opacity=".5"')}
      <rect x="146" y="116" width="108" height="96" rx="16" fill="${a.light}"/>${s.mark(200, 164, 34, a.dark)}`;
  return svg`${ground(200, 342, 120, 14)}${stroke('M136 96L128 338M264 96L272 338', frame, 12)}${back}
    <path d="M122 226H278L296 262H104z" fill="url(#body)"/>${stroke('M118 238H282M111 250H289', c.dark, 3)}
    <path d="M104 262H296V276H104z" fill="${c.dark}"/>${legs}${pad}
    ${stroke('M92 190H136M264 190H308', frame, is(/adirondack/i) ? 19 : 13)}
    ${stroke('M100 190L108 262M300 190L292 262', frame, 9)}
    ${is(/rock/i) && stroke('M70 322Q200 372 330 322', frame, 13)}`;
};

export const garden: Family = {
  tints: ['#e4efce', '#c4daa0'],
  hues: [
    'moss green',
    'terracotta',
    'charcoal',
    'cream',
    'sky blue',
    'forest green',
    'mustard',
    'cherry red',
  ],
  kinds: {
    'Watering cans': wateringCan,
    Planters: planter,
    Secateurs: secateurs,
    'Garden hoses': hose,
    'Plant food': feed,
    'Garden chairs': gardenChair,
  },
};
