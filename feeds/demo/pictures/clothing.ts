import { dots, type Family, type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';
import { tops } from './tops.ts';

/** Two legs from a waist, each `knee` and `ankle` wide at those heights. */
function legs(waist: number, hip: number, knee: number, ankle: number, length: number): string {
  const y = 70 + length;
  return svg`M${200 - waist} 66H${200 + waist}L${200 + hip} 140Q${206 + hip} 180 ${204 + knee} 230L${206 + ankle} ${y}H${210 + (hip - ankle) * 0.12}L200 164 ${190 - (hip - ankle) * 0.12} ${y}H${194 - ankle}L${196 - knee} 230Q${194 - hip} 180 ${200 - hip} 140z`;
}

const jeans: Recipe = (s) => {
  const { c, r, is, num } = s;
  const ankle = is(/wide/i) ? num(104, 112) : is(/straight/i) ? num(78, 84) : num(58, 66);
  const knee = is(/wide/i) ? 92 : is(/slim/i) ? 64 : num(74, 80);
  const thread = r.pick(['#d9a441', '#c9813c', c.pale]);
  const turnUp = r.chance(0.45);
  const y = 338;
  return svg`<g filter="url(#lift)"><path d="${legs(58, 72, knee, ankle, y - 70)}" fill="url(#body)"/>
    <path d="M152 160q-4 70-${ankle - 44} 150M248 160q4 70 ${ankle - 44} 150" fill="none" stroke="${c.light}" stroke-width="20" opacity=".3" stroke-linecap="round"/>
    <path d="M140 60H260l3 22q-63 10-126 0z" fill="${c.dark}"/>
      ${times(5, (i) => svg`<rect x="${148 + i * 24}" y="56" width="7" height="30" rx="2" fill="${c.light}"/>`)}
    ${stroke('M200 84v56q-2 18-18 20M134 92q10 34 44 36M266 92q-10 34-44 36M201 166v60', thread, 2.5, 'stroke-dasharray="6 4"')}<path d="M138 90q10 30 36 34M262 90q-10 30-36 34" fill="none" stroke="${c.deep}" stroke-width="4"/>
    <circle cx="200" cy="71" r="6" fill="#d9b365"/>
      ${turnUp && svg`<path d="M${193 - ankle} ${y - 18}H${193 - (72 - ankle) * 0.12}v22H${191 - ankle}zM${207 + (72 - ankle) * 0.12} ${y - 18}H${207 + ankle}l2 22H${207 + (72 - ankle) * 0.12}z" fill="${c.pale}"/>`}
    ${r.chance(0.35) && stroke(`M${150 - knee * 0.2} 226l24 4M${148 - knee * 0.2} 234l26 2M${150 - knee * 0.2} 242l24-2`, c.pale, 2.5)}${s.mark(246, 104, 12, thread)}
      </g>`;
};

const leggings: Recipe = (s) => {
  const { c, a, r, is, num } = s;
  const waistband = is(/high/i) ? 40 : num(22, 28);
  const panel = r.pick([
    svg`<path d="M255 108q22 40 4 120l-8 110h-16q2-90 8-130 6-60 12-100z" fill="${a.base}"/>
      <path d="M145 108q-22 40-4 120l8 110h16q-2-90-8-130-6-60-12-100z" fill="${a.base}"/>`,
    stroke('M262 140q8 40-10 90l-4 100M138 140q-8 40 10 90l4 100', a.base, 6),
    times(4, (i) => stroke(`M146 ${250 + i * 20}l32-${r.int(6, 14)}M254 ${250 + i * 20}l-32-12`, a.base, 6)),
    svg`<path d="M150 232h38l-4 34h-32zM250 232h-38l4 34h32z" fill="${c.dark}"/>`,
  ]);
  const pocket =
    is(/pocket/i) &&
    svg`<path d="M236 140h30l-4 62h-26z" fill="${c.dark}"/>${stroke('M236 142h30', a.light, 4)}
      <rect x="242" y="118" width="20" height="30" rx="4" fill="#33363e"/>`;
  return svg`<g filter="url(#lift)"><path d="${legs(48, 66, 48, 40, num(262, 274))}" fill="url(#body)"/>${panel}
    ${stroke('M156 150q-6 60 4 130M246 150q6 60-4 130', c.pale, 9, 'opacity=".3"')}${pocket}
    <path d="M152 62q48 8 96 0l6 ${waistband}q-54 10-108 0z" fill="${c.dark}"/>
      ${stroke(`M148 ${62 + waistband}q52 10 104 0`, c.light, 3)}${s.mark(200, 68 + waistband / 2, 16, c.pale)}
      ${stroke('M200 110v60', c.deep, 3)}</g>`;
};

/** A print scattered over the skirt, thinning out to the top. */
function print({ a, r }: Sketch, half: number): string {
  const places = Array.from({ length: 22 }, (): [number, number] => {
    const y = 120 + r.next() ** 0.7 * 190;
    return [200 + (r.next() - 0.5) * (70 + ((y - 120) / 190) * half * 1.1), y];
  });
  const petals = places.flatMap(([x, y]): [number, number][] => [
    [x, y - 7],
    [x + 6, y],
    [x - 6, y],
    [x, y + 6],
  ]);
  return r.pick([
    () => dots(places, a.light, 9),
    () => dots(petals, a.light, 9) + dots(places, a.deep, 5),
    () => stroke(places.map(([x, y]) => `M${x} ${y}l6 8`).join(''), a.light, 4),
  ])();
}

const dress: Recipe = (s) => {
  const { c, a, r, is, num } = s;
  const flare = num(76, 112);
  const hem = is(/midi/i) ? 350 : num(312, 336);
  const arm = r.pick([
    'M246 80Q286 92 304 150L276 164Q262 146 252 132z',
    'M246 80Q296 104 300 226L274 228Q270 160 252 132z',
    'M246 80q34 8 40 34-16 18-34 18z',
  ]);
  const front = is(/wrap/i)
    ? svg`<path d="M166 76l56 100-20 8-44-84z" fill="${c.light}"/>
      <path d="M234 76l-62 104h-8l-8-24 56-80z" fill="${c.dark}" opacity=".55"/>
      ${stroke(`M206 190Q230 ${hem - 60} 236 ${hem - 4}`, c.deep, 4)}`
    : is(/shirt/i)
      ? svg`<path d="M168 72l32 34 32-34 12 26-30 22-14-14-14 14-30-22z" fill="${c.pale}"/>
        ${stroke(`M200 108V${hem}`, c.dark, 3)}
        ${times(6, (i) => svg`<circle cx="200" cy="${126 + i * 32}" r="4" fill="${a.pale}"/>`)}`
      : svg`<path d="M170 76q30 ${r.int(26, 52)} 60 0-30-8-60 0z" fill="${c.deep}"/>
        ${r.chance(0.8) && print(s, flare)}`;
  const belt = r.chance(0.7)
    ? svg`<path d="M158 172q42 10 84 0v${r.int(12, 18)}q-42 10-84 0z" fill="${a.base}"/>
      ${is(/wrap/i) ? stroke('M212 186q16 20 8 52M216 184q20 14 22 40', a.base, 7) : svg`<rect x="192" y="173" width="17" height="17" rx="4" fill="none" stroke="${a.pale}" stroke-width="4"/>`}`
    : stroke('M160 176q40 10 80 0', c.dark, 4);
  const pleats = times(4, (i) =>
    stroke(
      `M${176 + i * 16} 196Q${160 + i * 27} 250 ${200 + (i - 1.5) * flare * 0.48} ${hem - 6}`,
      c.deep,
      5,
      'opacity=".25"',
    ),
  );
  return svg`<g filter="url(#lift)"><defs><path id="arm" d="${arm}" fill="url(#down)"/></defs><use href="#arm"/>
    <use href="#arm" transform="matrix(-1 0 0 1 400 0)"/>
    <path d="M154 80L170 74Q200 92 230 74L246 80Q254 130 242 176L${200 + flare} ${hem}Q200 ${hem + 20} ${200 - flare} ${hem}L158 176Q146 130 154 80z" fill="url(#body)"/>
      ${pleats}${front}${belt}</g>`;
};

const socks: Recipe = (s) => {
  const { c, a, r, is, num } = s;
  const top = is(/no-show/i) ? 196 : num(64, 110);
  const rib = is(/no-show/i) ? 14 : num(24, 40);
  const heel = svg`<path d="M142 268q-10-40 20-54 22 30 4 76-18-4-24-22z" fill="${a.base}"/>`;
  const toe = svg`<path d="M252 300q20-26 56-14 14 40-22 46-26 2-48-4z" fill="${a.base}"/>`;
  const pattern = is(/no-show/i)
    ? s.mark(212, 280, 26, a.base)
    : r.pick([
        () =>
          times(
            r.int(2, 5),
            (i) => svg`<path d="M140 ${top + rib + 14 + i * 18}h72v8h-72z" fill="${a.light}"/>`,
          ),
        () =>
          times(
            12,
            (i) =>
              svg`<circle cx="${150 + (i % 3) * 26 + (Math.floor(i / 3) % 2) * 8}" cy="${top + rib + 18 + Math.floor(i / 3) * 24}" r="5" fill="${a.light}"/>`,
          ),
        () =>
          stroke(
            `M142 ${top + rib + 16}${times(5, (i) => `l14 ${i % 2 ? -16 : 16}`)}M142 ${top + rib + 40}${times(5, (i) => `l14 ${i % 2 ? -16 : 16}`)}`,
            a.light,
            6,
          ),
        () => s.mark(176, top + rib + 44, 44, a.light),
      ])();
  const shape = svg`M140 ${top}H212L214 224Q220 254 262 270 312 280 308 314 300 338 240 330L170 318Q132 304 138 240z`;
  const one = svg`<path d="${shape}" fill="url(#body)"/>${pattern}${heel}${toe}
    <path d="M136 ${top - 4}q40-10 80 0v${rib}q-40 8-80 0z" fill="${c.dark}"/>${stroke(
      times(6, (i) => `M${146 + i * 12} ${top + 2}v${rib - 8}`),
      c.light,
      2,
    )}`;
  return svg`<g filter="url(#lift)"><g transform="translate(-46 -4)">
    <g transform="rotate(${num(6, 12)} 200 200) translate(52 -6)" filter="url(#far)">${one}</g>${one}</g></g>`;
};

export const clothing: Family = {
  tints: ['#ece3ee', '#d6c5dc'],
  hues: ['navy', 'sage green', 'burgundy', 'mustard'],
  kinds: { ...tops, Jeans: jeans, Dresses: dress, Leggings: leggings, Socks: socks },
};
