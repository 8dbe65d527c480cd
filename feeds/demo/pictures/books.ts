import { dots, type Family, ground, greek, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';
import { stationery } from './stationery.ts';

/** A book standing half turned: pages to the right, the cover's art drawn on 0..190 x 0..262. */
function book({ c, num }: Sketch, art: string, thick: number): string {
  return svg`${ground(206, 336, 132, 15)}<g transform="rotate(${num(-5, 3)} 200 330)">
    <path d="M290 74l${thick} 12v242l-${thick} 6z" fill="url(#paper)"/>${stroke(
      times(3, (i) => `M${296 + (i * thick) / 3.4} ${80 + i * 3}v248`),
      '#cfc5b2',
      1.5,
    )}<path d="M96 66q0-4 4-4h${thick + 188}l${-2} 10H300v8z" fill="${c.deep}"/>
    <path d="M294 328l${thick} -6v8l-${thick} 8z" fill="${c.deep}"/>
    <rect x="96" y="68" width="200" height="268" rx="5" fill="url(#body)"/>
    <svg x="102" y="71" width="190" height="262">${art}</svg>
    <path d="M96 72q0-4 4-4h9v268h-9q-4 0-4-4z" fill="${c.deep}" opacity=".45"/>
    ${stroke('M114 74V330', '#fff', 2, 'opacity=".35"')}</g>`;
}

const title = (r: Sketch['r'], y: number, fill: string) =>
  svg`<rect x="${95 - 62}" y="${y}" width="${r.int(100, 124)}" height="13" rx="3" fill="${fill}"/>
    <rect x="33" y="${y + 20}" width="${r.int(56, 96)}" height="13" rx="3" fill="${fill}"/>`;

const novel: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const [x, y] = [num(60, 130), num(120, 176)];
  const scenes: Record<string, () => string> = {
    mystery: () =>
      svg`<path d="M0 0h190v262H0z" fill="${c.deep}"/><circle cx="${x}" cy="${y - 20}" r="42" fill="${a.light}"/>
        <path d="M-4 262l60-120 18 24 20-46 104 142z" fill="#12151f" opacity=".75"/>
        ${
          r.chance(0.5)
            ? svg`<path d="M${x - 6} 190h40v72h-40zM${x - 14} 192l28-26 28 26z" fill="#0c0e16"/>
        <rect x="${x + 6}" y="208" width="13" height="17" fill="#ffd873"/>`
            : svg`<path d="M${x - 12} 262q0-70 22-74 22 4 22 74zM${x - 8} 176h36l-8-22H${x}z" fill="#0c0e16"/>
        <circle cx="${x + 10}" cy="184" r="11" fill="#0c0e16"/>`
        }`,
    historical: () =>
      svg`<path d="M0 170q60-30 110-8t90-10v112H0z" fill="${c.dark}"/>
        <path d="M34 200h120l-18 36H52zM94 196v-96l56 80h-44zM86 196v-80l-40 64z" fill="${a.light}"/>
        <path d="M0 236q24-16 48 0t48 0 48 0 48 0v30H0z" fill="${c.deep}"/>
        <rect x="10" y="10" width="170" height="242" fill="none" stroke="${a.light}" stroke-width="3"/>`,
    romance: () =>
      svg`<path d="M95 ${y + 70}Q20 ${y + 10} 40 ${y - 30} 70 ${y - 60} 95 ${y - 18} 120 ${y - 60} 150 ${y - 30} 170 ${y + 10} 95 ${y + 70}z" fill="${a.base}"/>
        ${times(5, (i) => svg`<path d="M${20 + i * 38} ${252 - (i % 2) * 16}q-16-20 0-38 16 18 0 38z" fill="${i % 2 ? a.light : c.pale}"/>`)}`,
    science: () =>
      svg`<path d="M0 0h190v262H0z" fill="#151a35"/>
        ${times(16, () => svg`<circle cx="${r.int(6, 184)}" cy="${r.int(6, 256)}" r="${r.int(1, 2)}" fill="#fff"/>`)}
        <circle cx="${x}" cy="${y + 10}" r="${num(38, 52)}" fill="${c.base}"/>
        <path d="M${x - 40} ${y - 6}q40-20 78-2" stroke="${c.light}" stroke-width="8" fill="none"/>
        <ellipse cx="${x}" cy="${y + 10}" rx="80" ry="17" fill="none" stroke="${a.base}" stroke-width="6" transform="rotate(${r.int(-30, -8)} ${x} ${y + 10})"/>`,
    saga: () =>
      svg`<path d="M86 262V170h20v92z" fill="#6b4a34"/>
        ${times(11, (i) => svg`<circle cx="${95 + Math.cos(i * 2.4) * 46}" cy="${142 + Math.sin(i * 2.4) * 36}" r="${r.int(18, 27)}" fill="${[a.base, a.light, c.pale, a.dark][i % 4] ?? a.base}"/>`)}
        <path d="M0 250q95-22 190 0v14H0z" fill="${c.deep}"/>`,
  };
  const genre = is(/myster/i)
    ? 'mystery'
    : is(/histor/i)
      ? 'historical'
      : is(/roman/i)
        ? 'romance'
        : is(/science/i)
          ? 'science'
          : is(/saga|family/i)
            ? 'saga'
            : r.pick(Object.keys(scenes));
  const art = scenes[genre]?.() ?? '';
  return book(
    s,
    svg`${art}${title(r, r.int(22, 34), genre === 'science' || genre === 'mystery' ? '#fff8e6' : c.seam)}${greek(r, 52, genre === 'historical' ? 70 : 246, 90, 1, '#fff8e6')}`,
    num(24, 44),
  );
};

const cookbook: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const plate = svg`<circle cx="95" cy="150" r="${num(64, 72)}" fill="#fffdf8"/>
    <circle cx="95" cy="150" r="52" fill="#eee8da"/>`;
  const dish = is(/bak/i)
    ? r.pick([
        svg`<path d="M48 176q0-60 47-60t47 60z" fill="#c98745"/>
          ${stroke('M70 136l10 30M92 126v34M116 134l-8 30', '#f0cf98', 5)}`,
        svg`<path d="M58 156h74l-10 42H68z" fill="${a.base}"/>
          <path d="M50 158q4-34 45-48 42 14 45 48z" fill="#f6d9c2"/><circle cx="95" cy="106" r="10" fill="#d8434e"/>`,
      ])
    : is(/veg/i)
      ? r.pick([
          svg`<path d="M95 190Q66 130 84 118h22q18 12-11 72z" fill="#ee8a3c"/>
            <path d="M92 120q-18-20-10-40 12 10 12 38 2-30 16-38 8 22-12 40z" fill="#6d9f4e"/>`,
          times(
            6,
            (i) =>
              svg`<path d="M95 150Q78 124 95 100 112 124 95 150z" fill="${i % 2 ? '#7fa862' : '#5f8a4e'}" transform="rotate(${i * 60} 95 150)"/>`,
          ) +
            svg`<circle cx="76" cy="164" r="12" fill="#d8513f"/><circle cx="116" cy="140" r="12" fill="#d8513f"/>`,
        ])
      : r.pick([
          svg`<path d="M52 150h86q-4 44-43 44t-43-44z" fill="${a.base}"/>
            <path d="M58 148q10-22 24-10 12-20 26-2 16-10 24 12z" fill="#f2cf7a"/>
            ${stroke('M112 140l40-56M122 142l42-50', '#7a4a2b', 4)}`,
          svg`<ellipse cx="95" cy="152" rx="40" ry="20" fill="#ee9a6c"/><path d="M130 152l22-15v30z" fill="#ee9a6c"/>
            <circle cx="70" cy="148" r="4" fill="#33282a"/>
            ${stroke('M84 142q8 10 0 20M98 140q8 12 0 24', '#c9713f', 3)}`,
          svg`<circle cx="95" cy="150" r="44" fill="#e6a54a"/><circle cx="95" cy="150" r="36" fill="#f4cf6a"/>
            ${times(6, (i) => svg`<circle cx="${95 + Math.cos(i * 1.9) * 22}" cy="${150 + Math.sin(i * 1.9) * 22}" r="8" fill="${i % 2 ? '#d8513f' : '#7fa862'}"/>`)}`,
        ]);
  const cloth = r.pick([
    times(5, (i) => svg`<path d="M${i * 44} 0h18v262h-18z" fill="${c.light}" opacity=".6"/>`),
    svg`<path d="M0 196h190v66H0z" fill="${a.dark}"/>`,
    '',
  ]);
  return book(
    s,
    svg`${cloth}${title(r, 20, '#fffaf0')}${plate}${dish}${stroke('M16 112v82M11 112v20q5 8 10 0v-20', '#e8ecf0', 4)}
      <rect x="40" y="234" width="110" height="16" rx="8" fill="${a.base}"/>`,
    num(30, 46),
  );
};

const notebook: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const soft = is(/soft/i);
  const spiral = is(/planner/i);
  const w = is(/travel/i) ? 78 : num(92, 102);
  const motif = r.pick([
    () =>
      svg`<rect x="${200 - w * 0.5}" y="112" width="${w}" height="${num(56, 72)}" rx="5" fill="url(#paper)"/>
        ${greek(r, 200 - w * 0.34, 128, w * 0.68, 3, c.deep)}`,
    () => s.mark(200, num(150, 180), num(60, 84), a.base),
    () => svg`<path d="M${206 - w} 250h${2 * w - 12}v${num(20, 44)}h-${2 * w - 12}z" fill="${a.base}"/>`,
    () =>
      dots(
        Array.from({ length: 30 }, (_, i) => [
          224 - w + (i % 5) * ((2 * w - 48) / 4),
          110 + Math.floor(i / 5) * 36,
        ]),
        a.light,
        num(8, 14),
      ),
    () =>
      stroke(
        times(5, (i) => `M${212 - w} ${130 + i * 34}q${w / 2}-26 ${w - 12} 0t${w - 12} 0`),
        a.light,
        5,
      ),
  ])();
  const pen =
    r.chance(0.6) &&
    svg`<g transform="translate(${220 + w} 206) rotate(${num(4, 14)})" filter="url(#lift)">
      <rect x="-7" y="-104" width="14" height="176" rx="5" fill="url(#rod)"/><path d="M-7 72H7L0 96z" fill="#e8d5b0"/>
      <path d="M-7-86H7v8H-7z" fill="#e3c27c"/></g>`;
  const edge = spiral
    ? times(
        13,
        (i) =>
          svg`<ellipse cx="${198 - w}" cy="${82 + i * 20}" rx="14" ry="5" fill="none" stroke="#7d8793" stroke-width="4"/>`,
      )
    : soft
      ? stroke(`M${208 - w} 70V338`, c.light, 3, 'stroke-dasharray="9 6"')
      : svg`<path d="M${176 + w} 64h11v280h-11z" fill="${a.base}"/>`;
  return svg`<g transform="rotate(${num(-10, -3)} 200 204) translate(-14 0)">
    <rect x="${208 - w}" y="74" width="${2 * w}" height="276" rx="8" fill="${c.deep}"/>
    <rect x="${206 - w}" y="70" width="${2 * w}" height="274" rx="6" fill="#f6efdf"/>
    <rect x="${200 - w}" y="64" width="${2 * w}" height="280" rx="${soft ? 5 : 14}" fill="url(#body)" filter="url(#lift)"/>
    ${motif}${edge}${r.chance(0.6) && svg`<path d="M${216 - w} 342h10v30l-5-7-5 7z" fill="${a.dark}"/>`}${pen}</g>`;
};

export const books: Family = {
  tints: ['#efe6d2', '#d9c7a2'],
  hues: [
    'midnight blue',
    'terracotta',
    'forest green',
    'mustard',
    'burgundy',
    'teal',
    'dusty pink',
    'plum',
    'cream',
    'sky blue',
  ],
  kinds: {
    Novels: novel,
    Cookbooks: cookbook,
    Notebooks: notebook,
    ...stationery,
  },
};
