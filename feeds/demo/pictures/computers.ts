import { type Family, ground, type Recipe, type Sketch, stroke, svg, times, wallpaper } from './shapes.ts';

function laptopBody(s: Sketch, keys: string, onDeck: string): string {
  const { c, num, r } = s;
  const w = num(124, 134);
  const h = num(156, 172);
  const top = 274 - h;
  const rim = r.int(7, 11);
  const rows = times(
    4,
    (i) =>
      svg`<path d="M${92 - i * 5} ${284 + i * 8}H${308 + i * 5}" stroke="${keys}" stroke-width="5.500" stroke-dasharray="${13 + i * 0.6} 3"/>`,
  );
  return svg`${ground(200, 338, 180, 13)}<rect x="${200 - w}" y="${top}" width="${2 * w}" height="${h + 4}" rx="11" fill="url(#body)"/>
    <rect x="${200 - w + 4}" y="${top + 4}" width="${2 * w - 8}" height="${h - 4}" rx="8" fill="#20232b"/>
    ${wallpaper(s, 200 - w + rim, top + rim + 2, 2 * w - 2 * rim, h - rim - 14)}
    <circle cx="200" cy="${top + 6}" r="2" fill="#6b7280"/>
    <path d="M${200 - w} 274H${200 + w}L362 328H38z" fill="url(#body)"/>
      <path d="M90 279H310L326 311H74z" fill="${c.deep}" opacity=".75"/>${rows}${onDeck}
      <path d="M36 328H364L358 338Q356 340 350 340H50Q44 340 42 338z" fill="${c.dark}"/>`;
}

const laptop: Recipe = (s) => {
  const { c, num } = s;
  const pad = num(36, 48);
  return laptopBody(
    s,
    c.light,
    svg`<path d="M${202 - pad} 314H${198 + pad}L${204 + pad} 326H${196 - pad}z" fill="${c.dark}" opacity=".8"/>
      <path d="M180 329h40l-4 4h-32z" fill="${c.seam}"/>`,
  );
};

const gamingLaptop: Recipe = (s) => {
  const { c, r, num } = s;
  const glows = r.pick([
    ['#ff5470', '#ff9f45', '#ffe066'],
    ['#3ddcff', '#5b8cff', '#b56bff'],
    ['#5dff9b', '#3ddcff', '#ffe066'],
  ] as const);
  const glow = glows[0];
  const beams = times(
    3,
    (i) =>
      svg`<path d="M${92 - i * 6} ${284 + i * 9}H${308 + i * 6}" stroke="${glows[i] ?? glow}" stroke-width="3" stroke-dasharray="10 6"/>`,
  );
  const base = laptopBody(
    s,
    c.dark,
    svg`${beams}<path d="M42 333H358" stroke="${glow}" stroke-width="3"/>
      <path d="M60 322l14-8v10z" fill="${glows[2]}"/><path d="M340 322l-14-8v10z" fill="${glows[2]}"/>`,
  );
  const hud = svg`<path d="M${120} ${150 + num(0, 14)}l36-24 20 60 44-70 24 50 40-30" fill="none" stroke="${glow}" stroke-width="4" opacity=".85"/>
    ${times(3, (i) => svg`<rect x="96" y="${236 + i * 8}" width="${num(30, 90)}" height="4" rx="2" fill="${glows[i] ?? glow}"/>`)}
    <g transform="translate(${num(250, 280)} ${num(206, 226)})">
    <circle r="20" fill="none" stroke="#fff" stroke-width="3" opacity=".8"/>
    <path d="M-28 0h16M12 0h16M0-28v16M0 12v16" stroke="#fff" stroke-width="3"/></g>`;
  return svg`<ellipse cx="200" cy="334" rx="176" ry="24" fill="${glow}" opacity=".35"/>${base}${hud}`;
};

const monitor: Recipe = (s) => {
  const { c, a, num, r, is } = s;
  const wide = is(/wide|curved/i);
  const w = wide ? 172 : num(138, 156);
  const h = wide ? 150 : num(172, 192);
  const foot = r.pick([
    svg`<path d="M184 ${88 + h}h32l8 70h-48z" fill="url(#tube)"/>
      <ellipse cx="200" cy="322" rx="84" ry="13" fill="url(#body)"/>`,
    svg`<path d="M186 ${88 + h}h28v60h-28z" fill="url(#tube)"/>
      <path d="M112 326L186 300h28l74 26q-88 12-176 0z" fill="url(#body)"/>`,
    svg`<path d="M178 ${88 + h}h44l-6 60h-32z" fill="url(#tube)"/>
      <rect x="118" y="310" width="164" height="15" rx="7" fill="url(#body)"/>`,
  ]);
  return svg`${ground(200, 330, 128, 14)}${foot}
    <rect x="${200 - w}" y="86" width="${2 * w}" height="${h}" rx="10" fill="url(#body)"/>
    <rect x="${204 - w}" y="90" width="${2 * w - 8}" height="${h - 14}" rx="6" fill="#1c1f27"/>
    ${wallpaper(s, 208 - w, 94, 2 * w - 16, h - 24)}${
      r.chance(0.6) &&
      svg`<g opacity=".92">
    <rect x="${220 - w}" y="112" width="${w * 0.8}" height="${h * 0.5}" rx="6" fill="#f7f8fa"/>
    <rect x="${220 - w}" y="112" width="${w * 0.8}" height="14" rx="6" fill="${a.base}"/>
    ${times(4, (i) => svg`<rect x="${230 - w}" y="${136 + i * 14}" width="${num(0.3, 0.68) * w}" height="5" rx="2" fill="#aab3c0"/>`)}
    </g>`
    }${s.mark(200, 82 + h, 9, c.seam)}`;
};

const keyboard: Recipe = (s) => {
  const { c, a, r, num } = s;
  const key = r.pick(['#f1efe8', '#3b3f49', c.light, c.dark, '#d7dce3']);
  const rows = times(
    5,
    (i) =>
      svg`<path d="M60 ${172 + i * 26}H340" stroke="#000" stroke-width="21" stroke-dasharray="21 4.500" opacity=".3" transform="translate(0 3)"/>
        <path d="M60 ${172 + i * 26}H340" stroke="${key}" stroke-width="19" stroke-dasharray="21 4.500"/>
        <path d="M63 ${169 + i * 26}H340" stroke="#fff" stroke-width="10" stroke-dasharray="15 10.500" opacity=".25"/>`,
  );
  const special = times(
    r.int(3, 6),
    () =>
      svg`<rect x="${60 + r.int(0, 10) * 25.5}" y="${162.5 + r.int(0, 3) * 26}" width="21" height="19" fill="${r.pick([a.base, a.light, c.base])}"/>`,
  );
  const knob =
    r.chance(0.45) &&
    svg`<circle cx="331" cy="137" r="14" fill="url(#steel)"/><circle cx="331" cy="137" r="8" fill="${a.base}"/>`;
  const cable = r.chance(0.6) && stroke(`M${r.int(140, 260)} 122q-6-40 14-50t0-40`, a.dark, 6);
  return svg`<g transform="rotate(${num(-12, -5)} 200 220)">${cable}
    <rect x="42" y="118" width="316" height="192" rx="${r.int(12, 24)}" fill="url(#body)" filter="url(#lift)"/>
    <rect x="54" y="154" width="292" height="140" rx="6" fill="${c.deep}"/>${rows}${special}
    <rect x="136" y="266.500" width="123" height="19" rx="3" fill="${r.pick([a.base, key])}"/>${knob}
    ${s.mark(72, 136, 18, c.seam)}</g>`;
};

const mouse: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(66, 80);
  const waist = num(0.86, 1);
  const light = r.chance(0.5);
  return svg`<g transform="rotate(${num(8, 20)} 200 210)">
    ${r.chance(0.5) && stroke('M200 84q-14-40 10-84', '#40444d', 7)}
    <path d="M200 76C${200 + w} 76 ${206 + w} 130 ${200 + w * waist} 196 ${210 + w} 290 ${190 + w * 0.7} 340 200 342 ${210 - w * 0.7} 340 ${190 - w} 290 ${200 - w * waist} 196 ${194 - w} 130 ${200 - w} 76 200 76z" fill="url(#body)" filter="url(#lift)"/>
    <path d="M${202 - w * waist} 190Q200 ${num(214, 232)} ${198 + w * waist} 190" fill="none" stroke="${c.deep}" stroke-width="4"/>
      ${stroke('M200 78V206', c.deep, 3)}<rect x="187" y="112" width="26" height="64" rx="13" fill="${c.deep}"/>
      <rect x="192" y="118" width="16" height="52" rx="8" fill="${light ? a.base : '#7a828d'}"/>
      ${times(5, (i) => stroke(`M194 ${124 + i * 10}h12`, c.deep, 2))}
      ${stroke(`M${210 - w * waist} 226q4-20-2-40`, a.base, 9)}
      ${r.chance(0.5) && svg`<rect x="192" y="184" width="16" height="14" rx="5" fill="${a.base}"/>`}
    ${s.mark(200, 286, num(28, 40), light ? a.base : c.seam)}${stroke(`M${222 - w} 140q2-40 34-50`, '#fff', 8, 'opacity=".4"')}
      </g>`;
};

const webcam: Recipe = (s) => {
  const { c, a, r, num } = s;
  const wide = r.chance(0.6);
  const w = wide ? num(96, 116) : num(64, 72);
  const h = wide ? 76 : 2 * w;
  const y = 170;
  const lens = num(26, 31);
  return svg`<path d="M0 268H400V400H0z" fill="#2a2d36"/><path d="M0 268H400v12H0z" fill="#4a4e5a"/>
    <path d="M20 292H380V400H20z" fill="url(#screen)"/>
    <path d="M20 372q90-60 170-30t190-30v88H20z" fill="${a.dark}" opacity=".7"/>
    <path d="M168 ${y + h / 2 - 8}h64l14 62h-92z" fill="${c.deep}"/>
    <rect x="146" y="258" width="108" height="22" rx="8" fill="url(#down)"/>
    <rect x="${200 - w}" y="${y - h / 2}" width="${2 * w}" height="${h}" rx="${h / 2}" fill="url(#body)" filter="url(#lift)"/>
      <rect x="${208 - w}" y="${y - h / 2 + 8}" width="${2 * w - 16}" height="${h - 16}" rx="${h / 2 - 8}" fill="#20232b"/>
      <circle cx="200" cy="${y}" r="${lens + 6}" fill="#4a505c"/>
      <circle cx="200" cy="${y}" r="${lens}" fill="#0f131d"/>
      <circle cx="200" cy="${y}" r="${lens * 0.62}" fill="#24406e"/>
      <circle cx="${200 - lens * 0.3}" cy="${y - lens * 0.3}" r="${lens * 0.24}" fill="#cfe4ff"/>
    <circle cx="${200 + w * 0.66}" cy="${y}" r="5" fill="${r.pick(['#6df08a', '#6fc3ff', '#ffb84d'])}"/>
      ${wide && times(4, (i) => svg`<circle cx="${200 - w * 0.74 + (i % 2) * 12}" cy="${y - 6 + Math.floor(i / 2) * 12}" r="2.500" fill="#8b93a0"/>`)}
      ${!wide && s.mark(200, y - h / 2 + 22, 14, c.pale)}${stroke('M254 270q60 4 70 60t76 50', '#3a3d46', 6)}`;
};

const ssd: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(74, 92);
  const h = num(116, 132);
  const round = r.int(14, 40);
  const relief = r.pick([
    times(6, (i) => stroke(`M${224 - w} ${180 + i * 20}H${176 + w}`, c.dark, 5)),
    svg`<path d="M${200 - w} ${240}L${200 + w} 170V${230 + h - round}q0 ${round}-${round} ${round}H${200 - w + round}q-${round} 0-${round}-${round}z" fill="${c.dark}" opacity=".6"/>`,
    svg`<rect x="${216 - w}" y="${236 - h}" width="${2 * w - 32}" height="${2 * h - 52}" rx="${round * 0.6}" fill="none" stroke="${c.light}" stroke-width="4"/>`,
    stroke(`M${214 - w} 250l50-50 40 40 70-70`, a.base, 7),
  ]);
  return svg`<g transform="rotate(${num(-20, -8)} 200 210)">${stroke('M200 340q0 60 90 40t130-90', '#3a3d46', 10)}
    <rect x="182" y="${216 + h}" width="36" height="28" rx="5" fill="#555c67"/>
    <rect x="${200 - w}" y="${222 - h}" width="${2 * w}" height="${2 * h}" rx="${round}" fill="${c.deep}"/>
    <rect x="${200 - w}" y="${212 - h}" width="${2 * w}" height="${2 * h}" rx="${round}" fill="url(#body)" filter="url(#lift)"/>
    ${relief}${s.mark(200, 256 - h, num(28, 40), c.pale)}
    <rect x="${200 - w * 0.3}" y="${212 + h - 34}" width="${w * 0.6}" height="8" rx="4" fill="${a.base}"/>
    ${r.chance(0.5) && stroke(`M${190 - w} ${222 - h}q-24-36 14-44 30 0 26 40`, a.base, 8)}
    ${stroke(`M${212 - w} ${246 - h}v60`, '#fff', 6, 'opacity=".4"')}</g>`;
};

export const computers: Family = {
  tints: ['#dfe8f1', '#bccfe2'],
  hues: ['silver', 'graphite', 'midnight blue', 'black'],
  kinds: {
    Laptops: laptop,
    'Gaming laptops': gamingLaptop,
    Monitors: monitor,
    'Mechanical keyboards': keyboard,
    Mice: mouse,
    Webcams: webcam,
    'Portable SSDs': ssd,
  },
};
