import { type Recipe, type Sketch, stroke, svg, times } from './shapes.ts';

interface Cut {
  /** Half the width of the chest. */
  half: number;
  hem: number;
  neck: number;
}

/** The outlines of a garment laid flat: its trunk and its right sleeve (the left one is the mirror image). */
function cutOut({ half, hem, neck }: Cut, sleeve: 'short' | 'long'): { trunk: string; arm: string } {
  const side = 200 + half;
  const trunk = svg`M${200 - neck} 84Q200 ${84 + neck * 0.7} ${200 + neck} 84L${side - 8} 104Q${side + 4} 160 ${side} 190L${side + 4} ${hem}Q200 ${hem + 12} ${196 - half} ${hem}L${200 - half} 190Q${196 - half} 160 ${208 - half} 104z`;
  const arm =
    sleeve === 'short'
      ? svg`M${side - 14} 101Q${side + 30} 118 ${side + 58} 172L${side + 20} 200Q${side + 8} 186 ${side - 2} 178z`
      : svg`M${side - 14} 101Q${side + 26} 116 ${side + 40} 170L${side + 56} 288Q${side + 40} 298 ${side + 22} 294L${side + 4} 206Q${side} 190 ${side - 4} 182z`;
  return { trunk, arm };
}

/** A garment hanging in the air: sleeves behind, trunk before, then what is sewn on. */
function hang(arm: string, trunk: string, onArm: string, onTrunk: string): string {
  return svg`<g filter="url(#lift)"><defs><g id="arm"><path d="${arm}" fill="url(#down)"/>${onArm}</g></defs>
    <use href="#arm"/><use href="#arm" transform="matrix(-1 0 0 1 400 0)"/><path d="${trunk}" fill="url(#body)"/>
    ${onTrunk}</g>`;
}

const folds = (half: number, deep: string) =>
  stroke(`M${206 - half} 176q10 70 4 130`, deep, 5, 'opacity=".18"') +
  stroke(`M${194 + half} 176q-12 60-2 130`, deep, 7, 'opacity=".22"');

const cuff = (half: number, colour: string) =>
  svg`<path d="M${220 + half} 278l35-6 4 18q-18 10-36 6z" fill="${colour}"/>`;

const ribbedHem = (half: number, hem: number, colour: string, line: string) =>
  svg`<path d="M${197 - half} ${hem - 16}Q200 ${hem - 4} ${203 + half} ${hem - 16}l2 20Q200 ${hem + 18} ${195 - half} ${hem + 4}z" fill="${colour}"/>
    ${stroke(
      times(9, (i) => `M${150 + i * 12.5} ${hem - 8}v14`),
      line,
      1.5,
    )}`;

/** What is printed, woven or sewn across the chest. */
function chest(s: Sketch, half: number): string {
  const { a, c, r, num } = s;
  const y = num(150, 170);
  return r.pick([
    () => s.mark(200, y + 22, num(48, 76), a.base),
    () => s.mark(238, 146, 24, a.base) + stroke('M220 172h36', a.base, 3),
    () =>
      times(
        r.int(2, 5),
        (i) =>
          svg`<path d="M${202 - half} ${y + i * 22}h${2 * half - 4}v10h-${2 * half - 4}z" fill="${a.base}" opacity=".9"/>`,
      ),
    () =>
      svg`<path d="M${201 - half} ${y}h${2 * half - 2}v44h-${2 * half - 2}z" fill="${a.base}"/>
        <path d="M${201 - half} ${y + 52}h${2 * half - 2}v7h-${2 * half - 2}z" fill="${c.pale}"/>`,
    () =>
      svg`<path d="M218 140h40v40q-20 12-40 0z" fill="${c.dark}"/>
        ${stroke('M218 148h40', c.seam, 2, 'stroke-dasharray="5 3"')}`,
    () =>
      svg`<circle cx="200" cy="${y + 34}" r="${num(30, 42)}" fill="${a.light}"/>
        <path d="M164 ${y + 50}l24-30 16 16 12-12 22 26q-36 26-74 0z" fill="${a.deep}"/>`,
  ])();
}

const tShirt: Recipe = (s) => {
  const { c, num, is } = s;
  const half = is(/boxy|heavy/i) ? num(82, 88) : num(70, 78);
  const hem = is(/boxy|crop/i) ? num(286, 300) : num(308, 322);
  const { trunk, arm } = cutOut({ half, hem, neck: num(32, 40) }, 'short');
  const collar = stroke('M163 86q37 46 74 0', c.dark, 8);
  return hang(
    arm,
    trunk,
    stroke(`M${216 + half} 192l34-25`, c.seam, 2.5),
    svg`<path d="M166 82q34-12 68 0-34 36-68 0z" fill="${c.deep}"/>${collar}${folds(half, c.deep)}${chest(s, half)}
      ${stroke(`M${200 - half} ${hem - 8}q${half} 12 ${2 * half} 0`, c.seam, 2)}`,
  );
};

const hoodie: Recipe = (s) => {
  const { c, a, num, is, r } = s;
  const half = is(/oversize/i) ? 88 : num(74, 82);
  const hem = is(/crop/i) ? 276 : num(302, 316);
  const { trunk, arm } = cutOut({ half, hem, neck: 44 }, 'long');
  const pocket = svg`<path d="M${226 - half} ${hem - 20}l6-46q6-18 24-18h${2 * half - 112}q18 0 24 18l6 46q-${half - 26} 10-${2 * half - 52} 0z" fill="${c.dark}"/>`;
  const hood = svg`<path d="M142 112Q128 44 200 38 272 44 258 112 236 142 200 146 164 142 142 112z" fill="url(#down)"/>
    <path d="M164 100q0-40 36-42 36 2 36 42-14 28-36 36-22-8-36-36z" fill="${c.deep}"/>`;
  const front = is(/zip/i)
    ? stroke(`M200 138V${hem + 8}`, a.light, 5) + stroke('M200 152v12', '#e4e7ea', 6)
    : chest(s, half);
  return hang(
    arm,
    trunk,
    cuff(half, c.dark),
    svg`${ribbedHem(half, hem, c.dark, c.deep)}${folds(half, c.deep)}${front}${pocket}${hood}${stroke(`M184 132q-4 30 ${r.int(-4, 2)} ${r.int(40, 56)}M216 132q4 30 ${r.int(-2, 4)} ${r.int(40, 56)}`, a.pale, 4)}`,
  );
};

const sweater: Recipe = (s) => {
  const { c, a, num, is, r } = s;
  const half = num(74, 84);
  const hem = num(298, 314);
  const { trunk, arm } = cutOut({ half, hem, neck: 34 }, 'long');
  const collar = is(/roll/i)
    ? svg`<path d="M160 92q2-34 8-40 32-10 64 0 6 6 8 40-40 26-80 0z" fill="url(#down)"/>
      ${stroke('M164 78q36 16 72 0', c.dark, 3)}`
    : svg`<path d="M166 82q34-12 68 0-34 36-68 0z" fill="${c.deep}"/>${stroke('M163 86q37 48 74 0', c.dark, 12)}`;
  const knit = is(/cable/i)
    ? times(3, (i) =>
        stroke(
          `M${160 + i * 40} 126q18 12 0 24t0 24 0 24 0 24 0 24 0 24M${166 + i * 40} 126q-18 12 0 24t0 24 0 24 0 24 0 24 0 24`,
          i === 1 ? c.dark : c.light,
          4,
        ),
      )
    : r.pick([
        () =>
          times(2, (k) =>
            stroke(
              `M${204 - half} ${134 + k * 30}${times(13, (i) => `l${half / 6.7} ${i % 2 ? 10 : -10}`)}`,
              k ? a.base : a.light,
              6,
            ),
          ) + stroke(`M${204 - half} 149h${2 * half - 8}`, a.base, 6, 'stroke-dasharray="1 13"'),
        () =>
          times(5, (i) =>
            stroke(`M${203 - half} ${140 + i * 30}q${half} 12 ${2 * half - 6} 0`, a.base, i % 2 ? 10 : 5),
          ),
        () =>
          stroke(
            times(6, (i) => `M${150 + i * 20} 128V${280}`),
            c.dark,
            3,
            'stroke-dasharray="6 5"',
          ),
        () =>
          svg`<path d="M164 150l36-24 36 24-36 52z" fill="${a.base}"/>
            <path d="M164 222l36-24 36 24-36 52z" fill="${a.light}"/>`,
      ])();
  return hang(
    arm,
    trunk,
    cuff(half, c.dark),
    svg`${knit}${folds(half, c.deep)}${collar}${ribbedHem(half, hem, c.dark, c.deep)}`,
  );
};

const rainJacket: Recipe = (s) => {
  const { c, a, num, r, is } = s;
  const half = num(76, 84);
  const hem = is(/city|long/i) ? num(326, 336) : num(300, 312);
  const { trunk, arm } = cutOut({ half, hem, neck: 40 }, 'long');
  const yoke = r.pick([
    svg`<path d="M${202 - half} 168q${half - 2} ${r.int(-26, 30)} ${2 * half - 4} 0l-6-60q-34-16-56-22-38 30-76 0l-52 20z" fill="${a.base}" opacity=".92"/>`,
    stroke(`M${202 - half} 160q${half - 2} ${r.int(-20, 26)} ${2 * half - 4} 0`, c.dark, 4),
    svg`<path d="M${200 - half} 196h${2 * half}v${r.int(24, 44)}h-${2 * half}z" fill="${a.base}"/>`,
  ]);
  const hood = svg`<path d="M144 110Q132 40 200 34 268 40 256 110 230 128 200 130 170 128 144 110z" fill="url(#down)"/>
    <path d="M164 104q-2-42 36-44 38 2 36 44-16 16-36 18-20-2-36-18z" fill="${c.deep}"/>
    ${stroke('M158 60q42-28 84 0', c.light, 6)}`;
  const pockets = stroke(`M${224 - half} 262l14-44M${176 + half} 262l-14-44`, a.light, 5);
  return hang(
    arm,
    trunk,
    cuff(half, c.dark) + stroke(`M${208 + half} 120q20 60 30 140`, c.light, 4, 'opacity=".5"'),
    svg`${yoke}${folds(half, c.deep)}${hood}${stroke(`M200 112V${hem + 6}`, c.deep, 9)}${stroke(`M200 114V${hem + 4}`, a.light, 3)}${pockets}${s.mark(238, 146, 22, c.pale)}${stroke('M182 118v22M218 118v22', '#e8eaec', 3)}`,
  );
};

const downJacket: Recipe = (s) => {
  const { c, a, num, r, is } = s;
  const half = num(80, 90);
  const hem = is(/long/i) ? 340 : num(296, 310);
  const { trunk, arm } = cutOut({ half, hem, neck: 38 }, 'long');
  const gap = is(/light/i) ? num(19, 24) : num(30, 40);
  const rows = Math.floor((hem - 120) / gap);
  const x = 202 - half;
  const seams = times(
    rows,
    (i) => `M${x} ${122 + i * gap}q${half / 2} 11 ${half - 2} 3 ${half / 2} 8 ${half - 2}-3`,
  );
  const shine = times(rows, (i) => `M${x + 8} ${130 + i * gap}q${half / 2} 9 ${half - 18} 3`);
  const quilt = stroke(seams, c.deep, 3.5, 'opacity=".6"') + stroke(shine, c.pale, 4, 'opacity=".45"');
  const armSeams = times(
    Math.floor(150 / gap),
    (i) => `M${200 + half + (i * gap) / 6} ${136 + i * gap}q20 6 ${30 + i * gap * 0.04}-8`,
  );
  const onArm = stroke(armSeams, c.deep, 3.5, 'opacity=".55"');
  const collar = is(/hood|expedition/i)
    ? svg`<path d="M142 112Q128 42 200 36 272 42 258 112 230 132 200 134 170 132 142 112z" fill="url(#down)"/>
      <path d="M164 102q0-40 36-42 36 2 36 42-16 20-36 22-20-2-36-22z" fill="${c.deep}"/>
      ${is(/expedition/i) && stroke('M158 104q-4-50 42-54 46 4 42 54', '#e8dcc6', 15, 'stroke-dasharray="1 9"')}`
    : svg`<path d="M158 96q0-30 8-38 34-8 68 0 8 8 8 38-42 28-84 0z" fill="url(#down)"/>
      <path d="M170 60q30-8 60 0-8 14-30 16-22-2-30-16z" fill="${c.deep}"/>
      ${stroke('M160 82q40 16 80 0', c.deep, 3)}`;
  return hang(
    arm,
    trunk,
    onArm + cuff(half, c.dark),
    svg`${quilt}${collar}${stroke(`M200 ${is(/hood|expedition/i) ? 130 : 78}V${hem + 8}`, a.base, 6)}${stroke(`M${222 - half} 262l10-34M${178 + half} 262l-10-34`, a.base, 4)}${r.chance(0.7) && s.mark(240, 150, 24, a.light)}`,
  );
};

export const tops: Record<string, Recipe> = {
  'Rain jackets': rainJacket,
  'Down jackets': downJacket,
  'T-shirts': tShirt,
  Hoodies: hoodie,
  'Wool sweaters': sweater,
};
