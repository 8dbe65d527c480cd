import { type Family, ground, type Recipe, stroke, svg, times } from './shapes.ts';

const sofa: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const seats = r.int(2, 3);
  const back = num(140, 168);
  const arm = num(26, 42);
  const round = r.int(10, 26);
  const inner = 288 - 2 * arm;
  const seat = inner / seats;
  const chaise = is(/modular|sleeper/i) || r.chance(0.25);
  const legs = is(/modular|deep/i)
    ? ''
    : svg`<path d="M72 312h14l-4 24h-8zM314 312h14l-2 24h-8z" fill="#7d5639"/>`;
  return svg`${ground(200, 336, 176, 14)}${legs}
    <rect x="56" y="${back}" width="288" height="150" rx="${round}" fill="url(#down)"/>
    ${times(
      seats,
      (
        i,
      ) => svg`<rect x="${58 + arm + i * seat}" y="${back + 8}" width="${seat - 4}" height="92" rx="14" fill="url(#body)"/>
    <rect x="${57 + arm + i * seat}" y="238" width="${seat - 2}" height="42" rx="12" fill="${c.light}"/>`,
    )}
    <rect x="${56 + arm}" y="272" width="${inner}" height="${is(/loose/i) ? 56 : 44}" fill="${c.dark}"/>
    ${is(/loose/i) && stroke('M110 282v40M160 282v40M240 282v40M290 282v40', c.deep, 3)}
    ${
      chaise &&
      svg`<path d="M${344 - arm - seat} 238h${seat + 6}l10 84H${340 - arm - seat}z" fill="url(#body)"/>
    <path d="M${340 - arm - seat} 306h${seat + 20}v18H${340 - arm - seat}z" fill="${c.deep}"/>`
    }
    <rect x="40" y="${back + 44}" width="${arm + 20}" height="${280 - back}" rx="${round}" fill="url(#body)"/>
      <rect x="${340 - arm}" y="${back + 44}" width="${arm + 20}" height="${280 - back}" rx="${round}" fill="url(#body)"/>
      ${times(
        r.int(1, 2),
        (i) => svg`<g transform="rotate(${i ? 12 : -12} ${i ? 276 : 124} 214)">
      <rect x="${i ? 246 : 94}" y="186" width="58" height="56" rx="10" fill="${i ? a.light : a.base}"/>
      ${r.chance(0.5) && stroke(`M${i ? 256 : 104} 204h38M${i ? 256 : 104} 222h38`, a.pale, 4)}</g>`,
      )}
      ${r.chance(0.4) && svg`<path d="M46 ${back + 50}h44l4 76-10 8-10-8-10 8-10-8-10 8z" fill="${a.pale}"/>`}`;
};

/** Books, a plant or a box standing on a shelf that is `width` wide. */
function shelfGoods(r: Parameters<Recipe>[0]['r'], x: number, y: number, width: number): string {
  const spines = ['#c4714f', '#3c6650', '#d6a535', '#2f4468', '#dea6ab', '#efe4cd', '#6f3b66'];
  const kind = r.int(0, 3);
  if (kind === 0)
    return svg`<path d="M${x + width / 2 - 12} ${y}l-4-20h32l-4 20z" fill="#c4714f"/>
      <path d="M${x + width / 2} ${y - 20}q-24-10-16-30 16 4 16 26 0-26 18-26 4 22-18 30z" fill="#6d8f5a"/>`;
  const books = r.int(3, 5);
  return times(
    books,
    (i) =>
      svg`<rect x="${x + 5 + i * 10}" y="${y - 38 + ((i * 7 + kind * 5) % 13)}" width="9" height="${38 - ((i * 7 + kind * 5) % 13)}" fill="${r.pick(spines)}"/>`,
  );
}

const bookshelf: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  if (is(/ladder/i)) {
    const rows = 5;
    return svg`${ground(200, 342, 110, 13)}${stroke('M128 338L152 52M272 338L248 52', c.dark, 11)}${times(
      rows,
      (i) => {
        const y = 96 + i * 56;
        const half = 52 + i * 8;
        return svg`${shelfGoods(r, 206 - half + r.int(0, half), y, 56)}<rect x="${194 - half}" y="${y}" width="${2 * half + 12}" height="11" rx="2" fill="url(#body)"/>`;
      },
    )}`;
  }
  const cube = is(/cube/i);
  const columns = cube ? 3 : r.int(1, 2);
  const rows = cube ? 3 : r.int(4, 5);
  const w = cube ? 228 : columns === 1 ? 130 : 200;
  const h = cube ? 228 : 276;
  const [x, y] = [200 - w / 2, 334 - h];
  const [cw, ch] = [(w - 10) / columns, (h - 10) / rows];
  const full = times(rows * columns, (i) => {
    const [left, bottom] = [x + 10 + (i % columns) * cw, y + 8 + (Math.floor(i / columns) + 1) * ch - 8];
    return r.chance(0.22)
      ? r.chance(0.5)
        ? svg`<rect x="${left + 2}" y="${bottom - ch * 0.6}" width="${cw - 14}" height="${ch * 0.6}" rx="4" fill="${a.base}"/>`
        : ''
      : shelfGoods(r, left + num(0, Math.max(0, cw - 64)), bottom, Math.min(cw, 60));
  });
  return svg`${ground(200, 338, w * 0.68, 13)}<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4" fill="${is(/open/i) ? c.pale : c.deep}" opacity="${is(/open/i) ? 0.35 : 1}"/>
    ${full}
    ${times(rows + 1, (i) => svg`<rect x="${x}" y="${y + i * ch}" width="${w}" height="10" fill="url(#body)"/>`)}
    ${times(columns + 1, (i) => svg`<rect x="${x + i * cw}" y="${y}" width="10" height="${h}" fill="${i === 0 ? c.light : c.base}"/>`)}
    <rect x="${x + w - 10}" y="${y}" width="10" height="${h}" fill="${c.dark}"/>`;
};

const desk: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const top = is(/sit/i) ? num(168, 184) : num(196, 210);
  const legs = is(/sit/i)
    ? svg`<path d="M92 ${top}h26V330H92zM282 ${top}h26V330h-26z" fill="url(#metal)"/>
      <rect x="70" y="326" width="70" height="11" rx="4" fill="#5c646e"/>
      <rect x="260" y="326" width="70" height="11" rx="4" fill="#5c646e"/>
      <rect x="250" y="${top + 16}" width="30" height="9" rx="3" fill="#33363e"/>`
    : is(/wall/i)
      ? stroke(
          `M90 ${top + 90}L90 ${top}M90 ${top + 86}L150 ${top + 8}M310 ${top + 90}V${top}M310 ${top + 86}L250 ${top + 8}`,
          '#555c66',
          9,
        )
      : r.pick([
          stroke(`M76 ${top}L62 334M324 ${top}L338 334M116 ${top}l-8 120M284 ${top}l8 120`, c.dark, 10),
          svg`<path d="M62 ${top}h14V334H62zM324 ${top}h14V334h-14z" fill="${c.dark}"/>`,
        ]);
  const drawers =
    r.chance(0.65) &&
    svg`<rect x="236" y="${top + 12}" width="90" height="${is(/wall|sit/i) ? 36 : 92}" fill="url(#body)"/>
      ${times(
        is(/wall|sit/i) ? 1 : 3,
        (i) => svg`<rect x="241" y="${top + 16 + i * 29}" width="80" height="25" rx="3" fill="${c.light}"/>
      <rect x="270" y="${top + 26 + i * 29}" width="22" height="5" rx="2" fill="${c.deep}"/>`,
      )}`;
  const onTop = r.pick([
    svg`<rect x="120" y="${top - 70}" width="110" height="62" rx="5" fill="#2b2f39"/>
      <path d="M126 ${top - 64}h98v50h-98z" fill="url(#screen)"/>
      <path d="M126 ${top - 14}l40-30 58 30z" fill="${a.base}"/><path d="M160 ${top}l6-10h18l6 10z" fill="#555c66"/>`,
    svg`<path d="M110 ${top}h100l8 6H102zM118 ${top - 62}h84v60h-84z" fill="#aab3bd"/>
      <path d="M123 ${top - 57}h74v50h-74z" fill="url(#screen)"/>`,
    times(
      5,
      (i) =>
        svg`<rect x="${100 + i * 13}" y="${top - 44 - (i % 3) * 6}" width="12" height="${44 + (i % 3) * 6}" fill="${i % 2 ? a.base : '#efe4cd'}"/>`,
    ),
  ]);
  return svg`${!is(/wall/i) && ground(200, 338, 164, 13)}${legs}${drawers}${onTop}
    ${
      r.chance(0.7) &&
      svg`${stroke(`M290 ${top}v-40l-34-26`, '#3a3d46', 6)}<path d="M262 ${top - 84}l-26 34 36 6z" fill="${a.base}"/>
    <ellipse cx="290" cy="${top - 2}" rx="20" ry="5" fill="#3a3d46"/>`
    }
    <path d="M48 ${top}H352l-2 15H50z" fill="url(#body)"/><path d="M50 ${top + 12}h300l-1 6H51z" fill="${c.deep}"/>
    ${
      is(/corner/i) &&
      svg`<path d="M48 ${top}H140L96 ${top + 44}H20z" fill="${c.light}"/>
    <path d="M20 ${top + 44}h76v11H20z" fill="${c.dark}"/><path d="M28 ${top + 54}h12V338H28z" fill="${c.deep}"/>`
    }`;
};

const officeChair: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const high = is(/high|ergo/i);
  const top = high ? num(52, 64) : num(84, 102);
  const w = num(62, 76);
  const mesh = is(/mesh|ergo/i);
  const back = mesh
    ? svg`<rect x="${200 - w}" y="${top + (high ? 44 : 0)}" width="${2 * w}" height="${196 - top - (high ? 44 : 0)}" rx="26" fill="${c.light}" opacity=".75"/>
      <rect x="${200 - w}" y="${top + (high ? 44 : 0)}" width="${2 * w}" height="${196 - top - (high ? 44 : 0)}" rx="26" fill="none" stroke="${c.deep}" stroke-width="9"/>
      ${times(6, (i) => stroke(`M${216 - w} ${top + (high ? 64 : 20) + i * 18}h${2 * w - 32}`, c.dark, 3, 'stroke-dasharray="3 5"'))}`
    : svg`<rect x="${200 - w}" y="${top}" width="${2 * w}" height="${200 - top}" rx="${r.int(22, 44)}" fill="url(#body)"/>
      ${times(2, (i) => stroke(`M${220 - w} ${top + 46 + i * 44}q${w - 20} 12 ${2 * w - 40} 0`, c.deep, 4, 'opacity=".5"'))}`;
  return svg`${ground(200, 344, 104, 13)}${stroke('M200 236V302', '#6d7681', 15)}
    ${stroke('M200 302L118 326M200 302L282 326M200 302L166 336M200 302L236 336', '#4a505c', 10)}
    ${times(4, (i) => svg`<circle cx="${[118, 166, 236, 282][i] ?? 0}" cy="${[332, 340, 340, 332][i] ?? 0}" r="9" fill="#22252d"/>`)}
    <path d="M188 180h24v50h-24z" fill="#4a505c"/>${back}
    ${mesh && high && svg`<rect x="${210 - w * 0.7}" y="${top}" width="${w * 1.4 - 20}" height="34" rx="16" fill="url(#body)"/>`}
    <path d="M${196 - w} 214q${w + 4}-20 ${2 * w + 8} 0l10 16q2 16-14 16H${196 - w}q-16 0-14-16z" fill="url(#down)"/>
    ${stroke(`M${188 - w} 226V184h22M${212 + w} 226V184h-22`, '#3a3d46', 11)}
    <path d="M${186 - w} 238h${2 * w + 28}v8q-2 8-12 8H${198 - w}q-10 0-12-8z" fill="${a.base}"/>
    ${s.mark(200, top + (high && mesh ? 17 : 24), 18, c.pale)}`;
};

const bed: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const head = num(112, 146);
  const sheet = r.pick(['#f7f3ea', '#e9eef2', a.pale]);
  const board = is(/uphol/i)
    ? svg`<rect x="66" y="${head}" width="268" height="150" rx="20" fill="url(#body)"/>
      ${times(10, (i) => svg`<circle cx="${102 + (i % 5) * 49}" cy="${head + 28 + Math.floor(i / 5) * 34}" r="4" fill="${c.deep}"/>`)}`
    : is(/slat/i)
      ? svg`${stroke(
          times(9, (i) => `M${84 + i * 29} ${head + 12}V270`),
          c.base,
          11,
        )}<rect x="62" y="${head}" width="276" height="16" rx="7" fill="url(#body)"/>`
      : svg`<rect x="62" y="${head}" width="276" height="160" rx="6" fill="url(#body)"/>
        ${stroke(`M70 ${head + 30}h260`, c.dark, 3)}`;
  return svg`${ground(200, 340, 180, 13)}${board}<path d="M78 226H322L350 300H50z" fill="${sheet}"/>
    <rect x="98" y="198" width="92" height="40" rx="17" fill="#fffdf6"/>
    <rect x="210" y="198" width="92" height="40" rx="17" fill="#f0ece2"/>
    ${r.chance(0.6) && svg`<rect x="166" y="208" width="68" height="36" rx="14" fill="${a.base}"/>`}
    <path d="M70 246H330L352 304H48z" fill="url(#extra)"/><path d="M70 246H330l5 14H65z" fill="${a.pale}"/>
    ${stroke('M120 266l-14 36M200 266v36M280 266l14 36', a.deep, 3, 'opacity=".4"')}
    <path d="M44 298H356V${is(/storage/i) ? 336 : 322}H44z" fill="url(#down)"/>
    ${
      is(/storage/i)
        ? times(
            2,
            (i) => svg`<rect x="${56 + i * 148}" y="306" width="140" height="24" rx="3" fill="${c.light}"/>
    <rect x="${110 + i * 148}" y="314" width="32" height="6" rx="3" fill="${c.deep}"/>`,
          )
        : svg`<path d="M52 320h14v18H52zM334 320h14v18h-14z" fill="${c.deep}"/>`
    }`;
};

const table: Recipe = (s) => {
  const { c, a, r, num, is } = s;
  const top = num(188, 206);
  const legs = is(/trestle/i)
    ? stroke(`M92 334L122 ${top + 10}L150 334M250 334L278 ${top + 10}L308 334M122 280H280`, c.dark, 11)
    : is(/round/i) && r.chance(0.6)
      ? svg`<path d="M182 ${top}h36l-4 100 60 34H126l60-34z" fill="${c.dark}"/>`
      : svg`<path d="M72 ${top + 8}h${num(16, 26)}l-6 126H78zM328 ${top + 8}h-${num(16, 26)}l6 126h10z" fill="${c.dark}"/>
        <path d="M114 ${top + 8}h12l-2 96h-8zM286 ${top + 8}h-12l2 96h8z" fill="${c.deep}"/>`;
  const shape = is(/round/i)
    ? svg`<ellipse cx="200" cy="${top}" rx="162" ry="34" fill="url(#body)"/>
      <path d="M38 ${top}a162 34 0 0 0 324 0v12a162 34 0 0 1-324 0z" fill="${c.deep}"/>`
    : svg`<path d="M82 ${top - 34}H318L366 ${top + 10}H34z" fill="url(#body)"/>
      <path d="M34 ${top + 10}H366V${top + 24}H34z" fill="${c.deep}"/>
      ${is(/extend/i) ? stroke(`M152 ${top - 34}L136 ${top + 10}M248 ${top - 34}L264 ${top + 10}`, c.deep, 3) : stroke(`M70 ${top - 20}H330M54 ${top - 6}H346`, c.dark, 2, 'opacity=".6"')}`;
  const vase = r.pick([
    svg`<path d="M186 ${top - 12}q-14-30 4-46h20q18 16 4 46z" fill="url(#extra)"/>
      ${stroke(`M196 ${top - 56}q-4-34-26-52M202 ${top - 56}v-66M206 ${top - 56}q8-30 28-42`, '#6d8f5a', 4)}
      <circle cx="168" cy="${top - 110}" r="13" fill="#f2a7a0"/>
      <circle cx="202" cy="${top - 126}" r="15" fill="#f4c93b"/>
      <circle cx="236" cy="${top - 100}" r="12" fill="#e8705f"/>`,
    svg`<path d="M150 ${top - 26}h100q-6 26-50 26t-50-26z" fill="url(#extra)"/>
      <circle cx="178" cy="${top - 32}" r="15" fill="#e2574c"/>
      <circle cx="206" cy="${top - 36}" r="16" fill="#f29a4c"/>
      <circle cx="228" cy="${top - 30}" r="13" fill="#9cbf5a"/>`,
    svg`${stroke(`M168 ${top - 14}v-50M232 ${top - 14}v-62`, a.pale, 11)}<path d="M168 ${top - 88}q8 14 0 20-8-6 0-20zM232 ${top - 100}q8 14 0 20-8-6 0-20z" fill="#f6a93b"/>
      <ellipse cx="200" cy="${top - 10}" rx="54" ry="8" fill="${a.base}"/>`,
  ]);
  return svg`${ground(200, 340, 168, 13)}${legs}${shape}${vase}`;
};

export const furniture: Family = {
  tints: ['#e9e7da', '#cfcab0'],
  hues: ['oak', 'walnut', 'grey', 'forest green', 'terracotta', 'charcoal'],
  kinds: {
    Sofas: sofa,
    Bookshelves: bookshelf,
    Desks: desk,
    'Office chairs': officeChair,
    'Bed frames': bed,
    'Dining tables': table,
  },
};
