import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const wheel = (x: number, y: number, radius: number, hub: string) =>
  svg`<circle cx="${x}" cy="${y}" r="${radius}" fill="#33363e"/>
    <circle cx="${x}" cy="${y}" r="${radius * 0.68}" fill="#cfd5db"/>
    <circle cx="${x}" cy="${y}" r="${radius * 0.4}" fill="${hub}"/>`;

const stroller: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const jog = is(/terrain/i);
  const hood = num(86, 104);
  return svg`${ground(206, 336, 144, 14)}${stroke('M322 104L286 150 142 300M236 214L288 300M142 300H290', '#7d8793', 9)}
    ${stroke('M330 98l-34 44', '#3a3d46', 13)}<path d="M142 276h140l-12 34H158z" fill="${c.deep}"/>
    <path d="M112 170H268Q266 262 196 264 122 262 112 170z" fill="url(#body)"/>
    <path d="M190 168Q186 ${170 - hood} 106 ${176 - hood} 84 ${200 - hood * 0.4} 104 170z" fill="url(#extra)"/>
    <path d="M190 168Q186 ${170 - hood} 106 ${176 - hood}q48 20 44 ${hood - 8}z" fill="${a.dark}" opacity=".6"/>
    ${stroke(`M106 ${176 - hood}q${r.int(20, 34)} 30 22 ${hood - 6}`, a.deep, 3, 'opacity=".5"')}
    <path d="M108 164h164v14H108z" fill="${c.dark}"/>${stroke('M204 168q34-34 62-6', '#3a3d46', 8)}
    ${s.mark(190, 218, num(36, 50), c.pale)}
    ${wheel(jog ? 112 : 140, 306, jog ? 26 : num(24, 30), a.base)}${wheel(288, 300, jog ? 38 : num(28, 34), a.base)}`;
};

const carSeat: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(78, 90);
  return svg`${ground(200, 338, 126, 15)}<path d="M${178 - w * 0.6} 300h${w * 1.2 + 44}l14 32H${164 - w * 0.6}z" fill="#3a3d46"/>
    <path d="M${200 - w * 0.8} 96Q200 ${num(40, 56)} ${200 + w * 0.8} 96L${206 + w} 230Q${216 + w} 300 200 306 ${184 - w} 300 ${194 - w} 230z" fill="${c.deep}"/>
    <path d="M${206 - w * 0.7} 108Q200 64 ${194 + w * 0.7} 108L${190 + w} 226Q200 ${r.int(246, 262)} ${210 - w} 226z" fill="url(#body)"/>
    <path d="M${214 - w} 234Q200 216 ${186 + w} 234q4 50-${w - 14} 56-${w - 14}-6-${w - 14}-56z" fill="${c.light}"/>
    <path d="M${192 - w} 206q-16 4-14 40 4 40 22 40 12-40 6-76zM${208 + w} 206q16 4 14 40-4 40-22 40-12-40-6-76z" fill="url(#down)"/>
    ${s.is(/infant/i) && stroke(`M${196 - w} 214Q${150 - w} 60 200 44T${204 + w} 214`, '#4a505c', 13)}<path d="M162 92q38-24 76 0 8 36-8 50-30 10-60 0-16-14-8-50z" fill="${a.base}"/>
      ${s.mark(200, 114, num(26, 36), a.pale)}${stroke('M172 150L190 236M228 150L210 236', '#3a3d46', 13)}
      <rect x="172" y="186" width="56" height="17" rx="7" fill="${a.dark}"/>
      <circle cx="200" cy="246" r="17" fill="#3a3d46"/><circle cx="200" cy="246" r="9" fill="#d14b3c"/>
      ${stroke(`M${224 - w} 250q${w - 24} ${r.int(20, 34)} ${2 * w - 48} 0`, c.dark, 4)}`;
};

const carrier: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const print = r.pick([
    times(
      9,
      (i) =>
        svg`<circle cx="${166 + (i % 3) * 34}" cy="${176 + Math.floor(i / 3) * 32}" r="6" fill="${a.light}"/>`,
    ),
    stroke(
      times(4, (i) => `M140 ${168 + i * 26}q60 18 120 0`),
      a.light,
      5,
    ),
    s.mark(200, 208, num(44, 60), a.light),
    stroke(
      times(3, (i) => `M146 ${174 + i * 34}l18-14 18 14 18-14 18 14 18-14 18 14`),
      a.light,
      5,
    ),
  ]);
  const width = is(/wrap/i) ? 34 : num(22, 28);
  const strap = 'M140 148Q104 40 168 48 214 58 246 250';
  const straps = svg`<defs><g id="strap">${stroke(strap, c.deep, width)}
    ${stroke(strap, c.light, 3, 'stroke-dasharray="8 7"')}</g></defs><use href="#strap"/>
    <use href="#strap" transform="matrix(-1 0 0 1 400 0)"/>`;
  const belt = is(/wrap/i)
    ? svg`<path d="M66 262Q200 226 334 262l-4 40Q200 268 70 302z" fill="${c.dark}"/>
      <path d="M300 286l36 62-28 8-34-62zM288 290l-6 66-26-6 8-62z" fill="${c.base}"/>`
    : svg`<path d="M56 272Q200 ${is(/hip/i) ? 216 : 240} 344 272v40Q200 ${is(/hip/i) ? 330 : 290} 56 312z" fill="${c.deep}"/>
      <rect x="310" y="266" width="40" height="50" rx="8" fill="#3a3d46"/>`;
  return svg`<g filter="url(#lift)">${straps}${belt}
    <path d="M132 132Q200 ${num(92, 108)} 268 132L256 262Q200 316 144 262z" fill="url(#body)"/>${
      is(/mesh/i) &&
      svg`<path d="M150 164h100l-8 92q-42 34-84 0z" fill="${c.deep}" opacity=".35"/>${stroke(
        times(4, (i) => `M154 ${178 + i * 24}h92`),
        c.pale,
        4,
        'stroke-dasharray="1 8"',
      )}`
    }${print}<path d="M133 126Q200 96 267 126v28Q200 128 133 154z" fill="${a.base}"/>
    ${times(2, (i) => svg`<rect x="${122 + i * 124}" y="158" width="32" height="22" rx="6" fill="#3a3d46"/>`)}
    ${stroke('M150 262Q200 304 250 262', c.seam, 3, 'stroke-dasharray="7 5"')}</g>`;
};

const nappies: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(96, 116);
  const top = num(96, 124);
  const badge = r.pick([
    svg`<circle cx="200" cy="${top + 92}" r="50" fill="#fffaf0"/>`,
    svg`<path d="M200 ${top + 40}q70 0 70 52t-70 54-70-54 70-52z" fill="#fffaf0"/>`,
    svg`<rect x="140" y="${top + 46}" width="120" height="92" rx="30" fill="#fffaf0"/>`,
  ]);
  const face = svg`<circle cx="200" cy="${top + 92}" r="30" fill="#f6cfae"/>
    <circle cx="190" cy="${top + 88}" r="3.500" fill="#4a3a30"/>
    <circle cx="210" cy="${top + 88}" r="3.500" fill="#4a3a30"/>${stroke(`M192 ${top + 101}q8 8 16 0`, '#4a3a30', 3)}
    ${r.pick([stroke(`M198 ${top + 64}q6-12 10 0`, '#7a5236', 4), svg`<path d="M170 ${top + 86}q2-34 30-34t30 34q-30-20-60 0z" fill="${a.base}"/>`, svg`<path d="M186 ${top + 66}l14 6 14-6v14l-14-6-14 6z" fill="${a.base}"/>`])}`;
  const pants = is(/pull/i);
  return svg`${ground(204, 336, 150, 16)}<path d="M${214 - w} ${top}Q200 ${top - 18} ${186 + w} ${top}L${200 + w} ${top + 20}V320q0 12-12 12H${212 - w}q-12 0-12-12V${top + 20}z" fill="url(#body)"/>
    <path d="M${200 - w} ${top + 20}L${214 - w} ${top}Q200 ${top - 18} ${186 + w} ${top}L${200 + w} ${top + 20}z" fill="${c.dark}"/>
    ${stroke(`M168 ${top - 4}q32-${r.int(40, 56)} 64 0`, a.base, 9)}
    <path d="M${200 - w} ${num(240, 258)}q${w}-40 ${2 * w} 0V320q0 12-12 12H${212 - w}q-12 0-12-12z" fill="${a.base}"/>
    ${badge}${face}
    ${times(7, () => svg`<circle cx="${r.int(Math.round(212 - w), Math.round(188 + w))}" cy="${r.int(262, 318)}" r="5" fill="${a.pale}"/>`)}
    <g transform="translate(${num(276, 296)} 282)">
    <path d="M-40-30H40Q46 ${pants ? 0 : -10} 30 0 10 10 12 46H-12Q-10 10-30 0-46-10-40-30z" fill="#fffdf8"/>
    <path d="M-40-30H40v9h-80z" fill="${c.light}"/>${stroke('M-30-12h12M18-12h12', a.base, 5)}</g>`;
};

const babyBottle: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(48, 60);
  const waist = r.chance(0.5) ? num(8, 18) : 0;
  const level = num(196, 236);
  const shell = svg`M${204 - w} 160H${196 + w}Q${200 + w} 190 ${200 + w - waist} 236 ${200 + w} 280 ${200 + w} 312q0 20-20 20H${220 - w}q-20 0-20-20 0-32 ${waist}-76-${waist}-46 4-76z`;
  const art = r.pick([
    s.mark(200, 250, 44, c.base),
    times(
      5,
      (i) =>
        svg`<circle cx="${172 + (i % 3) * 28}" cy="${226 + Math.floor(i / 3) * 34}" r="8" fill="${i % 2 ? a.base : c.base}"/>`,
    ),
    svg`<path d="M176 240q-4-30 14-24 10-8 20 0 18-6 14 24 0 26-24 26t-24-26z" fill="${c.base}"/>
      <circle cx="191" cy="240" r="3" fill="${c.deep}"/><circle cx="209" cy="240" r="3" fill="${c.deep}"/>
      <ellipse cx="200" cy="250" rx="7" ry="5" fill="${a.light}"/>`,
  ]);
  const handles =
    r.chance(0.35) &&
    stroke(`M${204 - w} 180q-50 10-40 60t44 20M${196 + w} 180q50 10 40 60t-44 20`, a.base, 14);
  return svg`${ground(200, 336, w + 60, 15)}${handles}<path d="${shell}" fill="url(#glass)"/>
    <path d="M${206 - w + waist * 0.6} ${level}q${w - 8} 12 ${2 * w - 12 - waist * 1.2} 0L${194 + w} 312q0 16-16 16H${222 - w}q-16 0-16-16z" fill="#fffdf6"/>
    ${times(6, (i) => stroke(`M${172 + w} ${186 + i * 22}h${i % 2 ? 10 : 16}`, c.dark, 3))}${art}
    <path d="M178 122q-4-24 10-30 2-32 12-34 10 2 12 34 14 6 10 30z" fill="#f3d9b4"/>
    ${stroke('M190 100q0-24 8-34', '#fff', 4, 'opacity=".6"')}
    <rect x="${196 - w}" y="120" width="${2 * w + 8}" height="42" rx="10" fill="url(#tube)"/>${stroke(
      times(9, (i) => `M${Math.round(206 - w + i * ((2 * w - 12) / 8))} 130v22`),
      c.dark,
      3,
      'opacity=".5"',
    )}${stroke(`M${216 - w} 180v110`, '#fff', 7, 'opacity=".7"')}`;
};

const cot: Recipe = (s) => {
  const { c, a, r, num } = s;
  const head = num(112, 132);
  const bars = r.int(9, 13);
  const rockers = s.is(/rock/i) && stroke('M40 326Q200 372 360 326', '#a67848', 12);
  const toys = r.chance(0.6);
  const wood = r.pick(['#dcb685', '#fbf8f0', '#c99b66']);
  const edge = wood === '#fbf8f0' ? '#ddd5c4' : '#a67848';
  return svg`${ground(200, 338, 172, 13)}${rockers}
    ${
      toys &&
      svg`${stroke('M200 24v44M136 74Q200 46 264 74M136 74v22M200 60v30M264 74v22', edge, 4)}${s.mark(136, 108, 26, a.base)}
    <circle cx="200" cy="100" r="12" fill="#f4c93b"/>${s.mark(264, 108, 26, c.dark)}`
    }
    <rect x="64" y="158" width="272" height="150" fill="${c.pale}" opacity=".6"/>
    <path d="M66 ${num(222, 236)}q134-20 268 0v62H66z" fill="url(#body)"/>
    ${times(8, (i) => svg`<circle cx="${90 + i * 32}" cy="${252 + (i % 2) * 20}" r="6" fill="${a.light}"/>`)}
    <rect x="92" y="204" width="74" height="32" rx="14" fill="#fffdf6"/>${stroke(
      times(bars, (i) => `M${74 + (i * 252) / (bars - 1)} 164V308`),
      wood,
      8,
    )}<rect x="56" y="152" width="288" height="15" rx="7" fill="${wood}"/>
    <rect x="56" y="300" width="288" height="16" rx="5" fill="${edge}"/>
    <path d="M44 ${head + 20}q0-${r.int(12, 24)} 14-20h10V338H44zM356 ${head + 20}q0-20-14-20h-10V338h24z" fill="${wood}"/>
    <path d="M58 ${head}h10V338H58zM346 ${head + 8}h10V338h-10z" fill="${edge}" opacity=".5"/>`;
};

export const baby: Family = {
  tints: ['#e2f1ea', '#bfdfd1'],
  hues: ['mint', 'dusty pink', 'sky blue', 'lilac', 'cream', 'grey', 'mustard'],
  kinds: {
    Strollers: stroller,
    'Car seats': carSeat,
    'Baby carriers': carrier,
    Nappies: nappies,
    'Baby bottles': babyBottle,
    Cots: cot,
  },
};
