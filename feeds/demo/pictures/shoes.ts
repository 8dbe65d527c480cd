import { type Family, ground, pair, type Sketch, stroke, svg, times } from './shapes.ts';

interface ShoeForm {
  /** How far the shaft rises above a low shoe. */
  shaft?: number;
  /** Thickness of the sole. */
  sole?: number;
  soleColour: string;
  /** Number of lugs under the sole. */
  lugs?: number;
  /** A separate heel block. */
  heel?: boolean;
  /** What lies on the upper: panels, laces, straps. */
  details: string;
}

/** A shoe from the side, its toe to the right, with another behind it. */
function shoe({ c, num }: Sketch, form: ShoeForm): string {
  const h = form.shaft ?? 0;
  const bottom = 274 + (form.sole ?? 26);
  const toe = num(228, 242);
  const lip = `M84 ${166 - h}Q126 ${146 - h} 176 ${146 - h}L160 ${160 - h * 1.02}Q126 ${196 - h} 100 ${172 - h}z`;
  const upper = `M76 266C60 226 74 ${196 - h * 0.6} 82 ${164 - h}Q94 ${152 - h} 106 ${166 - h}Q130 ${186 - h * 1.02} 164 ${148 - h}Q182 ${136 - h} 190 ${156 - h}C192 ${168 - h * 0.4} 206 188 228 202C258 216 296 218 322 ${toe}Q342 252 340 274Q200 294 76 266z`;
  const lugs = times(form.lugs ?? 0, (i) => {
    const x = 84 + (i * 238) / (form.lugs ?? 1);
    return svg`<path d="M${x} ${bottom - 2}h16l-3 10h-10z"/>`;
  });
  const body = svg`<path d="${lip}" fill="${c.deep}"/><path d="${upper}" fill="url(#body)"/>${form.details}
    <g fill="#3a3d45">${lugs}${form.heel ? svg`<path d="M72 ${bottom - 12}h64l-6 18H74z"/>` : ''}</g>
    <path d="M66 258Q60 ${bottom} 86 ${bottom}L${form.heel ? 130 : 240} ${form.heel ? bottom - 8 : bottom}L300 ${bottom - 2}Q350 ${bottom - 4} 346 262Q330 276 296 274C240 270 150 284 110 270Q84 258 66 258z" fill="${form.soleColour}"/>
    <path d="M63 ${bottom - 12}Q66 ${bottom} 86 ${bottom}H300Q344 ${bottom - 4} 347 ${bottom - 22}Q330 ${bottom - 9} 290 ${bottom - 8}H90Q70 ${bottom - 6} 63 ${bottom - 12}z" fill="#1b2140" opacity=".25"/>`;
  return svg`${ground(200, 320, 172, 18)}<g transform="translate(0 ${30 + h * 0.28}) scale(${(0.95 - h * 0.0008).toFixed(2)})">
    ${pair(body, 40, -34)}</g>`;
}

/** Bars across the instep, from the top of the shaft to the toes. */
function laces(colour: string, count: number, h = 0): string {
  return times(count, (i) => {
    const t = i / (count - 1);
    const [x, y] = t < 0.4 && h > 0 ? [182 + t * 30, 168 - h + t * h * 2.4] : [190 + t * 58, 172 + t * 40];
    return stroke(`M${x - 19} ${y + 14}l24-16`, colour, 5.5);
  });
}

/** The maker's flash on the side of a sports shoe. */
function flash({ a, r, mark }: Sketch): string {
  return r.pick([
    () => svg`<path d="M112 250Q180 254 236 208Q200 262 130 268z" fill="${a.base}"/>`,
    () => times(3, (i) => stroke(`M${144 + i * 22} 258l${r.int(14, 20)}-42`, a.base, 9)),
    () => stroke('M128 226l36 20 50-26', a.base, 10) + stroke('M134 246l32 16 44-22', a.light, 6),
    () => svg`<path d="M104 268q20-62 70-62l34 4q-50 14-58 60z" fill="${a.base}" opacity=".9"/>`,
    () => mark(164, 236, 44, a.base),
  ])();
}

function trainer(s: Sketch, form: Partial<ShoeForm> = {}): string {
  const { c, a, r } = s;
  const mesh = r.chance(0.5)
    ? stroke(
        'M236 222q30 6 70 20M232 236q40 4 84 20M240 250q30 2 60 10',
        c.light,
        3,
        'stroke-dasharray="2 7"',
      )
    : svg`<path d="M284 222q40 8 56 48h-52q14-26-4-48z" fill="${c.dark}"/>`;
  const details = svg`<path d="M78 266C64 232 76 200 84 172q26 40 22 96z" fill="${c.dark}"/>${mesh}${flash(s)}
    ${stroke('M86 170q12-12 20 2 24 18 54-16', c.seam, 5)}<path d="M158 156l14-24q14-2 18 10l4 24-16 14z" fill="${a.dark}"/>
      ${laces(a.pale, r.int(4, 6))}`;
  return shoe(s, {
    soleColour: r.pick(['#f6f3ea', '#f6f3ea', a.light]),
    sole: r.int(26, 36),
    details,
    ...form,
  });
}

function boot(s: Sketch, shaft: number, form: Partial<ShoeForm> = {}): string {
  const { c, a, r, is } = s;
  const top = 164 - shaft;
  const closing = is(/chelsea/i)
    ? svg`<path d="M116 ${top + 10}h44l-12 92h-18z" fill="${c.deep}"/>
      ${times(5, (i) => stroke(`M${122 + i * 8} ${top + 16}l${5 - i * 2} 78`, c.dark, 2))}
      ${stroke(`M84 ${top + 2}q-14-24 6-22`, c.seam, 6)}`
    : is(/zip/i)
      ? stroke(`M140 ${top + 10}l-8 96`, '#cfd4da', 6, 'stroke-dasharray="3 3"') +
        stroke(`M131 ${top + 104}v14`, '#cfd4da', 6)
      : laces(a.light, r.int(6, 8), shaft);
  const details = svg`<path d="M77 266c-12-34-2-66 4-88q26 36 24 90z" fill="${c.dark}"/>
    <path d="M286 222q44 6 54 48h-58q16-22 4-48z" fill="${r.chance(0.5) ? c.dark : c.light}"/>
    ${stroke(`M84 ${top + 16}q44 18 102-14`, c.seam, 4)}${closing}
      ${stroke('M110 262q20-56 98-64', c.seam, 3, 'stroke-dasharray="7 4"')}`;
  return shoe(s, { shaft, soleColour: '#4a4038', details, ...form });
}

function sandal(s: Sketch): string {
  const { c, a, r, is, num } = s;
  const bed = is(/cork/i) ? '#c79a67' : r.pick(['#5a4a3f', '#8d7358', '#46494f']);
  const wide = num(26, 38);
  const straps = is(/slide/i)
    ? svg`<path d="M196 268Q206 176 262 190Q310 206 322 264z" fill="url(#body)"/>
      ${stroke('M212 262q10-60 52-56', c.seam, 3, 'stroke-dasharray="7 4"')}`
    : svg`<path d="M236 268q8-64 50-60l${wide} 26q-28 4-30 32z" fill="url(#body)"/>
      <path d="M126 262q14-84 56-92l${wide * 0.8} 12q-40 20-46 82z" fill="url(#body)"/>
      ${stroke('M84 258Q78 190 178 184', c.base, 15)}${stroke('M176 180l84 34', c.dark, 13)}
        <rect x="158" y="196" width="24" height="22" rx="5" fill="none" stroke="#d8c9a0" stroke-width="5"/>`;
  const body = svg`${straps}<path d="M66 254q10 22 70 16 90-8 130 0 60 8 82-12 4 22-18 30H86q-24-8-20-34z" fill="${bed}"/>
    <path d="M72 280q60-14 130-8t140 2q-4 26-30 28H96q-24-2-24-22z" fill="${is(/trek/i) ? a.dark : '#3f3a38'}"/>`;
  return svg`${ground(200, 318, 162, 17)}<g transform="translate(2 24) scale(.95)">${pair(body, 38, -38)}</g>`;
}

function loafer(s: Sketch): string {
  const { c, a, r, is } = s;
  const trim = is(/tassel/i)
    ? stroke('M214 202q16 4 22 14', a.base, 6) + stroke('M236 212l6 26M228 214l-4 26', a.base, 7)
    : svg`<path d="M176 188q46-10 74 26l-22 36q-22-38-64-30z" fill="${c.deep}"/>
      <path d="M192 206q22 0 36 14l-6 11q-12-14-34-14z" fill="${c.pale}"/>`;
  const details = svg`<path d="M190 186q74 14 128 58-14 12-26 10-48-42-112-46z" fill="${c.light}" opacity=".7"/>
    ${stroke('M178 210q66 6 112 44 14 2 26-8', c.seam, 3.5)}${trim}
    ${stroke('M108 262q14-40 66-50', c.seam, 3, 'stroke-dasharray="7 4"')}`;
  const platform = is(/platform/i);
  return shoe(
    { ...s, num: () => 236 },
    {
      soleColour: r.pick(['#4a3a30', '#2e2b2c', '#8a6a48']),
      sole: platform ? 40 : 17,
      heel: !platform,
      shaft: -20,
      details,
    },
  );
}

function slipper(s: Sketch): string {
  const { c, a, r, is, num } = s;
  const fluffy = is(/fluff/i);
  const fluff = times(
    9,
    (i) =>
      svg`<circle cx="${150 + i * 9}" cy="${192 + Math.abs(i - 4) * 4 + r.int(-2, 2)}" r="15" fill="${i % 2 ? '#fff8ea' : '#efe4d2'}"/>`,
  );
  const vamp = `M138 272Q136 190 196 184Q300 ${num(188, 204)} 338 272z`;
  const body = svg`<path d="M70 262q-4-34 40-30 80 8 120 30z" fill="${fluffy ? '#f4ead8' : a.pale}"/>
    <path d="${vamp}" fill="url(#body)"/>
    ${fluffy ? fluff : stroke('M140 262q0-74 58-76', r.chance(0.5) ? a.base : c.dark, 14)}
    ${is(/moccasin/i) ? stroke('M206 214q70-4 100 44', c.seam, 5, 'stroke-dasharray="9 7"') : s.mark(250, 236, num(26, 40), c.seam)}<path d="M66 258q70 18 276 8 4 28-22 30H88q-26-2-22-38z" fill="${r.pick(['#e9dcc6', '#6b5d52', c.deep])}"/>`;
  return svg`${ground(200, 316, 160, 17)}<g transform="translate(2 26) scale(.95)">${pair(body, 38, -40)}</g>`;
}

function rainBoot(s: Sketch): string {
  const { c, a, is, num, r } = s;
  const shaft = is(/ankle/i) ? num(30, 44) : num(112, 136);
  const top = 166 - shaft;
  const details = svg`<path d="M80 ${top}q50 26 108-10l4 24q-60 30-116 8z" fill="${a.base}"/>
    ${stroke(`M104 ${top + 50}q-6 60-8 ${shaft - 20}`, '#fff', 8, 'opacity=".35"')}
    <path d="M290 222q40 8 50 48h-56q16-24 6-48z" fill="${c.dark}"/>
      ${s.mark(150, 206 - shaft * 0.3, num(28, 40), c.pale)}
      ${r.chance(0.5) && stroke('M90 250q60-14 116 4', c.dark, 5)}`;
  return shoe(s, { shaft, soleColour: a.deep, sole: 24, lugs: 8, details });
}

export const shoes: Family = {
  tints: ['#f3e3d3', '#e6cbb1'],
  hues: ['cobalt blue', 'coral red', 'black', 'teal'],
  kinds: {
    'Running shoes': (s) => trainer(s),
    'Trail running shoes': (s) => trainer(s, { lugs: s.r.int(9, 12), soleColour: s.c.deep, sole: 26 }),
    'Hiking boots': (s) => boot(s, s.num(46, 66), { lugs: s.r.int(8, 11), soleColour: '#4b4640', sole: 26 }),
    'Ankle boots': (s) => boot({ ...s, a: s.c }, s.num(52, 74), { heel: true, sole: 18 }),
    Sneakers: (s) => trainer(s, { soleColour: '#fbf8f0', sole: s.is(/chunky/i) ? 46 : s.r.int(24, 32) }),
    Sandals: sandal,
    "Kids' sneakers": (s) => kidsSneaker(s),
    Loafers: loafer,
    Slippers: slipper,
    'Rain boots': rainBoot,
  },
};

/** Rounder, with straps instead of laces and stars or lights on the sole. */
function kidsSneaker(s: Sketch): string {
  const { c, a, r, is } = s;
  const lights = times(
    is(/light/i) ? 5 : 3,
    (i) => svg`<circle cx="${96 + i * 30}" cy="294" r="6" fill="${is(/light/i) ? '#fff3a8' : a.base}"/>`,
  );
  const details = svg`<path d="M286 222q44 6 54 50h-60q18-26 6-50z" fill="${a.light}"/>${s.mark(136, 234, 44, a.base)}
    ${times(2, (i) => svg`<path d="M${168 + i * 32} ${186 + i * 22}l${34 + r.int(0, 8)}-22 14 16-34 26z" fill="${a.base}"/>`)}
    ${stroke('M86 168q12-12 20 2 24 18 54-16', c.seam, 6)}`;
  const drawn = shoe(s, { soleColour: '#fffaf0', sole: 34, details });
  return svg`${drawn}<g transform="translate(0 30) scale(.95)">${lights}</g>`;
}
