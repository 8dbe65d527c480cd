import { type Family, ground, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

const brights = ['#c93a45', '#3566c9', '#f4c93b', '#58a55c', '#ee8a3c', '#7a5cc0', '#38b0b8'];

const blocks: Recipe = (s) => {
  if (s.is(/wood|magnet/i)) return shapeBlocks(s);
  const { c, r } = s;
  const marble = s.is(/marble/i);
  let [from, to] = [60, 340];
  const bricks = new Map<string, { walls: string; studs: string }>();
  let [light, shade] = ['', ''];
  for (let row = 0; row < (marble ? 4 : 6) && to - from >= 60; row++) {
    const y = 298 - row * 35;
    for (let x = from; x < to; ) {
      const width = 30 * Math.min(r.int(1, 4), (to - x) / 30);
      const hue = r.chance(0.4) ? 'own' : r.pick(brights);
      const { walls, studs } = bricks.get(hue) ?? { walls: '', studs: '' };
      const wall = `M${x} ${y}h${width - 2}v34h-${width - 2}z`;
      bricks.set(hue, { walls: walls + wall, studs: `${studs}M${x + 6} ${y - 4}h${width - 12}` });
      light += `M${x} ${y + 2}h${width - 2}`;
      shade += `M${x} ${y + 30}h${width - 2}`;
      x += width;
    }
    if (row > 0 || r.chance(0.5)) [from, to] = [from + 30 * r.int(0, 2), to - 30 * r.int(0, 2)];
  }
  const parts = [...bricks].map(([key, { walls, studs }]) => {
    const hue = key === 'own' ? c.base : key;
    return svg`<path d="${walls}" fill="${hue}"/>
        <path d="${studs}" stroke="${hue}" stroke-width="9" stroke-dasharray="18 12"/>`;
  });
  const top = 298 - (marble ? 4 : 6) * 35;
  const run =
    marble &&
    svg`${stroke(`M70 ${top - 60}Q150 ${top - 20} 230 ${top - 30}`, c.light, 15)}${stroke(`M330 ${top - 20}Q250 ${top + 30} 150 ${top + 26}`, c.dark, 15)}
      ${stroke(`M84 ${top - 44}V190M324 ${top - 6}V298`, c.deep, 9)}
      <circle cx="${r.int(110, 190)}" cy="${top - 50}" r="13" fill="url(#ball)"/>
      <circle cx="${r.int(250, 290)}" cy="${top + 4}" r="13" fill="#f4c93b"/>`;
  return svg`${ground(200, 334, 172, 14)}${run}${parts}
    <path d="${light}" stroke="#fff" stroke-width="5" opacity=".3"/>
    <path d="${shade}" stroke="#1b2140" stroke-width="8" opacity=".2"/>`;
};

function shapeBlocks({ c, r, num, is }: Sketch): string {
  const magnetic = is(/magnet/i);
  const hues = r.shuffle([c.base, ...brights]);
  const tile = (d: string, i: number) =>
    svg`<path d="${d}" fill="${hues[i] ?? c.base}" ${magnetic && svg`fill-opacity=".72" stroke="${hues[i] ?? c.base}" stroke-width="7"`}/>`;
  const roof = r.pick(['M222 134V84h44v50z', 'M222 136a24 24 0 1 1 46 0z', 'M218 136l26-44 26 44z']);
  const shapes = [
    'M86 250h84v80H86z',
    'M234 250h84v80h-84z',
    'M74 216h252v32H74z',
    'M118 136h76v78h-76z',
    'M212 138q54 2 56 76h-56z',
    'M104 134L156 74l52 60z',
    'M176 330a26 26 0 0 1 52 0z',
    roof,
  ];
  return svg`${ground(200, 334, 160, 16)}<g transform="translate(${num(-8, 8)} 0)">${shapes.map(tile)}
    ${!magnetic && stroke('M98 264v50M246 264v50M90 228h90M130 150v46', '#fff', 5, 'opacity=".35"')}</g>`;
}

const boardGame: Recipe = (s) => {
  const { c, a, r, num } = s;
  const art = r.pick([
    () =>
      svg`<path d="M70 262L130 172 176 230 214 190 290 262z" fill="${c.dark}"/>
        <circle cx="238" cy="150" r="24" fill="${a.light}"/>`,
    () =>
      svg`${times(5, (i) => svg`<path d="M${104 + i * 36} ${214 - (i % 2) * 20}l20-12 20 12v24l-20 12-20-12z" fill="${i % 2 ? a.base : c.pale}"/>`)}${s.mark(180, 150, 50, a.light)}`,
    () =>
      svg`<path d="M110 260V190h16v-16h14v16h16v-40l24-24 24 24v40h16v-16h14v16h16v70z" fill="${a.base}"/>
        <path d="M168 260v-34q12-16 24 0v34z" fill="${c.deep}"/>`,
    () =>
      svg`<path d="M92 226q88 40 176 0l-24 38H116z" fill="${a.dark}"/>
        <path d="M180 220V122l62 74h-56zM172 220V140l-44 58z" fill="#fffaf0"/>`,
    () =>
      times(
        6,
        (i) =>
          svg`<path d="M180 200l-20-86h40z" fill="${i % 2 ? a.base : c.pale}" transform="rotate(${i * 60} 180 200)"/>`,
      ),
  ])();
  const pawn = (x: number, y: number, hue: string) =>
    svg`<path d="M${x - 15} ${y}q2-22 9-28h12q7 6 9 28z" fill="${hue}"/>
      <circle cx="${x}" cy="${y - 34}" r="11" fill="${hue}"/>
      <circle cx="${x - 4}" cy="${y - 38}" r="3" fill="#fff" opacity=".6"/>`;
  const die = svg`<g transform="translate(${num(88, 112)} 316) rotate(${r.int(-14, 14)})">
    <rect x="-18" y="-18" width="36" height="36" rx="7" fill="#fffdf8"/>
    ${times(r.int(2, 5), (i) => svg`<circle cx="${[0, -9, 9, -9, 9][i] ?? 0}" cy="${[0, -9, 9, 9, -9][i] ?? 0}" r="3.500" fill="#33363e"/>`)}
    </g>`;
  return svg`${ground(206, 336, 168, 16)}<g transform="rotate(${num(-4, 2)} 200 200)">
    <path d="M294 92L338 112V296L294 310z" fill="${c.deep}"/>
    <rect x="62" y="92" width="236" height="218" rx="5" fill="url(#body)"/>
    <rect x="74" y="104" width="212" height="194" rx="3" fill="none" stroke="${a.light}" stroke-width="3"/>${art}
    <rect x="92" y="270" width="176" height="20" rx="10" fill="${a.base}"/>
    <rect x="120" y="277" width="${num(80, 120)}" height="6" rx="3" fill="${a.pale}"/></g>${die}
    ${pawn(r.int(230, 246), 334, r.pick(brights))}${pawn(r.int(278, 292), 338, r.pick(brights))}
    ${pawn(r.int(322, 336), 332, c.base)}`;
};

const plush: Recipe = (s) => {
  const { c, a, r, num } = s;
  const animals = ['bear', 'rabbit', 'elephant', 'otter', 'dinosaur', 'fox'] as const;
  const kind = animals.find((animal) => s.is(new RegExp(animal, 'i'))) ?? r.pick(animals);
  const head = num(66, 76);
  const ears = {
    bear: svg`<circle cx="146" cy="92" r="27" fill="${c.dark}"/><circle cx="254" cy="92" r="27" fill="${c.dark}"/>
      <circle cx="146" cy="92" r="14" fill="${c.pale}"/><circle cx="254" cy="92" r="14" fill="${c.pale}"/>`,
    rabbit: svg`<path d="M160 100Q124 22 150 18 184 26 186 94zM240 100Q${r.chance(0.5) ? '276 22 250 18' : '300 40 276 24'} 216 26 214 94z" fill="${c.dark}"/>
      <path d="M166 92q-20-50-12-58 16 8 22 56z" fill="${c.pale}"/>`,
    fox: svg`<path d="M134 132L122 48 192 88zM266 132L278 48 208 88z" fill="${c.dark}"/>
      <path d="M144 112L138 74 172 92zM256 112L262 74 228 92z" fill="#fffaf0"/>
      <path d="M262 300q90-10 70-96 54 70-8 122-40 20-66 2z" fill="${c.dark}"/>
      <path d="M332 204q28 36 16 76-18-26-20-40z" fill="#fffaf0"/>`,
    otter: svg`<circle cx="140" cy="112" r="16" fill="${c.dark}"/><circle cx="260" cy="112" r="16" fill="${c.dark}"/>
      ${stroke('M262 316q60 20 84-22', c.dark, 26)}`,
    dinosaur: svg`${stroke('M256 310q70 20 92-46', c.dark, 30)}<path d="M176 84l-6-34 26 22 4-40 22 38 22-26-2 40z" fill="${a.base}"/>
      <path d="M272 196l34-4-20 26 32 10-30 18z" fill="${a.base}"/>`,
    elephant: svg`<path d="M150 116Q84 62 76 130 80 194 150 174zM250 116Q316 62 324 130 320 194 250 174z" fill="${c.dark}"/>
      <path d="M142 126q-46-26-50 8 6 36 50 28z" fill="${c.pale}"/>
      <path d="M258 126q46-26 50 8-6 36-50 28z" fill="${c.pale}"/>`,
  }[kind];
  const nose =
    kind === 'elephant'
      ? stroke('M200 152q0 50 22 52t16-16', c.base, 24) + stroke('M192 170h15M194 184h14', c.dark, 3)
      : svg`<ellipse cx="200" cy="160" rx="30" ry="23" fill="${c.pale}"/>
        <path d="M189 149h22l-11 12z" fill="#4a3a30"/>${stroke('M200 161v6q-8 8-14 2m14-2q8 8 14 2', '#4a3a30', 3)}`;
  const wear = r.pick([
    svg`<path d="M160 198q40 20 80 0l4 18q-44 22-88 0z" fill="${a.base}"/>
      <path d="M224 214l20 46-22 6-10-44z" fill="${a.dark}"/>`,
    svg`<path d="M200 206l-28-15v30zM200 206l28-15v30z" fill="${a.base}"/>
      <circle cx="200" cy="206" r="8" fill="${a.dark}"/>`,
    s.mark(200, 268, 40, a.base),
    '',
  ]);
  return svg`${ground(200, 340, 124, 16)}<ellipse cx="146" cy="318" rx="40" ry="25" fill="${c.dark}"/>
    <ellipse cx="254" cy="318" rx="40" ry="25" fill="${c.dark}"/>
    <ellipse cx="200" cy="264" rx="${num(68, 80)}" ry="70" fill="url(#ball)"/>
    <ellipse cx="200" cy="274" rx="44" ry="46" fill="${c.pale}"/>
    <ellipse cx="126" cy="244" rx="21" ry="40" fill="${c.base}" transform="rotate(28 126 244)"/>
    <ellipse cx="274" cy="244" rx="21" ry="40" fill="${c.base}" transform="rotate(-28 274 244)"/>
    <circle cx="144" cy="320" r="14" fill="${c.pale}"/><circle cx="256" cy="320" r="14" fill="${c.pale}"/>${wear}
    ${ears}<ellipse cx="200" cy="140" rx="${head}" ry="${head * 0.9}" fill="url(#ball)"/>
    <circle cx="172" cy="132" r="8" fill="#33282a"/><circle cx="228" cy="132" r="8" fill="#33282a"/>
    <circle cx="169" cy="129" r="3" fill="#fff"/><circle cx="225" cy="129" r="3" fill="#fff"/>
    <circle cx="156" cy="156" r="10" fill="#f29a9a" opacity=".5"/>
    <circle cx="244" cy="156" r="10" fill="#f29a9a" opacity=".5"/>${nose}`;
};

const puzzle: Recipe = (s) => {
  const { c, a, r, num } = s;
  const piece = 'M0 0h22q-6-14 8-14t8 14h22v22q14-6 14 8t-14 8v22H38q6-14-8-14t-8 14H0V38q-14 6-14-8t14-8z';
  const scene = r.pick([
    svg`<path d="M0 110Q50 60 110 100T260 80V200H0z" fill="${a.base}"/>
      <path d="M0 150q80-40 140-10t120-10v70H0z" fill="${a.dark}"/><circle cx="190" cy="50" r="26" fill="#ffe6a0"/>`,
    svg`<path d="M40 200V90l44-44 44 44v110zM150 200V70h60v130z" fill="${a.base}"/>
      <path d="M60 120h20v24H60zM94 120h20v24H94zM166 96h28v20h-28zM166 132h28v20h-28z" fill="#ffe6a0"/>
      <path d="M0 180h260v20H0z" fill="${c.deep}"/>`,
    times(
      7,
      (i) =>
        svg`<circle cx="${24 + i * 36}" cy="${r.int(60, 150)}" r="${r.int(14, 30)}" fill="${i % 2 ? a.base : r.pick(brights)}"/>`,
    ),
    svg`<path d="M0 130h260v70H0z" fill="#3c7fb0"/>
      <path d="M70 140h120l-24 34H92zM126 136V40l60 84zM118 136V64l-44 64z" fill="#fffaf0"/>
      <circle cx="216" cy="40" r="20" fill="#ffe6a0"/>`,
  ]);
  const cuts = times(
    3,
    (i) =>
      `M${65 + i * 65} 0v24q14-4 14 8t-14 8v28q-14-4-14 8t14 8v24q14-4 14 8t-14 8v76M0 ${50 + i * 50}h24q-4-14 8-14t8 14h50q-4 14 8 14t8-14h50q-4-14 8-14t8 14h88`,
  );
  const [gx, gy] = [r.int(0, 3), r.int(0, 1)];
  const round = s.is(/round/i);
  const flat = s.is(/panorama/i) ? 0.74 : 1;
  return svg`${ground(200, 336, 168, 15)}<g transform="translate(70 ${round ? 60 : 88 + (1 - flat) * 90}) rotate(${num(-5, 4)} 130 100) ${round ? 'translate(10 0) scale(.94 1.2)' : `translate(${(flat - 1) * 60} 0) scale(${1.16 - flat * 0.16} ${flat})`}">
    <rect x="-8" y="-8" width="276" height="216" rx="${round ? 138 : 6}" fill="#fffaf0" filter="url(#lift)"/>
    <svg width="260" height="200">
    ${round && '<clipPath id="disc"><rect width="260" height="200" rx="130" ry="100"/></clipPath>'}
    <g ${round && 'clip-path="url(#disc)"'}><path d="M0 0h260v200H0z" fill="url(#body)"/>${scene}
    <path d="${cuts}" fill="none" stroke="#fff" stroke-width="2.500" opacity=".75"/>
    <path d="M${gx * 65} ${gy * 50 + 50}h65v50h-65z" fill="#e9dfcc"/></g></svg></g><g filter="url(#lift)">
    <path d="${piece}" fill="url(#extra)" transform="translate(${num(262, 290)} 262) rotate(${num(-30, 30)})"/>
    <path d="${piece}" fill="${c.light}" transform="translate(${num(64, 90)} 282) rotate(${num(-30, 30)}) scale(.8)"/>
    </g>`;
};

const rcCar: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const rough = is(/off|crawl|stunt/i);
  const radius = rough ? num(48, 54) : num(34, 40);
  const y = 318 - radius;
  const lift = rough ? 22 : 44;
  const shell = r.pick([
    svg`M44 ${232 + lift}Q44 ${190 + lift} 96 ${186 + lift}L150 ${136 + lift}H246L298 ${188 + lift}Q356 ${192 + lift} 358 ${232 + lift}z`,
    svg`M40 ${232 + lift}V${188 + lift}L150 ${180 + lift}L192 ${140 + lift}H280L310 ${178 + lift}L360 ${186 + lift}V${232 + lift}z`,
    svg`M40 ${232 + lift}L52 ${196 + lift}L120 ${190 + lift}L168 ${146 + lift}H286L352 ${174 + lift}L360 ${232 + lift}z`,
  ]);
  const tyre = (x: number) =>
    svg`<circle cx="${x}" cy="${y}" r="${radius}" fill="#2b2e36"/>
      ${rough && svg`<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#2b2e36" stroke-width="11" stroke-dasharray="9 7"/>`}
      <circle cx="${x}" cy="${y}" r="${radius * 0.58}" fill="${a.base}"/>
      <circle cx="${x}" cy="${y}" r="${radius * 0.26}" fill="#e8ecf0"/>
      ${times(3, (i) => svg`<path d="M${x - radius * 0.5} ${y}h${radius}" stroke="${a.dark}" stroke-width="4" transform="rotate(${i * 60} ${x} ${y})"/>`)}`;
  return svg`${ground(200, 324, 174, 14)}${stroke(`M${r.int(84, 110)} ${190 + lift}l-16-${r.int(86, 110)}`, '#5c646e', 4)}
    ${r.chance(0.5) && svg`<path d="M44 ${176 + lift}h56v12H44zM58 ${186 + lift}h10v20H58z" fill="${c.deep}"/>`}
    <path d="${shell}" fill="url(#body)"/>
    <path d="M170 ${176 + lift}l22-28h34v28zM234 ${148 + lift}h22l26 28h-48z" fill="#2b3a55"/>
    <path d="M178 ${174 + lift}l18-24h10l-18 24z" fill="#fff" opacity=".4"/>
    ${r.pick([
      svg`<path d="M44 ${206 + lift}L358 ${198 + lift}v12L44 ${220 + lift}z" fill="${a.base}"/>`,
      svg`<path d="M60 ${220 + lift}l60-30 30 6-50 34zM120 ${222 + lift}l50-28 24 0-40 30z" fill="${a.base}"/>`,
      svg`<circle cx="216" cy="${206 + lift}" r="19" fill="#fffaf0"/>
    ${s.mark(216, 206 + lift, 24, c.deep)}`,
    ])}<path d="M336 ${192 + lift}q20 0 20 14h-22z" fill="#ffe9a3"/>
    <path d="M42 ${228 + lift}H360v12H42z" fill="#33363e"/>${tyre(108)}${tyre(296)}
    <g transform="translate(${num(302, 322)} 76) rotate(10)">
    <rect x="-40" y="-24" width="80" height="52" rx="18" fill="url(#dark)"/>
    <circle cx="-18" cy="0" r="11" fill="${a.base}"/><circle cx="18" cy="0" r="11" fill="${c.base}"/>
    ${stroke('M0-24v-36', '#5c646e', 4)}</g>`;
};

export const toys: Family = {
  tints: ['#fcefc9', '#f5da92'],
  hues: ['cherry red', 'cobalt blue', 'sunny yellow', 'lime', 'orange', 'violet', 'teal', 'sky blue'],
  kinds: {
    'Building blocks': blocks,
    'Board games': boardGame,
    'Plush toys': plush,
    'Jigsaw puzzles': puzzle,
    'Remote-control cars': rcCar,
  },
};
