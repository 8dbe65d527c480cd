import { COLOURS, DOUBTFUL_COLOURS } from './colours.ts';
import { foldWord, hasHan, wordsOf } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

export type EntryKind = 'brand' | 'category' | 'colour' | 'size' | 'option';

export interface Entry {
  kind: EntryKind;
  /** As the shop writes it. */
  value: string;
  /** The option's name, for values of options. */
  option?: string;
}

export interface Match extends Entry {
  start: number;
  end: number;
}

/** The shop's words, indexed so that reading a text costs the same for five brands and for five thousand. */
export interface Lexicon {
  /** The longest matches, left to right, none overlapping; a place may carry several readings of one stretch. */
  find(text: string): Match[];
  /** Whether the word is written like this somewhere in the shop. */
  knows(foldedWord: string): boolean;
  /** The shop's single words, for mending typing errors. */
  words: ReadonlySet<string>;
  /** Whether the word is what a kind of the shop is called in the end: "boot" of "Hiking boots". */
  isHead(foldedWord: string): boolean;
  isSize(word: string): boolean;
  vocabulary: Vocabulary;
}

const LONGEST_PHRASE = 6;
const LETTER_SIZES = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', '2XL', '3XL'];

export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const phrases = new Map<string, Entry[]>();
  const han = new Map<string, Entry[]>();
  const words = new Set<string>();
  const kinds = [...vocabulary.categories.map(({ name }) => name), ...(vocabulary.kinds ?? [])];
  const heads = new Set(kinds.flatMap((name) => wordsOf(name).at(-1)?.folded ?? []));
  const add = (text: string, entry: Entry) => {
    const index = hasHan(text) ? han : phrases;
    const folded = wordsOf(text).map((word) => word.folded);
    const keys = hasHan(text) ? [text.toLowerCase()] : [folded.join(' '), folded.join('')];
    for (const key of new Set(keys)) {
      const entries = index.get(key) ?? [];
      if (key && !entries.some((other) => other.kind === entry.kind)) index.set(key, [...entries, entry]);
    }
    for (const word of folded) if (/^\p{L}{3,}$/u.test(word)) words.add(word);
  };
  for (const brand of vocabulary.brands) add(brand, { kind: 'brand', value: brand });
  for (const { name, zh } of vocabulary.categories) {
    add(name, { kind: 'category', value: name });
    if (zh) add(zh, { kind: 'category', value: name });
  }
  for (const colour of vocabulary.colours) add(colour, { kind: 'colour', value: colour.toLowerCase() });
  for (const { name, zh } of COLOURS) {
    for (const word of [name, ...zh]) add(word, { kind: 'colour', value: name });
  }
  for (const [option, values] of Object.entries(vocabulary.options ?? {})) {
    if (/^(?:size|colou?r|尺码|尺寸|颜色)$/i.test(option)) continue;
    for (const value of values) if (value.length > 1) add(value, { kind: 'option', value, option });
  }
  for (const term of vocabulary.terms ?? []) {
    for (const { folded } of wordsOf(term)) if (/^\p{L}{3,}$/u.test(folded)) words.add(folded);
  }
  dropPrefixes(han);
  const sizes = new Set([...vocabulary.sizes, ...LETTER_SIZES].map((size) => size.toLowerCase()));
  return {
    find: (text) => [...findPhrases(text, phrases), ...findHan(text, han)].sort((a, b) => a.start - b.start),
    knows: (word) => words.has(word),
    words,
    isHead: (word) => heads.has(word),
    isSize: (word) => sizes.has(word.toLowerCase()),
    vocabulary,
  };
}

/** A Chinese kind that begins a longer one may be short for it (笔记本, 笔记本电脑): it is left to the search. */
function dropPrefixes(han: Map<string, Entry[]>): void {
  const kinds = [...han]
    .filter(([, entries]) => entries.some(({ kind }) => kind === 'category'))
    .map(([key]) => key);
  const sorted = kinds.sort();
  for (const [i, key] of sorted.entries()) {
    if (sorted[i + 1]?.startsWith(key)) han.delete(key);
  }
}

function findPhrases(text: string, phrases: ReadonlyMap<string, Entry[]>): Match[] {
  const words = wordsOf(text);
  const matches: Match[] = [];
  for (let i = 0; i < words.length; ) {
    const found = longestAt(text, words, i, phrases);
    for (const entry of found?.entries ?? []) {
      matches.push({
        ...entry,
        start: words[i]?.start ?? 0,
        end: words[(found?.next ?? i + 1) - 1]?.end ?? 0,
      });
    }
    i = found?.next ?? i + 1;
  }
  return matches;
}

function longestAt(
  text: string,
  words: ReturnType<typeof wordsOf>,
  from: number,
  phrases: ReadonlyMap<string, Entry[]>,
): { entries: Entry[]; next: number } | undefined {
  for (let next = Math.min(words.length, from + LONGEST_PHRASE); next > from; next--) {
    const stretch = words.slice(from, next);
    const between = text.slice(stretch[0]?.start, stretch.at(-1)?.end);
    if (/[,;.!?。，\uE000-\uE00C]/.test(between)) continue;
    const folded = stretch.map((word) => word.folded);
    const entries = phrases.get(folded.join(' ')) ?? phrases.get(folded.join(''));
    const fitting = entries?.filter((entry) => entry.kind !== 'colour' || canBeColour(text, stretch, entry));
    if (fitting?.length) return { entries: fitting, next };
  }
  return undefined;
}

/** A doubtful colour word counts after "in" or "colour", before "one", or right before another word of the text's end. */
function canBeColour(text: string, stretch: ReturnType<typeof wordsOf>, { value }: Entry): boolean {
  if (!DOUBTFUL_COLOURS.has(foldWord(value))) return true;
  const before = text.slice(0, stretch[0]?.start);
  const after = text.slice(stretch.at(-1)?.end);
  const colourPlace = /(?:\b(?:in|colou?r|colou?red|not|only|the|an?|some|any|it|or|and)|,|^)\s*$/i.test(
    before,
  );
  return (
    colourPlace &&
    /^\s*(?:$|[?.!,\uE000-\uE00C]|ones?\b|colou?r|size|please|and|or|version|(?!(?:for|with|that|which|to|of|from)\b)\p{L}+)/iu.test(
      after,
    )
  );
}

const LONGEST_HAN = 12;

function findHan(text: string, han: ReadonlyMap<string, Entry[]>): Match[] {
  const lower = text.toLowerCase();
  const matches: Match[] = [];
  for (let i = 0; i < lower.length; ) {
    let next = i + 1;
    for (let end = Math.min(lower.length, i + LONGEST_HAN); end > i; end--) {
      const entries = han.get(lower.slice(i, end));
      if (!entries || (end - i === 1 && !standsAsColour(lower, i))) continue;
      for (const entry of entries) matches.push({ ...entry, start: i, end });
      next = end;
      break;
    }
    i = next;
  }
  return matches;
}

/** A single character names a colour only before 的 or 色 or where nothing follows or precedes it ("要黑的", "黑"). */
const standsAsColour = (text: string, at: number): boolean =>
  /^(?:的|款|$|[\s,，?？!。吗呢])/.test(text.slice(at + 1)) &&
  !/[一-鿿]/.test(text.slice(Math.max(0, at - 1), at).replace(/[要有是只看的个款换不来掉除去把那这还]/g, ''));
