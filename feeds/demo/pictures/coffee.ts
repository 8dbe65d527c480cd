import { ground, greek, type Recipe, stroke, svg, times } from './shapes.ts';

const espressoMachine: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = is(/compact/i) ? num(84, 94) : num(116, 134);
  const heads = is(/dual/i) ? 2 : 1;
  const group = (x: number) =>
    svg`<rect x="${x - 26}" y="182" width="52" height="22" rx="5" fill="url(#metal)"/>
      <path d="M${x - 20} 204h40l-6 14h-28z" fill="#8b949e"/>
      ${stroke(`M${x + 22} 208l${r.int(30, 40)} 8`, '#4a3529', 11)}
      ${stroke(`M${x - 5} 222v26M${x + 5} 222v26`, '#6b3f25', 3)}
      <path d="M${x - 19} 262h38l-5 34h-28z" fill="#fbf8f0"/>
      <ellipse cx="${x}" cy="263" rx="18" ry="4" fill="#7a4a2b"/>`;
  const dial =
    r.chance(0.5) &&
    svg`<circle cx="${208}" cy="146" r="17" fill="#f7f5ee"/>
      <circle cx="208" cy="146" r="17" fill="none" stroke="#aab2bb" stroke-width="4"/>
      ${stroke(`M208 146l${r.int(-8, 8)}-9`, '#d14b3c', 3)}`;
  const cups =
    r.chance(0.5) &&
    times(3, (i) => svg`<path d="M${160 + i * 30} 84h24l-3 20h-18z" fill="${i % 2 ? a.light : '#fbf8f0'}"/>`);
  return svg`${ground(200, 334, w + 48, 16)}${cups}
    <rect x="${200 - w}" y="104" width="${2 * w}" height="84" rx="14" fill="url(#body)"/>
    <path d="M${208 - w} 186H${192 + w}V310H${208 - w}z" fill="${c.deep}"/>
    <path d="M${200 - w} 186h24v124h-24zM${176 + w} 186h24v124h-24z" fill="url(#down)"/>
    ${heads === 2 ? group(200 - w * 0.36) + group(200 + w * 0.3) : group(196)}
    <rect x="${196 - w}" y="296" width="${2 * w + 8}" height="32" rx="8" fill="url(#steel)"/>
      ${stroke(`M${216 - w} 304H${184 + w}`, '#5c646e', 5, 'stroke-dasharray="3 6"')}
      <path d="M${210 - w} 100H${190 + w}v8H${210 - w}z" fill="#9aa3ad"/>${dial}
      ${times(3, (i) => svg`<circle cx="${222 - w + i * 22}" cy="146" r="7" fill="${i === 1 ? a.base : c.pale}"/>`)}
      ${is(/lever/i) ? stroke('M196 182V70l30-24', '#7d8793', 9) + svg`<circle cx="228" cy="44" r="12" fill="#4a3529"/>` : ''}
      ${stroke(`M${172 + w} 150q24 10 18 90`, '#aab2bb', 7)}${s.mark(176 + w, 128, 20, c.seam)}`;
};

const grinder: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  if (is(/hand/i)) {
    const w = num(42, 52);
    return svg`${ground(200, 334, 100, 15)}${stroke(`M200 92H${r.int(280, 300)}`, '#8b949e', 9)}
      <circle cx="290" cy="78" r="19" fill="url(#wood)"/><circle cx="200" cy="92" r="9" fill="#6d7681"/>
      <path d="M${200 - w} 112q${w}-26 ${2 * w} 0V220H${200 - w}z" fill="url(#metal)"/>
      <rect x="${196 - w}" y="200" width="${2 * w + 8}" height="24" rx="5" fill="url(#rod)"/>
      <path d="M${200 - w} 224H${200 + w}V316q0 14-14 14H${214 - w}q-14 0-14-14z" fill="url(#tube)"/>
      ${s.mark(200, 272, 36, c.pale)}`;
  }
  const w = num(58, 74);
  const hopper = r.pick([
    svg`<path d="M${196 - w} 74H${204 + w}L${182 + w * 0.8} 150H${218 - w * 0.8}z" fill="url(#glass)"/>`,
    svg`<path d="M${206 - w} 68H${194 + w}V120L${170 + w * 0.8} 150H${230 - w * 0.8}L${206 - w} 120z" fill="url(#glass)"/>`,
  ]);
  const beans = times(
    13,
    (i) =>
      svg`<ellipse cx="${162 + (i % 5) * 19 + r.int(-4, 4)}" cy="${104 + Math.floor(i / 5) * 14}" rx="10" ry="7" fill="${i % 2 ? '#5b3521' : '#74462c'}" transform="rotate(${r.int(-50, 50)} ${162 + (i % 5) * 19} ${104 + Math.floor(i / 5) * 14})"/>`,
  );
  return svg`${ground(200, 336, w + 56, 16)}${beans}${hopper}
    <rect x="${198 - w}" y="58" width="${2 * w + 4}" height="14" rx="6" fill="${c.deep}"/>
    <path d="M${208 - w} 150H${192 + w}L${198 + w} 230H${202 - w}z" fill="url(#body)"/>
    <rect x="${212 - w}" y="228" width="${2 * w - 24}" height="84" fill="${c.deep}"/>
    <path d="M186 228h28l-6 20h-16z" fill="#8b949e"/><path d="M168 256h64l-5 58h-54z" fill="url(#glass)"/>
    <path d="M171 ${num(270, 288)}h58l-3 44h-52z" fill="#6b4027"/>
    <path d="M${192 - w} 310H${208 + w}v16q0 8-8 8H${200 - w}q-8 0-8-8z" fill="url(#down)"/>
    <circle cx="200" cy="190" r="${num(18, 25)}" fill="url(#steel)"/>
    ${stroke(`M200 190l${r.int(-10, 10)}-13`, a.base, 5)}
    ${times(7, (i) => svg`<circle cx="200" cy="158" r="2.500" fill="${c.pale}" transform="rotate(${-90 + i * 30} 200 190)"/>`)}
    ${s.mark(174 + w, 298, 16, c.pale)}`;
};

const beans: Recipe = (s) => {
  const { c, a, r, num } = s;
  const w = num(76, 90);
  const plate = r.pick([
    svg`<circle cx="200" cy="208" r="${num(44, 54)}" fill="url(#paper)"/>`,
    svg`<rect x="${216 - w}" y="156" width="${2 * w - 32}" height="${num(100, 124)}" rx="8" fill="url(#paper)"/>`,
    svg`<path d="M${200 - w} 160H${200 + w}V258H${200 - w}z" fill="${a.light}"/>`,
    svg`<path d="M200 150l${num(50, 60)} 34v60l-54 30-54-30v-60z" fill="url(#paper)"/>`,
  ]);
  const roast = s.is(/light/i) ? '#a9703f' : s.is(/medium|decaf/i) ? '#7e4b2a' : '#4c2c1c';
  const loose = times(7, (i) => {
    const [x, y] = [92 + i * 36 + r.int(-8, 8), 324 + r.int(-4, 12)];
    return svg`<g transform="rotate(${r.int(-60, 60)} ${x} ${y})">
      <ellipse cx="${x}" cy="${y}" rx="13" ry="9" fill="${roast}"/>
      <path d="M${x - 11} ${y}q11-5 22 0" stroke="#2e1a10" stroke-width="2.500" fill="none"/></g>`;
  });
  return svg`${ground(200, 330, 150, 16)}<path d="M${206 - w} 92H${194 + w}L${200 + w} 132V312Q200 334 ${200 - w} 312V132z" fill="url(#tube)"/>
    <path d="M${206 - w} 92L${200 - w} 132H${200 + w}L${194 + w} 92z" fill="${c.dark}"/>
    <path d="M${204 - w} 74H${196 + w}V96H${204 - w}z" fill="${c.base}"/>
    ${stroke(`M${204 - w} 96H${196 + w}`, c.deep, 3)}
    <path d="M${196 - w} 78h14v26h-14zM${190 + w} 78h14v26h-14z" fill="${a.base}"/>${plate}
    ${s.mark(200, 194, num(36, 46), c.dark)}${greek(r, 172, 226, 56, 2, c.deep)}
    <circle cx="200" cy="114" r="7" fill="none" stroke="${c.pale}" stroke-width="3"/>
    ${stroke(`M${216 - w} 150v140`, '#fff', 6, 'opacity=".25"')}${loose}`;
};

const kettle: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const goose = is(/gooseneck/i);
  const glass = is(/glass/i);
  const top = num(128, 146);
  const w = num(82, 96);
  const spout = goose
    ? stroke(`M${206 - w} 282Q60 280 82 190T52 138`, c.dark, 15) +
      stroke(`M${206 - w} 278Q66 276 86 190T58 140`, c.light, 4)
    : svg`<path d="M${230 - w} ${top + 6}L${176 - w} ${top + 2}Q${180 - w} ${top + 40} ${206 - w} ${top + 78}z" fill="${glass ? 'url(#glass)' : c.dark}"/>`;
  const shell = goose
    ? svg`M${226 - w} ${top + 20}H${174 + w}L${196 + w} 300H${204 - w}z`
    : svg`M${218 - w} ${top}H${182 + w}Q${206 + w} 240 ${204 + w} 300H${196 - w}Q${194 - w} 240 ${218 - w} ${top}z`;
  const water =
    glass &&
    svg`<path d="M${204 - w} 230q${w - 4}-14 ${2 * w - 8} 0l8 68H${196 - w}z" fill="#8fcbe8" opacity=".75"/>
      ${times(6, () => svg`<circle cx="${r.int(150, 250)}" cy="${r.int(238, 288)}" r="4" fill="#fff" opacity=".7"/>`)}`;
  return svg`${ground(200, 336, 136, 16)}${spout}
    ${stroke(`M${180 + w} ${top + 18}Q${r.int(328, 350)} ${top - 4} ${r.int(326, 342)} ${r.int(236, 256)}T${192 + w} 282`, '#3a3d46', 17)}
    <path d="${shell}" fill="${glass ? 'url(#glass)' : 'url(#tube)'}"/>${water}
    <path d="M${222 - w} ${top + (goose ? 20 : 0)}q${w - 22}-${is(/retro/i) ? 64 : 36} ${2 * w - 44} 0z" fill="${c.dark}"/>
    <circle cx="200" cy="${top - (is(/retro/i) ? 38 : 22) + (goose ? 20 : 0)}" r="11" fill="${a.base}"/>
    <rect x="${190 - w}" y="300" width="${2 * w + 20}" height="24" rx="8" fill="${glass ? c.base : '#3a3d46'}"/>
    ${
      is(/retro/i)
        ? svg`<circle cx="200" cy="232" r="26" fill="#f7f5ee"/>
      <circle cx="200" cy="232" r="26" fill="none" stroke="#b9c0c8" stroke-width="5"/>
      ${stroke('M200 232l10-13', '#d14b3c', 4)}`
        : s.mark(200, 236, num(36, 48), c.pale)
    }${
      is(/variable/i) &&
      svg`<rect x="176" y="304" width="48" height="15" rx="5" fill="#12151d"/>
      <path d="M184 311h${r.int(12, 30)}" stroke="#7df0a2" stroke-width="6"/>`
    }
      ${!glass && stroke(`M${226 - w} ${top + 30}q-8 60-8 120`, '#fff', 8, 'opacity=".35"')}`;
};

const mug: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const w = num(70, 86);
  const top = num(126, 160);
  const glass = is(/double/i);
  const enamel = is(/enamel/i);
  const decor = r.pick([
    () =>
      svg`<path d="M${200 - w} 250H${200 + w}V290q-4 34-40 34H${240 - w}q-36 0-40-34z" fill="${a.base}"/>`,
    () =>
      times(
        3,
        (i) =>
          svg`<path d="M${200 - w} ${top + 50 + i * 26}h${2 * w}v9h-${2 * w}z" fill="${i % 2 ? a.light : a.base}"/>`,
      ),
    () => s.mark(200, 232, num(60, 84), a.base),
    () =>
      times(
        12,
        (i) =>
          svg`<circle cx="${224 - w + (i % 4) * (w / 2.2)}" cy="${top + 56 + Math.floor(i / 4) * 36}" r="7" fill="${a.base}"/>`,
      ),
    () =>
      svg`<path d="M${200 - w} 260q30-50 60-10t50-20 50-10v70q-4 34-40 34H${240 - w}q-36 0-40-34z" fill="${a.base}"/>`,
    () =>
      times(
        40,
        () =>
          svg`<circle cx="${r.int(Math.round(206 - w), Math.round(194 + w))}" cy="${r.int(Math.round(top + 30), 300)}" r="2" fill="${c.seam}"/>`,
      ),
  ])();
  return svg`${ground(206, 332, w + 66, 16)}${stroke(`M${190 + w} ${top + 44}q66-14 62 42t-74 62`, glass ? '#d5e4ee' : c.dark, num(17, 24))}
    <path d="M${200 - w} ${top}H${200 + w}V290q-4 36-40 36H${240 - w}q-36 0-40-36z" fill="${glass ? 'url(#glass)' : 'url(#tube)'}"/>
    ${
      glass
        ? svg`<path d="M${216 - w} ${top + 40}H${184 + w}V280q-4 28-34 28H${250 - w}q-30 0-34-28z" fill="#7a4a2b"/>
    <path d="M${216 - w} ${top + 24}H${184 + w}v24H${216 - w}z" fill="#efd9b8"/>
    ${s.mark(200, 250, 40, c.pale)}`
        : decor
    }
    <ellipse cx="200" cy="${top}" rx="${w}" ry="${w * 0.22}" fill="${enamel ? '#2f3a55' : glass ? '#e8f2f7' : c.pale}"/>
      <ellipse cx="200" cy="${top + 2}" rx="${w - 9}" ry="${w * 0.16}" fill="${r.pick(['#5e3822', '#8a5a35', '#a9763f'])}"/>
      ${stroke(`M184 ${top - 26}q-12-16 0-30t0-26M218 ${top - 26}q-12-14 0-28t0-${r.int(16, 28)}`, '#fff', 7, 'opacity=".65"')}
      ${stroke(`M${216 - w} ${top + 30}v100`, '#fff', 8, 'opacity=".35"')}`;
};

export const coffee: Record<string, Recipe> = {
  'Espresso machines': espressoMachine,
  'Coffee grinders': grinder,
  'Coffee beans': beans,
  Kettles: kettle,
  Mugs: mug,
};
