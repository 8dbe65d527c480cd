import { ground, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

/** A flat double burner for the table, its lid up against the wind. */
function twoBurner({ c, a, r, num, mark }: Sketch): string {
  const pot = r.chance(0.5);
  const grate = (x: number) =>
    svg`<ellipse cx="${x}" cy="236" rx="52" ry="14" fill="#3a3d46"/>
      <ellipse cx="${x}" cy="233" rx="28" ry="7" fill="#5aa9ea"/>
      ${stroke(`M${x - 50} 228h100M${x} 216v26`, '#8b949e', 5)}`;
  return svg`${ground(200, 328, 172, 16)}<path d="M62 212L${num(74, 84)} 108H322L338 212z" fill="${c.dark}"/>
    <path d="M84 200L94 122H308L318 200z" fill="${c.base}"/>${mark(200, 160, 40, c.pale)}
    <path d="M54 212H346L366 262H34z" fill="url(#steel)"/>${grate(130)}${grate(270)}
    ${
      pot &&
      svg`<path d="M214 172H326V220q0 14-16 14h-80q-16 0-16-14z" fill="url(#metal)"/>
    <ellipse cx="270" cy="172" rx="56" ry="10" fill="#8b949e"/>`
    }
    <path d="M34 262H366V308q0 12-14 12H48q-14 0-14-12z" fill="url(#down)"/>
    ${times(
      2,
      (i) => svg`<circle cx="${130 + i * 140}" cy="291" r="17" fill="#33363e"/>
    ${stroke(`M${130 + i * 140} 291l${r.int(-8, 8)}-11`, a.base, 5)}`,
    )}`;
}

/** A steel firebox that burns twigs. */
function firebox({ c, a, r, num, mark }: Sketch): string {
  const w = num(70, 84);
  const flames = times(
    4,
    (i) =>
      svg`<path d="M${146 + i * 34} 152q-20-26 4-${r.int(58, 82)} 26 38 6 82z" fill="${i % 2 ? '#f6b93b' : '#ee7a3c'}"/>`,
  );
  return svg`${ground(200, 334, 130, 17)}${flames}
    <path d="M${200 - w} 140H${200 + w}L${188 + w} 326H${212 - w}z" fill="url(#tube)"/>
    <ellipse cx="200" cy="140" rx="${w}" ry="12" fill="${c.deep}"/>
    ${stroke(`M${206 - w} 126v18M200 118v20M${194 + w} 126v18`, '#6d7681', 9)}
    <path d="M166 318v-38q34-44 68 0v38z" fill="#2a1d1a"/>
    <path d="M178 318q-8-24 12-44 4 14 12 10 0-14 8-20 18 30 6 54z" fill="#f28a3c"/>
    ${times(5, (i) => svg`<circle cx="${156 + i * 22}" cy="${182 + (i % 2) * 14}" r="7" fill="#2a1d1a"/>`)}
    ${mark(200, 232, 28, c.pale)}${stroke('M262 330l70-20M276 338l74-4M270 322l50-30', '#8a6238', 11)}
    ${stroke('M270 320l40-24', a.base, 3)}`;
}

export const stove: Recipe = (s) => {
  const { c, a, r, num } = s;
  if (s.is(/two-burner/i)) return twoBurner(s);
  if (s.is(/wood/i)) return firebox(s);
  const pot = r.chance(0.6);
  const w = num(58, 70);
  const flame = times(
    5,
    (i) =>
      svg`<path d="M${164 + i * 18} 186q-9-12 0-${r.int(20, 30)} 9 14 0 30z" fill="${i % 2 ? '#7cc4f0' : '#4b8fe0'}"/>`,
  );
  return svg`${ground(200, 334, 116, 17)}<path d="M${200 - w} 264Q${200 - w} 240 ${226 - w} 236H${174 + w}Q${200 + w} 240 ${200 + w} 264V318Q200 346 ${200 - w} 318z" fill="url(#tube)"/>
    <path d="M${200 - w} 274Q200 296 ${200 + w} 274V304Q200 326 ${200 - w} 304z" fill="${a.base}"/>
    ${s.mark(200, 302, 24, a.pale)}
    <path d="M184 238l4-40h24l4 40z" fill="url(#metal)"/>
      <rect x="212" y="212" width="50" height="8" rx="4" fill="#8b949e"/>
      <circle cx="266" cy="216" r="12" fill="${a.base}"/>${flame}
      <ellipse cx="200" cy="196" rx="46" ry="9" fill="#596069"/>
      ${stroke('M152 198l-28-36M248 198l28-36M200 200v-30', '#707985', 7)}
    ${
      pot &&
      svg`<path d="M116 70H284V148Q284 164 266 164H134Q116 164 116 148z" fill="url(#metal)"/>
      <ellipse cx="200" cy="70" rx="84" ry="12" fill="#aab2bb"/>${stroke('M284 92q52 0 54 30', c.base, 9)}
      ${stroke(`M176 52q-10-12 0-24t0-20M220 52q-10-12 0-24t0-${r.int(14, 22)}`, '#fff', 6, 'opacity=".6"')}`
    }${!pot && stroke('M104 160h192', '#707985', 7)}`;
};
