import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';
import { stove } from './stoves.ts';

const tent: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const top = num(104, 134);
  const peak = num(176, 224);
  const dome = is(/dome|family|season/i) || (!is(/tunnel/i) && r.chance(0.5));
  const cover = dome
    ? svg`M48 312Q84 ${top + 6} ${peak} ${top}Q320 ${top + 8} 356 312z`
    : svg`M44 312L${peak - 60} ${top}Q${peak} ${top + 12} ${peak + 84} ${top + 16}L360 312z`;
  const poles = dome
    ? stroke(`M62 312Q120 ${top + 20} ${peak} ${top + 2}Q300 ${top + 30} 342 312`, a.base, 4) +
      stroke(`M${peak} ${top + 2}q${r.int(50, 80)} 70 ${r.int(78, 96)} 208`, c.deep, 3, 'opacity=".5"')
    : stroke(`M${peak - 60} ${top}L${num(196, 220)} 312`, c.deep, 3, 'opacity=".5"') +
      stroke(`M${peak - 60} ${top - 12}V${top}`, a.base, 5);
  const door = num(40, 54);
  const way = svg`<path d="M${170 - door} 312Q${172 - door} ${top + 84} 170 ${top + 62}Q${170 + door} ${top + 90} ${172 + door} 312z" fill="#2a2f3f"/>
    <path d="M${170 - door} 312Q${172 - door} ${top + 84} 170 ${top + 62}Q${166} ${top + 150} ${160 - door * 0.2} 312z" fill="${c.pale}"/>
    <path d="M170 312l${door * 0.5}-60 ${door * 0.5} 60z" fill="#f4c978" opacity=".5"/>`;
  return svg`${ground(202, 316, 180, 20)}${stroke(`M70 250L18 316M334 250l48 66`, a.dark, 3)}
    <path d="${cover}" fill="url(#body)"/>
    <path d="M${peak} ${top}Q${peak + 40} ${top + 90} 270 312H356Q330 ${top + 30} ${peak} ${top}z" fill="${c.dark}" opacity=".55"/>
    ${r.chance(0.5) && svg`<path d="M52 296Q200 276 352 296l4 18H46z" fill="${a.base}"/>`}${poles}${way}
      ${stroke(`M170 ${top + 62}V${top + 58}`, a.light, 5)}${s.mark(288, 252, 26, c.pale)}
      ${r.chance(0.5) && svg`<path d="M${peak} ${top}v-34l34 11-34 12" fill="${a.base}"/>`}
      ${stroke('M14 318l8-10M386 318l-8-10', '#555', 5)}`;
};

const sleepingBag: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const rows = r.int(5, 8);
  const gap = 190 / rows;
  const sag = r.int(12, 18);
  const blanket = is(/blanket/i);
  const shell = blanket
    ? 'M128 62q0-18 18-18h108q18 0 18 18v272q0 18-18 18H146q-18 0-18-18z'
    : svg`M128 118Q126 46 200 42 274 46 272 118L${num(258, 266)} 300Q258 352 200 354 142 352 ${num(134, 142)} 300z`;
  const opening = blanket
    ? svg`<path d="M132 60q0-12 14-12h108q14 0 14 12v40l-60 44h-76z" fill="${a.base}"/>
      <path d="M132 144h76l60-44v26l-56 42h-80z" fill="${c.pale}"/>
      <rect x="146" y="58" width="92" height="40" rx="16" fill="#fffdf6"/>`
    : svg`<path d="M146 116q-4-58 54-60 58 2 54 60-20 26-54 28-34-2-54-28z" fill="${a.base}"/>
      <path d="M158 110q0-40 42-42 42 2 42 42-16 18-42 20-26-2-42-20z" fill="${a.deep}"/>
      <path d="M164 112q36-16 72 0l-6 12q-30 10-60 0z" fill="${a.pale}"/>`;
  const seams = stroke(
    times(rows, (i) => `M${132 + i} ${148 + i * gap}q68 ${sag} ${136 - 2 * i} 0`),
    c.deep,
    3,
    'opacity=".55"',
  );
  const shine = stroke(
    times(rows, (i) => `M${142 + i} ${158 + i * gap}q30 10 56 9`),
    c.pale,
    5,
    'opacity=".4"',
  );
  return svg`${ground(206, 334, 150, 16)}<g transform="rotate(${num(10, 18)} 200 200)">
    <path d="${shell}" fill="url(#body)" filter="url(#lift)"/>${seams}${shine}${opening}
    ${stroke('M236 150q16 60 8 140', a.light, 5)}<rect x="238" y="230" width="9" height="18" rx="3" fill="#f0f1f3"/>
      ${s.mark(184, 250, 36, c.pale)}</g>
    <g transform="translate(${num(286, 304)} 262)"><path d="M0 10q30-14 60 0v60q-30 14-60 0z" fill="url(#tube)"/>
      <ellipse cx="30" cy="8" rx="30" ry="10" fill="${c.deep}"/>${stroke('M14 8q16-22 32 0', a.base, 5)}</g>`;
};

const sleepingMat: Recipe = (s) => {
  const { c, a, r, num } = s;
  const tubes = r.int(5, 8);
  const step = 172 / tubes;
  const across = r.chance(0.4);
  const ridges = across
    ? times(7, (i) => stroke(`M${96 + i * 6} ${292 - i * 22}L${306 + i * 4} ${306 - i * 22}`, c.dark, 3))
    : times(
        tubes - 1,
        (i) =>
          stroke(`M${96 + (i + 1) * step} 300l40-150`, c.dark, 4) +
          stroke(`M${102 + (i + 1) * step} 296l38-140`, c.pale, 4, 'opacity=".5"'),
      );
  return svg`${ground(204, 316, 168, 18)}<path d="M76 306Q70 290 82 274L132 140H308L330 290Q336 312 316 314L92 312Q78 312 76 306z" fill="url(#body)"/>
    ${ridges}
    <path d="M78 300l4 14q120 8 246 2l4-18q-130 8-254 2z" fill="${c.deep}" opacity=".7"/>
      <path d="M124 148Q112 96 158 92H292q34 6 24 60z" fill="url(#down)"/>
      <ellipse cx="304" cy="122" rx="20" ry="31" fill="${c.dark}"/>
      ${stroke('M304 122m-8 0a8 14 0 1 0 8-14 14 20 0 0 1 8 30', c.light, 4)}
    ${times(2, (i) => stroke(`M${166 + i * 90} 93q-10 30-2 58`, a.base, 10))}<rect x="${num(84, 96)}" y="284" width="20" height="14" rx="5" fill="${a.base}"/>
      ${s.mark(216, 120, 26, c.pale)}`;
};

const hikingPack: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(74, 86);
  const roll = r.chance(0.6);
  const pocket = r.pick([
    svg`<path d="M158 206h84q12 40 4 88-46 10-92 0-8-48 4-88z" fill="${c.dark}"/>${stroke('M164 222h72', a.base, 5)}`,
    svg`<path d="M162 190q38-14 76 0l8 106q-46 10-92 0z" fill="${a.base}"/>${stroke('M200 200v84', a.dark, 4)}`,
    stroke('M168 186l64 26-64 26 64 26-64 26', a.base, 4),
  ]);
  return svg`${ground(200, 336, 120, 16)}${stroke(`M${206 - w} 130q-44 60-14 150M${194 + w} 130q44 60 14 150`, c.deep, 18)}
    ${
      roll &&
      svg`<rect x="112" y="296" width="176" height="40" rx="20" fill="url(#rod)"/>
      ${times(2, (i) => svg`<rect x="${146 + i * 94}" y="292" width="13" height="48" rx="3" fill="${c.deep}"/>`)}`
    }
    <path d="M${200 - w} 128Q200 100 ${200 + w} 128L${206 + w} 280Q${200 + w} 314 ${170 + w} 316H${230 - w}Q${200 - w} 314 ${194 - w} 280z" fill="url(#body)"/>
      <path d="M${202 - w} 214h26v86q-20-6-28-26zM${198 + w} 214h-26v86q20-6 28-26z" fill="${c.dark}"/>${pocket}
    ${times(2, (i) => stroke(`M${200 - w} ${172 + i * 76}l34 10M${200 + w} ${172 + i * 76}l-34 10`, a.light, 5))}
    <path d="M${196 - w} 130Q${190 - w} 84 ${226 - w} 74 200 ${num(52, 64)} ${174 + w} 74 ${210 + w} 84 ${204 + w} 130 200 164 ${196 - w} 130z" fill="url(#down)"/>
      ${stroke(`M${212 - w} 120q${w - 12} 24 ${2 * w - 24} 0`, c.deep, 3)}
      <rect x="190" y="134" width="20" height="34" rx="4" fill="${a.dark}"/>${s.mark(200, 100, 32, c.pale)}
      ${stroke('M184 64q16-22 32 0', a.base, 6)}`;
};

const headlamp: Recipe = (s) => {
  const { c, a, r, num } = s;
  const lamp = num(46, 56);
  const lens = r.int(1, 3);
  return svg`${ground(200, 312, 130, 18)}<path d="M40 120L150 196V236L40 330z" fill="#fff6c9" opacity=".55"/>
    <path d="M150 226Q160 96 246 100 340 108 334 214 324 292 236 296 156 290 150 226zM174 222Q178 264 238 268 306 262 308 210 312 132 244 128 178 130 174 222z" fill="url(#extra)" fill-rule="evenodd"/>
    ${stroke('M164 206Q170 116 246 113 324 120 321 212', a.pale, 4, 'stroke-dasharray="14 9"')}${r.chance(0.5) && stroke('M176 190Q230 60 320 190', a.dark, 13)}
      <rect x="${298}" y="184" width="44" height="64" rx="12" fill="${c.deep}"/>
    <rect x="${196 - lamp}" y="${226 - lamp * 0.72}" width="${lamp * 1.6}" height="${lamp * 1.5}" rx="${num(14, 26)}" fill="url(#body)"/>
      ${times(
        lens,
        (
          i,
        ) => svg`<circle cx="${188 - lamp * 0.5}" cy="${230 + (i - (lens - 1) / 2) * (lens > 1 ? 30 : 0)}" r="${lens === 1 ? lamp * 0.48 : 15}" fill="#e8edf2"/>
      <circle cx="${188 - lamp * 0.5}" cy="${230 + (i - (lens - 1) / 2) * (lens > 1 ? 30 : 0)}" r="${lens === 1 ? lamp * 0.32 : 10}" fill="#fff3b0"/>`,
      )}
    <rect x="${196 + lamp * 0.1}" y="${222 - lamp * 0.78}" width="26" height="10" rx="5" fill="${a.base}"/>
      ${s.mark(206 + lamp * 0.1, 232, 20, c.pale)}`;
};

const poles: Recipe = (s) => {
  const { c, a, r, num } = s;
  const cork = r.chance(0.5) ? '#c79a67' : '#3b3e46';
  const joint = num(150, 220);
  const one = svg`<rect x="194" y="96" width="12" height="120" fill="url(#tube)"/>
    <rect x="196" y="200" width="8" height="130" fill="url(#metal)"/>
    <rect x="191" y="${joint}" width="18" height="26" rx="5" fill="${a.base}"/>
    <rect x="194" y="${joint + 46}" width="12" height="14" fill="${c.deep}"/>
    <path d="M188 40q-2-18 14-18t12 20l-4 62q-10 6-18 0z" fill="${cork}"/>
      ${times(4, (i) => stroke(`M191 ${58 + i * 10}h18`, '#1b2140', 2, 'opacity=".3"'))}
      ${stroke('M190 36q-34 34-14 70 14 10 18-16', a.dark, 6)}<path d="M180 318h40l-6 8h-28z" fill="${a.dark}"/>
      <path d="M197 326h6l-3 28z" fill="#6d7681"/>`;
  return svg`${ground(200, 346, 130, 14)}<g transform="rotate(${num(14, 22)} 200 200)">${one}</g>
    <g transform="matrix(-1 0 0 1 400 0) rotate(${num(14, 22)} 200 200)">${one}</g>`;
};

const bottle: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(46, 62);
  const top = num(112, 136);
  const cap = r.pick([
    svg`<rect x="${200 - w * 0.7}" y="${top - 40}" width="${w * 1.4}" height="36" rx="8" fill="url(#dark)"/>
      ${stroke(`M${200 - w * 0.5} ${top - 40}q${w * 0.5}-50 ${w} 0`, '#3a3d46', 9)}`,
    svg`<rect x="${200 - w * 0.66}" y="${top - 32}" width="${w * 1.32}" height="28" rx="7" fill="url(#rod)"/>
      <rect x="188" y="${top - 62}" width="24" height="32" rx="9" fill="${a.dark}"/>`,
    svg`<rect x="${200 - w * 0.7}" y="${top - 34}" width="${w * 1.4}" height="30" rx="5" fill="url(#metal)"/>
      <circle cx="200" cy="${top - 46}" r="17" fill="none" stroke="#9aa3ad" stroke-width="8"/>`,
  ]);
  const band = r.pick([
    svg`<path d="M${200 - w} 262h${2 * w}v30h-${2 * w}z" fill="${a.base}"/>`,
    times(
      4,
      (i) =>
        svg`<path d="M${200 - w} ${266 + i * 12}h${2 * w}v5h-${2 * w}z" fill="${a.light}" opacity=".8"/>`,
    ),
    svg`<path d="M${200 - w} 300q${w}-90 ${2 * w}-30v46q0 20-20 20h-${2 * w - 40}q-20 0-20-20z" fill="${c.deep}" opacity=".6"/>`,
    stroke(`M${204 - w} 280l${w * 0.5}-40 ${w * 0.4} 26 ${w * 0.4}-36 ${w * 0.6} 50`, a.light, 6),
  ]);
  return svg`${ground(200, 338, w + 44, 15)}${cap}
    <path d="M${200 - w * 0.62} ${top - 6}H${200 + w * 0.62}Q${200 + w} ${top + 8} ${200 + w} ${top + 50}V316q0 20-20 20H${220 - w}q-20 0-20-20V${top + 50}Q${200 - w} ${top + 8} ${200 - w * 0.62} ${top - 6}z" fill="url(#tube)"/>
    ${band}${s.mark(200, 208, num(34, 48), c.pale)}
    ${stroke(`M${218 - w} ${top + 44}v120`, '#fff', 8, 'opacity=".35"')}`;
};

export const outdoor: Family = {
  tints: ['#dfeadb', '#bfd5b8'],
  hues: ['orange', 'teal', 'moss green', 'mustard', 'charcoal'],
  kinds: {
    Tents: tent,
    'Sleeping bags': sleepingBag,
    'Sleeping mats': sleepingMat,
    'Hiking backpacks': hikingPack,
    Headlamps: headlamp,
    'Camping stoves': stove,
    'Trekking poles': poles,
    'Water bottles': bottle,
  },
};
