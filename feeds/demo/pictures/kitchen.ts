import { coffee } from './coffee.ts';
import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const knife: Recipe = (s) => {
  const { a, r, num, is } = s;
  const belly = num(46, 60);
  const blade = is(/santoku/i)
    ? svg`M44 178Q40 150 74 150H250v${belly}H80Q48 ${148 + belly} 44 178z`
    : svg`M24 ${150 + belly}Q110 140 250 146v${belly + 6}Q120 ${166 + belly} 24 ${150 + belly}z`;
  const western = is(/western/i);
  const finish = is(/hammer/i)
    ? times(
        16,
        (i) =>
          svg`<ellipse cx="${112 + (i % 8) * 17}" cy="${162 + Math.floor(i / 8) * 13}" rx="6" ry="5" fill="#fff" opacity=".6"/>`,
      )
    : r.pick([
        stroke(`M70 ${160 + belly * 0.5}q30-10 56 0t56 0 62-6`, '#98a2ad', 3),
        times(
          5,
          (i) =>
            svg`<ellipse cx="${112 + i * 28}" cy="${174 + belly * 0.3}" rx="8" ry="12" fill="#8f99a4" opacity=".5"/>`,
        ),
        '',
      ]);
  const block =
    r.chance(0.6) &&
    svg`<g transform="rotate(18 200 200)">
      <rect x="62" y="222" width="280" height="120" rx="16" fill="url(#wood)" filter="url(#lift)"/>
      ${stroke('M80 252h230M90 284h180M84 316h236', '#a67848', 3, 'opacity=".6"')}
      <circle cx="318" cy="244" r="9" fill="#8a6238"/></g>`;
  return svg`${block}<g transform="rotate(${num(-24, -14)} 200 200) translate(4 6)" filter="url(#lift)">
    <path d="${blade}" fill="url(#steel)"/>
    <path d="M34 ${149 + belly}Q130 ${158 + belly} 250 ${144 + belly}v8Q120 ${168 + belly} 24 ${150 + belly}z" fill="#f8fafb"/>
    ${finish}
    <rect x="246" y="144" width="20" height="${western ? belly + 6 : 36}" rx="3" fill="${western ? '#aab3bd' : a.base}"/>
    <path d="M262 146Q320 140 372 152q12 14 2 34-60 6-112-4z" fill="url(#body)"/>
    ${western ? times(3, (i) => svg`<circle cx="${286 + i * 32}" cy="166" r="5" fill="#e8ecf0"/>`) : svg`<path d="M346 148l14 2v36h-14z" fill="${a.base}"/>`}
    ${s.mark(226, 166, 17, '#7d8793')}${stroke('M270 153q50-5 96 4', '#fff', 4, 'opacity=".35"')}</g>`;
};

const pan: Recipe = ({ c, r, num, is }) => {
  const inner = is(/ceramic/i) ? '#efe9dd' : is(/tri-ply/i) ? '#c9d0d7' : '#34373f';
  const rim = num(100, 112);
  const specks =
    is(/granite/i) &&
    times(36, () => svg`<circle cx="${r.int(100, 220)}" cy="${r.int(150, 270)}" r="2" fill="#aeb4bd"/>`);
  const food = r.pick([
    '<path d="M130 200q10-40 50-30 46-6 40 34 6 34-34 34-60 6-56-38z" fill="#fffdf6"/><circle cx="172" cy="204" r="18" fill="#f6b93b"/><circle cx="166" cy="198" r="6" fill="#fde3a0"/>',
    '<path d="M150 222q-30-30 0-46 14 30 0 46z" fill="#7ba05b"/><path d="M190 236q-6-40 26-44 4 32-26 44z" fill="#8fb56a"/><circle cx="182" cy="184" r="14" fill="#d8513f"/>',
    '',
    '<path d="M120 230q40-60 100-50" stroke="#fff" stroke-width="7" opacity=".18" fill="none" stroke-linecap="round"/>',
  ]);
  const handle = is(/cast/i) ? '#2d3037' : r.pick(['#3a3d46', '#b88754', '#8f99a4']);
  return svg`<g transform="rotate(${num(-34, -20)} 200 210) translate(-14 6)" filter="url(#lift)">
    <path d="M${160 + rim} 196L${r.int(362, 376)} 198q12 12 0 26L${160 + rim} 224z" fill="${handle}"/>
    <circle cx="356" cy="211" r="6" fill="#f2f2ee" opacity=".7"/>
    <path d="M${150 + rim} 190h34v40h-34z" fill="#9aa3ad"/>
    ${is(/cast/i) && svg`<path d="M${164 - rim} 190h-14v40h14z" fill="${c.dark}"/>`}
    <circle cx="160" cy="210" r="${rim}" fill="url(#body)"/>
    <circle cx="160" cy="210" r="${rim - 9}" fill="${c.dark}"/>
    <circle cx="160" cy="210" r="${rim - 16}" fill="${inner}"/>
    <circle cx="160" cy="214" r="${rim - 28}" fill="#fff" opacity=".07"/></g><g transform="translate(-16 16)">
    ${specks}${food}</g>`;
};

const casserole: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const shallow = is(/shallow/i);
  const top = shallow ? 228 : num(176, 196);
  const w = shallow ? 142 : num(116, 132);
  const knob = r.pick([
    svg`<circle cx="200" cy="${top - 62}" r="17" fill="url(#steel)"/>`,
    svg`<ellipse cx="200" cy="${top - 58}" rx="26" ry="12" fill="${a.base}"/>`,
    svg`<path d="M176 ${top - 46}q0-30 24-30t24 30z" fill="#d9b365"/>`,
  ]);
  const ring = r.pick([
    stroke(`M${202 - w} ${top + 34}h${2 * w - 4}`, c.dark, 5),
    times(2, (i) => stroke(`M${204 - w} ${top + 70 + i * 14}h${2 * w - 8}`, c.pale, 3)),
    '',
  ]);
  const lid = shallow || r.chance(0.3) ? num(-8, -4) : 0;
  return svg`${ground(200, 334, w + 46, 16)}<path d="M${204 - w} ${top + 22}H${176 - w}q-16 2-14 16t18 14h26zM${196 + w} ${top + 22}H${224 + w}q16 2 14 16t-18 14h-26z" fill="${c.dark}"/>
    <path d="M${200 - w} ${top}H${200 + w}L${194 + w} 292q-4 36-44 36H${250 - w}q-40 0-44-36z" fill="url(#tube)"/>
    ${ring}${s.mark(200, top + 78, num(34, 46), c.pale)}<g transform="rotate(${lid} ${200 - w} ${top})">
    <path d="M${196 - w} ${top + 2}Q${206 - w} ${top - 44} 200 ${top - 48} ${194 + w} ${top - 44} ${204 + w} ${top + 2}z" fill="url(#body)"/>
    <rect x="${194 - w}" y="${top - 4}" width="${2 * w + 12}" height="13" rx="6" fill="${c.dark}"/>
    ${stroke(`M${226 - w} ${top - 18}q${w * 0.4}-18 ${w * 0.7}-20`, '#fff', 6, 'opacity=".4"')}${knob}</g>
    ${lid !== 0 && stroke(`M${190 + w} ${top - 40}q-12-16 0-32t0-26`, '#fff', 7, 'opacity=".65"')}`;
};

const blender: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const personal = is(/personal/i);
  const w = personal ? 46 : num(58, 70);
  const top = personal ? 112 : num(66, 80);
  const juice = r.pick([
    ['#8fc15a', '#5d9440'],
    ['#f29a4c', '#d8752c'],
    ['#d9577b', '#b23a63'],
    ['#9a6fc4', '#7449a3'],
    ['#f4cf5a', '#dfae2c'],
  ] as const);
  const level = num(top + 50, top + 80);
  return svg`${ground(200, 336, w + 60, 16)}${!personal && stroke(`M${196 + w} ${top + 22}h34q16 0 12 22l-14 76q-4 14-36 12`, c.dark, 14)}
    <path d="M${198 - w} ${top}H${202 + w}L${186 + w * 0.9} 232H${214 - w * 0.9}z" fill="url(#glass)"/>
    <path d="M${203 - w} ${level}q${w * 0.5} ${num(-14, 14)} ${w} 0t${w - 6} 0L${184 + w * 0.9} 228H${216 - w * 0.9}z" fill="${juice[0]}"/>
    ${times(7, () => svg`<circle cx="${r.int(170, 230)}" cy="${r.int(Math.round(level + 12), 218)}" r="${r.int(4, 8)}" fill="${juice[1]}" opacity=".7"/>`)}
    <path d="M180 226l20-12 20 12z" fill="#8b949e"/>
    ${times(4, (i) => stroke(`M${196 + w * 0.6} ${top + 40 + i * 26}h14`, '#fff', 3))}
    ${
      personal
        ? svg`<path d="M${198 - w} ${top}q${w + 2}-70 ${2 * w + 4} 0z" fill="url(#glass)"/>`
        : svg`<rect x="${192 - w}" y="${top - 14}" width="${2 * w + 16}" height="18" rx="7" fill="${c.deep}"/>
      <rect x="176" y="${top - 32}" width="48" height="20" rx="7" fill="${a.base}"/>`
    }<path d="M${212 - w * 0.9} 230H${188 + w * 0.9}L${204 + w} 316q2 16-16 16H${212 - w}q-18 0-16-16z" fill="url(#tube)"/>
      <circle cx="200" cy="284" r="22" fill="${c.deep}"/><circle cx="200" cy="284" r="16" fill="url(#steel)"/>
      ${stroke(`M200 284l${r.int(-9, 9)}-10`, a.base, 5)}
      ${times(2, (i) => svg`<circle cx="${162 + i * 76}" cy="292" r="7" fill="${i ? a.base : c.pale}"/>`)}
      ${s.mark(200, 248, 16, c.pale)}${stroke(`M${216 - w} ${top + 16}l8 130`, '#fff', 8, 'opacity=".5"')}`;
};

export const kitchen: Family = {
  tints: ['#f6e6cf', '#e9cb9f'],
  hues: [
    'black',
    'cream',
    'cherry red',
    'sage green',
    'steel',
    'terracotta',
    'navy',
    'tan',
    'teal',
    'mustard',
  ],
  kinds: {
    ...coffee,
    "Chef's knives": knife,
    'Frying pans': pan,
    Casseroles: casserole,
    Blenders: blender,
  },
};
