import { type Family, ground, type Recipe, type Sketch, stroke, svg, times, wallpaper } from './shapes.ts';

/** The cameras on a phone's back, in the corner of a panel at (x, y). */
function cameras({ c, r }: Sketch, x: number, y: number): string {
  const lens = (dx: number, dy: number) =>
    svg`<circle cx="${x + dx}" cy="${y + dy}" r="14" fill="#14171f"/>
      <circle cx="${x + dx}" cy="${y + dy}" r="8" fill="#2d4a7c"/>
      <circle cx="${x + dx - 3}" cy="${y + dy - 3}" r="3" fill="#dbe9ff"/>`;
  const places = r.pick([
    [
      [20, 20],
      [20, 56],
    ],
    [
      [20, 20],
      [54, 20],
      [37, 52],
    ],
    [
      [20, 20],
      [20, 56],
      [54, 38],
    ],
    [[22, 22]],
  ] as const);
  return svg`<rect x="${x}" y="${y}" width="${places.length === 2 || places.length === 1 ? 42 : 74}" height="${places.length === 1 ? 44 : 76}" rx="19" fill="${c.dark}"/>
    ${places.map(([dx, dy]) => lens(dx, dy))}
    ${places.length > 1 && svg`<circle cx="${x + (places.length === 2 ? 20 : 58)}" cy="${y + (places.length === 2 ? 38 : 62)}" r="4" fill="#fff3c4"/>`}`;
}

/** Opened like a book, its spine in the middle. */
function foldable(s: Sketch): string {
  const { c, num } = s;
  const [w, skew] = [num(96, 108), num(5, 9)];
  return svg`${ground(204, 338, 144, 14)}<g filter="url(#lift)">
    <path d="M${200 - w} ${84 + skew}Q${200 - w} 66 ${216 - w} 66L200 80 ${184 + w} 66Q${200 + w} 66 ${200 + w} ${84 + skew}V320q0 14-14 14L200 348 ${214 - w} 334q-14 0-14-14z" fill="${c.base}"/>
    </g><path d="M${207 - w} 84q0-10 10-10L200 88V336L${217 - w} 326q-10 0-10-10z" fill="#14171f"/>
    <path d="M${193 + w} 84q0-10-10-10L200 88V336L${183 + w} 326q10 0 10-10z" fill="#14171f"/>
    ${wallpaper(s, 215 - w, 92, 2 * w - 30, 230)}<path d="M192 86l8 4 8-4v250l-8 2-8-2z" fill="#000" opacity=".28"/>
    ${stroke('M200 92V334', '#fff', 2, 'opacity=".35"')}
    ${times(6, (i) => svg`<rect x="${222 - w + (i % 3) * 26}" y="${232 + Math.floor(i / 3) * 32}" width="19" height="19" rx="6" fill="#fff" opacity=".75"/>`)}
    <rect x="212" y="112" width="${w - 40}" height="70" rx="8" fill="#fff" opacity=".85"/>
    ${s.mark(212 + (w - 40) / 2, 147, 32, s.a.base)}`;
}

const smartphone: Recipe = (s) => {
  if (s.is(/foldable/i)) return foldable(s);
  const { a, r, num } = s;
  const round = r.int(16, 32);
  const tilt = num(6, 11);
  const notch = r.chance(0.5)
    ? '<rect x="206" y="84" width="36" height="10" rx="5" fill="#14171f"/>'
    : '<circle cx="224" cy="89" r="6" fill="#14171f"/>';
  return svg`${ground(206, 338, 140, 14)}<g transform="rotate(${-tilt} 150 330)">
    <rect x="84" y="64" width="140" height="276" rx="${round}" fill="url(#body)" filter="url(#lift)"/>
    ${cameras(s, 98, 78)}${s.mark(154, 216, 30, s.c.seam)}</g>
    <g transform="rotate(${tilt * 0.6} 240 330)">
      <rect x="152" y="66" width="144" height="276" rx="${round}" fill="${s.c.dark}" filter="url(#lift)"/>
      <rect x="155" y="69" width="138" height="270" rx="${round - 3}" fill="#14171f"/>
      <svg x="161" y="75" width="126" height="258"><clipPath id="face">
      <rect width="126" height="258" rx="${round - 8}"/></clipPath><g clip-path="url(#face)">
      ${wallpaper(s, 0, 0, 126, 258)}
      ${times(8, (i) => svg`<rect x="${13 + (i % 4) * 27}" y="${180 + Math.floor(i / 4) * 32}" width="20" height="20" rx="6" fill="${i % 3 === 0 ? a.light : '#fff'}" opacity="${i % 3 === 0 ? 1 : 0.7}"/>`)}
      <rect x="32" y="44" width="62" height="13" rx="6" fill="#fff" opacity=".85"/></g></svg>${notch}</g>`;
};

const tablet: Recipe = (s) => {
  const { c, a, r, num } = s;
  const upright = r.chance(0.35);
  const w = upright ? 100 : 146;
  const h = upright ? 134 : 104;
  const pen = r.chance(0.6);
  return svg`<g transform="rotate(${num(-9, -3)} 200 205)">
    <rect x="${200 - w}" y="${205 - h}" width="${2 * w}" height="${2 * h}" rx="18" fill="url(#body)" filter="url(#lift)"/>
    <rect x="${204 - w}" y="${209 - h}" width="${2 * w - 8}" height="${2 * h - 8}" rx="15" fill="#14171f"/>
    ${wallpaper(s, 214 - w, 219 - h, 2 * w - 28, 2 * h - 28)}
    <rect x="${230 - w}" y="${240 - h}" width="${w * 0.7}" height="${h * 0.62}" rx="10" fill="#fff" opacity=".88"/>
      ${times(3, (i) => svg`<rect x="${242 - w}" y="${254 - h + i * 16}" width="${num(0.25, 0.5) * w}" height="6" rx="3" fill="${i ? '#9aa6b5' : a.base}"/>`)}
      ${times(5, (i) => svg`<rect x="${200 + (i - 2.5) * 27 + 3}" y="${h + 168}" width="21" height="21" rx="6" fill="${i % 2 ? a.light : '#fff'}" opacity=".9"/>`)}
      </g>
    ${
      pen &&
      svg`<g transform="translate(${num(296, 318)} 236) rotate(${num(18, 30)})">
      <rect x="-7" y="-110" width="14" height="190" rx="7" fill="${r.pick(['#f4f4f0', c.dark, a.light])}" filter="url(#lift)"/>
      <path d="M-7 80h14l-7 24z" fill="#b9c0c8"/></g>`
    }`;
};

const phoneCase: Recipe = (s) => {
  const { c, a, r, num } = s;
  const round = r.int(24, 36);
  const seed = num(0, 40);
  const design = r.pick([
    () =>
      times(6, (i) =>
        stroke(`M${104} ${150 + seed + i * 34}q48-${r.int(16, 40)} 96 0t96 0`, i % 2 ? a.base : a.light, 10),
      ),
    () =>
      times(
        26,
        (i) =>
          svg`<circle cx="${126 + (i % 5) * 37 + (Math.floor(i / 5) % 2) * 16}" cy="${168 + Math.floor(i / 5) * 32}" r="${5 + (seed % 6)}" fill="${i % 3 ? a.base : a.light}"/>`,
      ),
    () =>
      svg`<path d="M104 ${230 + seed}L296 ${180 + seed}V370H104z" fill="${a.base}"/>
        <path d="M104 ${270 + seed}L296 ${220 + seed}V370H104z" fill="${a.dark}"/>`,
    () =>
      svg`<circle cx="200" cy="${240 + seed / 3}" r="40" fill="none" stroke="${c.seam}" stroke-width="6"/>
        ${stroke(`M200 ${290 + seed / 3}v26`, c.seam, 6)}`,
    () =>
      times(
        5,
        (i) =>
          svg`<path d="M${140 + r.int(0, 110)} ${200 + i * 26}q-20-22 0-34 20 12 0 34z" fill="${i % 2 ? a.base : a.light}" transform="rotate(${r.int(-50, 50)} 190 ${190 + i * 26})"/>`,
      ),
    () => s.mark(200, 250, 70 + seed, a.base),
  ])();
  return svg`${ground(204, 348, 116, 13)}<g transform="rotate(${num(3, 9)} 200 210)">
    <rect x="100" y="50" width="200" height="296" rx="${round}" fill="${c.dark}" filter="url(#lift)"/>
    <rect x="106" y="55" width="188" height="286" rx="${round - 4}" fill="url(#${s.is(/clear/i) ? 'glass' : 'body'})"/>
    <svg width="400" height="400"><clipPath id="back">
    <rect x="106" y="55" width="188" height="286" rx="${round - 4}"/></clipPath><g clip-path="url(#back)">${design}
    </g></svg>${cameras({ ...s, c: { ...c, dark: '#2a2e38' } }, 120, 70)}
    ${stroke('M98 150v34M98 200v24M302 160v44', c.deep, 6)}${stroke('M282 76v150', '#fff', 7, 'opacity=".3"')}</g>`;
};

const smartwatch: Recipe = (s) => {
  const { c, a, r, num } = s;
  const round = r.chance(0.5);
  const strap = num(40, 48);
  const face = round
    ? '<circle cx="200" cy="200" r="74"/>'
    : '<rect x="134" y="122" width="132" height="156" rx="36"/>';
  const rings = times(3, (i) => {
    const radius = 44 - i * 12;
    const turn = num(0.5, 0.95) * 2 * Math.PI * radius;
    return svg`<circle cx="200" cy="200" r="${radius}" fill="none" stroke="${['#ff6b7a', '#b6f06a', '#5fd0ff'][i] ?? '#fff'}" stroke-width="8" stroke-linecap="round" stroke-dasharray="${turn} 400" transform="rotate(-90 200 200)"/>`;
  });
  const clock = svg`${times(12, (i) => svg`<path d="M200 138v9" stroke="#dfe5ec" stroke-width="4" transform="rotate(${i * 30} 200 200)"/>`)}<path d="M200 200V158" stroke="#fff" stroke-width="6" stroke-linecap="round" transform="rotate(${r.int(0, 350)} 200 200)"/>
    <path d="M200 200V170" stroke="${a.base}" stroke-width="7" stroke-linecap="round" transform="rotate(${r.int(0, 350)} 200 200)"/>`;
  const digits = svg`<rect x="160" y="164" width="80" height="14" rx="7" fill="#fff"/>
    <rect x="160" y="188" width="52" height="8" rx="4" fill="${a.base}"/>
    ${stroke('M156 230l16-14 14 10 18-24 16 20 24-8', '#6fe0a0', 5)}`;
  const inside = r.pick([rings, clock, digits]);
  return svg`${ground(200, 348, 96, 12)}<path d="M${200 - strap} 146L${212 - strap} 40Q200 28 ${188 + strap} 40L${200 + strap} 146z" fill="url(#tube)"/>
    <path d="M${200 - strap} 254L${212 - strap} 352Q200 362 ${188 + strap} 352L${200 + strap} 254z" fill="url(#tube)"/>
    ${times(5, (i) => svg`<ellipse cx="200" cy="${300 + i * 11}" rx="5" ry="3.500" fill="${c.deep}"/>`)}
    ${stroke(`M${206 - strap} 92q${strap - 6} 8 ${2 * strap - 12} 0`, c.dark, 4)}
    <rect x="${round ? 280 : 268}" y="184" width="16" height="32" rx="6" fill="${a.base}"/>
      <g fill="url(#steel)" filter="url(#lift)" transform="translate(200 200) scale(1.150) translate(-200 -200)">
      ${face}</g><g fill="#12151d">${face}</g>${inside}
      ${stroke(round ? 'M146 172q14-34 50-42' : 'M146 168q0-36 40-36', '#fff', 5, 'opacity=".35"')}`;
};

const powerBank: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(70, 88);
  const top = num(88, 112);
  const full = r.int(2, 4);
  return svg`${ground(206, 338, w + 60, 15)}${stroke(`M${210 + w * 0.3} ${top}q10-60 60-40t44 100-10 120`, a.base, 9)}
    <rect x="304" y="276" width="24" height="40" rx="6" fill="${a.dark}"/>
    <rect x="309" y="314" width="14" height="16" fill="#b9c0c8"/>
    <rect x="${200 - w}" y="${top}" width="${2 * w}" height="${332 - top}" rx="${r.int(16, 44)}" fill="url(#tube)"/>
    <rect x="${212 - w}" y="${top + 12}" width="${2 * w - 24}" height="${308 - top}" rx="${r.int(10, 32)}" fill="none" stroke="${c.pale}" stroke-width="3" opacity=".6"/>
    <rect x="${200 + w * 0.18}" y="${top - 3}" width="26" height="8" rx="3" fill="#33363e"/>
      <rect x="${200 - w * 0.55}" y="${top - 3}" width="26" height="8" rx="3" fill="#33363e"/>
      ${times(4, (i) => svg`<circle cx="${176 + i * 16}" cy="${top + 40}" r="5" fill="${i < full ? '#7df0a2' : c.deep}"/>`)}
      ${
        r.chance(0.4)
          ? svg`<rect x="164" y="${top + 62}" width="72" height="36" rx="8" fill="#12151d"/>
      <path d="M176 ${top + 80}h${num(20, 48)}" stroke="#7df0a2" stroke-width="9"/>`
          : svg`<path d="M208 ${top + 66}l-24 34h16l-6 28 26-36h-17z" fill="${a.base}"/>`
      }
      ${
        s.is(/solar/i) &&
        svg`<rect x="${222 - w}" y="${top + 58}" width="${2 * w - 44}" height="${150}" rx="6" fill="#1f2f57"/>
      ${stroke(`M${222 - w} ${top + 108}h${2 * w - 44}M${222 - w} ${top + 158}h${2 * w - 44}M200 ${top + 58}v150`, '#5d7bb5', 3)}`
      }
      ${s.mark(200, 306, num(20, 28), c.seam)}`;
};

const charger: Recipe = (s) => {
  const { c, a, r, num } = s;
  if (s.is(/wireless/i)) {
    const pad = num(116, 132);
    return svg`${ground(200, 318, 160, 20)}${stroke(`M310 270q60 10 60 ${r.int(44, 66)}`, a.base, 9)}
      <ellipse cx="200" cy="272" rx="${pad}" ry="50" fill="${c.deep}"/>
      <ellipse cx="200" cy="258" rx="${pad}" ry="50" fill="url(#body)"/>
      <ellipse cx="200" cy="258" rx="${pad * 0.7}" ry="34" fill="none" stroke="${c.seam}" stroke-width="4"/>
      <path d="M206 238l-26 22h16l-8 18 28-24h-17z" fill="${a.base}"/>
      ${stroke(`M150 196q50-${r.int(24, 34)} 100 0M166 166q34-20 68 0M182 138q18-10 36 0`, '#fff', 8, 'opacity=".75"')}
      <circle cx="200" cy="300" r="5" fill="#7df0a2"/>${s.mark(150, 262, 18, c.seam)}`;
  }
  const w = num(62, 78);
  const ports = r.int(1, 3);
  const prong = '<rect x="-6" y="-52" width="12" height="56" rx="4" fill="url(#metal)"/>';
  return svg`${ground(190, 330, 150, 16)}${stroke(`M190 300q10 50 ${r.int(90, 120)} 30t50-120`, a.base, 10)}
    <g transform="translate(338 206) rotate(${r.int(4, 16)})">
    <rect x="-13" y="-40" width="26" height="44" rx="7" fill="${a.dark}"/>
    <rect x="-8" y="-58" width="16" height="20" rx="3" fill="#c3cad2"/></g>
    <g transform="translate(${184 - w * 0.4} 124)">${prong}</g><g transform="translate(${184 + w * 0.4} 124)">${prong}
    </g><rect x="${184 - w}" y="116" width="${2 * w}" height="196" rx="${r.int(20, 40)}" fill="url(#tube)"/>
    <path d="M${184 - w} 150V148q0-32 32-32H${152 + w}q32 0 32 32v2z" fill="${c.light}"/>
    ${times(
      ports,
      (i) => svg`<rect x="${160}" y="${286 - i * 26}" width="48" height="14" rx="7" fill="#22252d"/>
      <rect x="168" y="${291 - i * 26}" width="32" height="4" rx="2" fill="#8b93a0"/>`,
    )}<path d="M190 164l-26 36h18l-6 28 28-38h-18z" fill="${a.base}"/>
      ${s.mark(184 + w * 0.62, 142, 16, c.seam)}${stroke(`M${200 - w} 166v90`, '#fff', 7, 'opacity=".4"')}`;
};

export const phones: Family = {
  tints: ['#dcecf5', '#b6d7e8'],
  hues: ['black', 'silver', 'sky blue', 'lilac', 'sage green'],
  kinds: {
    Smartphones: smartphone,
    Tablets: tablet,
    'Phone cases': phoneCase,
    Smartwatches: smartwatch,
    'Power banks': powerBank,
    Chargers: charger,
  },
};
