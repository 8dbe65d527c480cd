import { type Family, ground, greek, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

/** A maker's label with its mark and two lines, in one of several shapes. */
function label({ r, c, mark, num }: Sketch, x: number, y: number, half: number): string {
  const plate = r.pick([
    svg`<rect x="${x - half}" y="${y - 36}" width="${2 * half}" height="76" rx="5" fill="url(#paper)"/>`,
    svg`<ellipse cx="${x}" cy="${y}" rx="${half}" ry="${Math.min(42, half)}" fill="url(#paper)"/>`,
    svg`<path d="M${x - half} ${y + 40}V${y - 10}Q${x} ${y - 62} ${x + half} ${y - 10}V${y + 40}z" fill="url(#paper)"/>`,
    '',
  ]);
  const ink = plate ? c.deep : c.seam;
  return svg`${plate}${mark(x, y - 9, num(22, 32), ink)}${greek(r, x - half * 0.5, y + 14, half, 2, ink)}`;
}

const jar: Recipe = (s) => {
  const { a, r, num } = s;
  const w = num(82, 104);
  const top = num(196, 214);
  const lid = num(44, 62);
  const fluted =
    r.chance(0.35) &&
    stroke(
      times(10, (i) => `M${210 - w + i * (w / 5)} ${top - lid + 16}v${lid - 20}`),
      a.dark,
      3,
      'opacity=".5"',
    );
  return svg`${ground(200, 334, w + 52, 17)}<path d="M${206 - w} ${top}H${194 + w}V${296}q0 34-${w - 6} 36-${w - 6}-2-${w - 6}-36z" fill="url(#tube)"/>
    <path d="M${206 - w} 262V296q0 34 ${w - 6} 36 ${w - 6}-2 ${w - 6}-36V262q-${w} 40-${2 * w - 12} 0z" fill="#fff" opacity=".14"/>
    <path d="M${200 - w} ${top - lid + 8}q${w}-26 ${2 * w} 0V${top}q-${w} 24-${2 * w} 0z" fill="url(#rod)"/>
    <ellipse cx="200" cy="${top - lid + 6}" rx="${w}" ry="14" fill="${a.light}"/>${fluted}
    ${label(s, 200, top + 68, w * 0.55)}${stroke(`M${222 - w} ${top + 24}v64`, '#fff', 7, 'opacity=".45"')}
    ${
      r.chance(0.5) &&
      svg`<path d="M${216 + w} 332q-20-8-14-26 30-10 46 8 6 18-12 20z" fill="#fffaf0"/>
    <path d="M${220 + w} 320q12-14 24-2" stroke="#e4d9c8" stroke-width="4" fill="none"/>`
    }`;
};

const serum: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(48, 64);
  const shoulder = num(168, 186);
  const round = r.int(14, 40);
  const bulb = r.pick(['#3a3d46', a.base, '#f4f1ea']);
  return svg`${ground(200, 336, w + 50, 15)}<path d="M184 112Q178 58 200 56T216 112z" fill="${bulb}"/>
    ${stroke('M192 76q2-10 8-12', '#fff', 4, 'opacity=".5"')}
    <path d="M176 110h48v38h-48z" fill="url(#${r.pick(['metal', 'rod', 'wood'])})"/>
    <path d="M184 146h32v12q${w - 16} 4 ${w - 16} ${shoulder - 140}V${334 - round}q0 ${round}-${round} ${round}H${200 - w + round}q-${round} 0-${round}-${round}V${shoulder + 18}q0-${shoulder - 146} ${w - 16}-${shoulder - 140}z" fill="url(#tube)"/>
    <rect x="196" y="150" width="8" height="${num(84, 120)}" rx="4" fill="#fff" opacity=".35"/>
    ${label(s, 200, 262, w * 0.74)}${stroke(`M${214 - w} ${shoulder + 26}V310`, '#fff', 6, 'opacity=".5"')}
    ${
      r.chance(0.6) &&
      svg`<path d="M${224 + w} 300q20 28 0 38-20-10 0-38z" fill="${c.light}"/>
    <circle cx="${220 + w}" cy="326" r="3" fill="#fff"/>`
    }`;
};

const sunscreen: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(62, 76);
  const rays = times(
    8,
    (i) =>
      svg`<path d="M200 ${138}v-${r.chance(0.5) ? 16 : 12}" stroke="#f6b93b" stroke-width="7" stroke-linecap="round" transform="rotate(${i * 45} 200 172)"/>`,
  );
  const body = is(/sport|invisible/i)
    ? svg`<rect x="${208 - w * 0.8}" y="66" width="${w * 1.6 - 16}" height="40" rx="10" fill="url(#rod)"/>
      <path d="M${200 - w * 0.8} 106H${200 + w * 0.8}V316q0 16-16 16H${216 - w * 0.8}q-16 0-16-16z" fill="url(#tube)"/>`
    : svg`<path d="M${196 - w} 58H${204 + w}V72H${196 - w}z" fill="${c.dark}"/>
      <path d="M${198 - w} 68H${202 + w}L${184 + w * 0.72} 286H${216 - w * 0.72}z" fill="url(#tube)"/>
      <path d="M${212 - w * 0.72} 284H${188 + w * 0.72}L${180 + w * 0.7} 326q-2 8-10 8H${230 - w * 0.7}q-8 0-10-8z" fill="url(#rod)"/>
      ${stroke(`M${204 - w} 65H${196 + w}`, c.deep, 3, 'stroke-dasharray="2 6"')}`;
  return svg`${ground(200, 336, w + 54, 16)}${body}<circle cx="200" cy="172" r="${num(20, 25)}" fill="#f9c846"/>
    ${rays}
    ${r.pick([
      stroke('M158 232q14-14 28 0t28 0 28 0M164 250q12-12 24 0t24 0 24 0', a.base, 6),
      svg`<path d="M160 220h80v34h-80z" fill="${a.base}"/>
    ${greek(r, 172, 228, 56, 2, a.pale)}`,
      svg`${s.mark(200, 232, 30, c.seam)}${greek(r, 176, 256, 48, 2, c.seam)}`,
    ])}
    ${stroke(`M${216 - w * 0.8} 110l10 140`, '#fff', 7, 'opacity=".4"')}`;
};

const shampoo: Recipe = (s) => {
  const { a, r, num } = s;
  const w = num(58, 74);
  const top = num(136, 156);
  const pump = r.chance(0.55)
    ? svg`<path d="M192 ${top - 58}h16v60h-16z" fill="#c3cad2"/>
      <path d="M156 ${top - 78}h72q10 0 10 22H184q-2-8-28-8z" fill="url(#rod)"/>
      <rect x="174" y="${top - 30}" width="52" height="32" rx="6" fill="url(#rod)"/>`
    : svg`<path d="M168 ${top - 44}q32-10 64 0v46h-64z" fill="url(#rod)"/>
      <path d="M168 ${top - 22}h64" stroke="${a.dark}" stroke-width="3"/>`;
  return svg`${ground(200, 336, w + 54, 16)}${pump}
    <path d="M${214 - w} ${top}H${186 + w}Q${200 + w} ${top + 6} ${200 + w} ${top + 40}V308q0 26-26 26H${226 - w}q-26 0-26-26V${top + 40}Q${200 - w} ${top + 6} ${214 - w} ${top}z" fill="url(#tube)"/>
    ${label(s, 200, top + 96, w * 0.72)}
    ${r.pick([svg`<path d="M${200 - w} 296q${w} -26 ${2 * w} 0v12q0 26-26 26H${226 - w}q-26 0-26-26z" fill="${a.base}"/>`, svg`<path d="M${200 - w} ${top + 32}h${2 * w}v8h-${2 * w}z" fill="${a.base}"/>`, ''])}
    ${stroke(`M${216 - w} ${top + 36}v120`, '#fff', 7, 'opacity=".45"')}
    ${times(3, (i) => svg`<circle cx="${216 + w + i * 20}" cy="${r.int(300, 322)}" r="${r.int(7, 15)}" fill="#fff" opacity=".6"/>`)}`;
};

const lipstick: Recipe = (s) => {
  const { c, r, num, is } = s;
  if (is(/longwear/i)) {
    const w = num(24, 32);
    return svg`${ground(206, 336, 110, 14)}<g transform="translate(-44 0)">
      <rect x="${200 - w}" y="178" width="${2 * w}" height="154" rx="12" fill="url(#tube)"/>
      ${stroke(`M${210 - w} 196v110`, '#fff', 6, 'opacity=".5"')}${s.mark(200, 286, 24, c.pale)}
      <rect x="${202 - w}" y="162" width="${2 * w - 4}" height="18" fill="#d9b365"/></g>
      <g transform="translate(92 24) rotate(16 200 200)">
      <rect x="${204 - w}" y="60" width="${2 * w - 8}" height="112" rx="10" fill="url(#${r.pick(['rod', 'dark'])})"/>
      <path d="M196 172h8v76h-8z" fill="#e8e4da"/><path d="M192 240q8-8 16 0v36q-8 14-16 0z" fill="${c.base}"/></g>`;
  }
  const w = num(32, 40);
  const metal = r.pick(['url(#metal)', '#d9b365', 'url(#dark)']);
  const rise = num(96, 124);
  const cap = r.pick(['url(#dark)', 'url(#rod)', 'url(#metal)']);
  return svg`${ground(200, 336, 130, 15)}<path d="M${214 - w} 210V${rise + 38}Q${216 - w} ${rise + 10} ${180 + w} ${rise - 14}q8-4 6 12V210z" fill="url(#tube)"/>
    <path d="M${214 - w} ${rise + 38}Q${216 - w} ${rise + 10} ${180 + w} ${rise - 14}q6 40-${2 * w - 34} 52z" fill="${c.light}"/>
    <rect x="${208 - w}" y="196" width="${2 * w - 16}" height="44" fill="#e3c27c"/>
    <path d="M${212 - w} 198h6v40h-6z" fill="#fff" opacity=".6"/>
    <rect x="${200 - w}" y="236" width="${2 * w}" height="98" rx="6" fill="${metal}"/>
    ${s.mark(200, 286, 26, metal === '#d9b365' ? '#8a6a2a' : c.light)}<g transform="translate(${num(76, 90)} 0)">
    <rect x="${200 - w}" y="${num(216, 232)}" width="${2 * w}" height="116" rx="8" fill="${cap}"/>
    <path d="M${200 - w} 312h${2 * w}v8h-${2 * w}z" fill="#e3c27c"/></g>
    ${stroke(`M${r.int(60, 84)} 316q40-30 86-8`, c.base, 15, 'opacity=".85"')}`;
};

const perfume: Recipe = (s) => {
  const { c, a, r, num } = s;
  if (s.is(/travel/i)) {
    const w = num(28, 36);
    return svg`${ground(206, 336, 110, 15)}<rect x="${176 - w}" y="130" width="${2 * w}" height="204" rx="${r.int(6, 24)}" fill="url(#tube)"/>
      <rect x="${184 - w}" y="170" width="${2 * w - 16}" height="${num(60, 110)}" rx="8" fill="url(#glass)"/>
      <rect x="${178 - w}" y="112" width="${2 * w - 4}" height="20" fill="#e3c27c"/>
      <rect x="160" y="76" width="32" height="38" rx="6" fill="#c3cad2"/>
      ${stroke('M150 86l-30-8M150 94h-34M150 102l-30 8', '#fff', 5, 'opacity=".8"')}${s.mark(176, 306, 26, c.pale)}
      <rect x="${256 - w * 0.5}" y="${num(206, 226)}" width="${2 * w - 8}" height="112" rx="10" fill="url(#${r.pick(['rod', 'body', 'dark'])})"/>
      <path d="M${256 - w * 0.5} 296h${2 * w - 8}v8h-${2 * w - 8}z" fill="#e3c27c"/>
      <circle cx="${262 + w * 0.4}" cy="256" r="8" fill="${a.light}"/>`;
  }
  const w = num(70, 92);
  const top = num(166, 184);
  const shell = r.pick([
    svg`<rect x="${200 - w}" y="${top}" width="${2 * w}" height="${332 - top}" rx="${r.int(8, 26)}" `,
    svg`<path d="M200 ${top - 4}Q${200 + w * 1.2} ${top + 4} ${200 + w} 262 ${188 + w} 332 200 332 ${212 - w} 332 ${200 - w} 262 ${200 - w * 1.2} ${top + 4} 200 ${top - 4}z" `,
    svg`<path d="M${216 - w} ${top}H${184 + w}L${200 + w} ${top + 40}V300L${180 + w} 332H${220 - w}L${200 - w} 300V${top + 40}z" `,
    svg`<circle cx="200" cy="${(top + 332) / 2}" r="${(332 - top) / 2}" `,
  ]);
  const level = num(214, 240);
  const cap = r.pick([
    svg`<rect x="172" y="${top - 74}" width="56" height="52" rx="6" fill="url(#rod)"/>`,
    svg`<circle cx="200" cy="${top - 50}" r="30" fill="url(#rod)"/>`,
    svg`<path d="M170 ${top - 22}L180 ${top - 78}H220L230 ${top - 22}z" fill="url(#dark)"/>`,
    svg`<rect x="176" y="${top - 66}" width="48" height="44" rx="22" fill="url(#wood)"/>`,
  ]);
  return svg`${ground(200, 336, w + 54, 16)}<rect x="184" y="${top - 26}" width="32" height="30" fill="#e3c27c"/>
    ${cap}${shell} fill="url(#body)"/>${shell} fill="url(#glass)" opacity=".55"/>
    <path d="M${216 - w} ${level}q${w - 16} 16 ${2 * w - 32} 0V306q-${w - 16} 22-${2 * w - 32} 0z" fill="${c.base}" opacity=".75"/>
    ${label(s, 200, 264, w * 0.46)}${stroke(`M${218 - w} 216v80`, '#fff', 8, 'opacity=".55"')}
    ${
      r.chance(0.4) &&
      svg`<g transform="translate(${206 + w} 320)">
    <path d="M0 0q-20-6-16-22 18 2 16 22 2-20 20-18 0 16-20 18z" fill="${a.base}"/>
    <circle cx="1" cy="-10" r="6" fill="${a.light}"/></g>`
    }`;
};

const dryer: Recipe = (s) => {
  const { c, a, r, num } = s;
  const body = num(62, 72);
  const ring = r.chance(0.4);
  const head = ring
    ? svg`<rect x="110" y="${138 - body * 0.7}" width="170" height="${body * 1.4}" rx="${body * 0.5}" fill="url(#down)"/>
      <ellipse cx="268" cy="138" rx="${body * 0.42}" ry="${body * 0.7}" fill="${a.base}"/>
      <ellipse cx="270" cy="138" rx="${body * 0.28}" ry="${body * 0.5}" fill="${c.deep}"/>`
    : svg`<path d="M104 ${138 - body * 0.5}Q190 ${128 - body} 262 ${138 - body} 322 ${140 - body} 322 138T262 ${138 + body}Q190 ${148 + body} 104 ${138 + body * 0.5}z" fill="url(#down)"/>
      <circle cx="268" cy="138" r="${body * 0.66}" fill="${c.dark}"/>
      ${times(4, (i) => svg`<circle cx="268" cy="138" r="${body * 0.56 - i * 9}" fill="none" stroke="${c.seam}" stroke-width="3"/>`)}`;
  return svg`${ground(220, 340, 110, 14)}${stroke(`M246 318q10 30-50 24t-130-${r.int(0, 14)}`, '#3a3d46', 8)}
    ${!s.is(/diffus/i) && stroke('M30 108h34M22 138h40M30 168h34', '#fff', 7, 'opacity=".7"')}
    <path d="M206 170h62l-8 150q-22 12-40 0z" fill="url(#tube)"/>
    <rect x="${num(222, 230)}" y="212" width="18" height="44" rx="8" fill="${c.deep}"/>
    <circle cx="236" cy="${226 + r.int(0, 16)}" r="6" fill="${a.base}"/>
    <path d="M78 ${132 - body * 0.5}h34v${body + 12}H78z" fill="${a.base}"/>${
      s.is(/diffus/i)
        ? svg`<path d="M82 ${138 - body * 0.4}L36 ${138 - body}V${138 + body}L82 ${138 + body * 0.4}z" fill="${a.dark}"/>
        <ellipse cx="36" cy="138" rx="13" ry="${body}" fill="${a.light}"/>${stroke(
          times(5, (i) => `M34 ${102 + i * 18}h-16`),
          a.deep,
          6,
        )}`
        : svg`<path d="M78 ${132 - body * 0.5}h9v${body + 12}h-9z" fill="${a.dark}"/>`
    }${head}${s.mark(176, 138, num(26, 38), c.pale)}`;
};

export const beauty: Family = {
  tints: ['#f8e1e2', '#ecc2c7'],
  hues: [
    'dusty pink',
    'cream',
    'sage green',
    'terracotta',
    'lilac',
    'sky blue',
    'mint',
    'plum',
    'tan',
    'teal',
    'white',
  ],
  kinds: {
    Moisturisers: jar,
    'Face serums': serum,
    Sunscreens: sunscreen,
    Shampoos: shampoo,
    Lipsticks: lipstick,
    Perfumes: perfume,
    'Hair dryers': dryer,
  },
};
