/** Nobody asks for a product in more than this; the rest of a pasted text is not read. */
const LONGEST = 600;

/** One line of plain text: full-width forms folded, invisible and direction marks removed, quotes straightened. */
export const cleanText = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cc}]/gu, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse',
  knives: 'knife',
  shelves: 'shelf',
  bookshelves: 'bookshelf',
  scarves: 'scarf',
  feet: 'foot',
  leaves: 'leaf',
  lens: 'lens',
  lenses: 'lens',
};

/** A word as the index keeps it: singular, British spelling, without apostrophes. Not a dictionary form. */
export function foldWord(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/'s?$|'/g, '')
    .replace(/^gray/, 'grey')
    .replace(/color/, 'colour')
    .replace(/iz(e|er|ing|ation)/, 'is$1');
  const irregular = IRREGULAR[plain] ?? IRREGULAR[`${plain}`.replace(/s$/, '')];
  if (irregular) return irregular;
  if (plain.length < 4 || /(?:ss|us|is)$/.test(plain)) return plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(plain)) return plain.slice(0, -2);
  return plain.endsWith('s') ? plain.slice(0, -1) : plain;
}

export interface Word {
  text: string;
  folded: string;
  start: number;
  end: number;
}

/** The Latin words and the numbers of a text, with where they stand in it. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{Script=Latin}\p{N}]+(?:'\p{Script=Latin}+)?/gu)].map((match) => ({
    text: match[0],
    folded: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Marks put in place of what was understood, so that the rest can be read without it; never found in clean text. */
export const MARK = {
  price: '\uE000',
  order: '\uE001',
  proof: '\uE002',
  which: '\uE003',
  brand: '\uE004',
  colour: '\uE005',
  size: '\uE006',
  kind: '\uE007',
  rating: '\uE008',
  sort: '\uE009',
  stock: '\uE00A',
  exclude: '\uE00B',
  cheaper: '\uE00C',
} as const;

export type MarkName = keyof typeof MARK;

export const MARKS = /[\uE000-\uE00C]/g;

/** The text with one stretch replaced by its mark, kept apart from its neighbours. */
export const putMark = (text: string, start: number, end: number, mark: MarkName): string =>
  `${text.slice(0, start)} ${MARK[mark]} ${text.slice(end)}`;

/** How many letters must be inserted, deleted, changed or swapped with a neighbour; `limit + 1` when more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
