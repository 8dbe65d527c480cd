import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../../../db/records.ts';

/** Praise, complaint, or a degree ("large", "low") that is one or the other depending on what has it. */
export type OpinionKind = 'positive' | 'negative' | 'more' | 'less';

/** An opinion word in tokens `start` to `end`. */
export interface OpinionWord {
  kind: OpinionKind;
  start: number;
  end: number;
  /** Tokens between a negation and this word; undefined where nothing negates it. */
  negatedAt?: number;
  /** Said to be too much: "too large". */
  excessive: boolean;
}

/** Words that hint at opinions and at what they are about, in one language. */
export interface OpinionLexicon {
  opinions(tokens: readonly string[]): OpinionWord[];
  isThing(tokens: readonly string[]): boolean;
  /** A word that narrows a thing down: "battery" of "battery life". */
  isParticular(tokens: readonly string[]): boolean;
  /** A word for the product, its user or an opinion as such, by which no particular aspect is meant. */
  isGeneral(tokens: readonly string[]): boolean;
  isContrast(token: string): boolean;
  /** Whether customers want much (1) or little (-1) of an aspect; 0 where it is not known. */
  wantedOf(aspect: readonly string[]): number;
}

/** Tokens of the longest entry. */
const LONGEST = 6;
const NEGATION_REACH: Record<Locale, number> = { zh: 4, en: 4 };
const EXCESS_REACH = 2;
const EXCESS: Record<Locale, ReadonlySet<string>> = {
  zh: new Set('太 过于 过 偏 有点 有些 略 稍 稍微 略显 显得 稍显 嫌 比较偏'.split(' ')),
  en: new Set('too overly excessively bit little'.split(' ')),
};

const words = z.string().transform((text) => text.trim().split(/\s+/));
const fileSchema = z.strictObject({
  positive: words,
  negative: words,
  more: words,
  less: words,
  wanted: words,
  unwanted: words,
  negations: words,
  plain: words,
  contrasts: words,
  things: words,
  particular: words,
  general: words,
});

export function loadOpinionLexicon(language: Locale): OpinionLexicon {
  const path = new URL(`lexicon/${language}.yaml`, import.meta.url);
  const lists = fileSchema.parse(parse(readFileSync(path, 'utf8')));
  const glue = language === 'zh' ? '' : '-';
  const keyOf = (tokens: readonly string[], start = 0, end = tokens.length) =>
    end === start + 1 ? (tokens[start] ?? '') : tokens.slice(start, end).join(glue);
  const kinds = readKinds(lists);
  const negations = new Set(lists.negations);
  const things = new Set(lists.things);
  const particular = new Set(lists.particular);
  const general = new Set(lists.general);
  const contrasts = new Set(lists.contrasts);
  const wanted = new Map([
    ...lists.unwanted.map((word) => [word, -1] as const),
    ...lists.wanted.map((word) => [word, 1] as const),
  ]);
  const excess = EXCESS[language];
  const plain = new Set(lists.plain);
  const knows = (key: string) => kinds.has(key) || negations.has(key) || excess.has(key) || plain.has(key);
  return {
    opinions: (tokens) => {
      const found: OpinionWord[] = [];
      let negatedFrom = Number.NEGATIVE_INFINITY;
      let excessFrom = Number.NEGATIVE_INFINITY;
      for (let start = 0; start < tokens.length; ) {
        let end = Math.min(tokens.length, start + LONGEST);
        while (end > start && !knows(keyOf(tokens, start, end))) end -= 1;
        const key = keyOf(tokens, start, end);
        const kind = kinds.get(key);
        if (kind) {
          const gap = start - negatedFrom;
          const negatedAt = gap <= NEGATION_REACH[language] ? gap : undefined;
          found.push({ kind, start, end, negatedAt, excessive: start - excessFrom <= EXCESS_REACH });
          if (negatedAt !== undefined) negatedFrom = Number.NEGATIVE_INFINITY;
        } else if (negations.has(key)) negatedFrom = end;
        else if (excess.has(key)) excessFrom = end;
        start = Math.max(end, start + 1);
      }
      return found;
    },
    isThing: (tokens) => things.has(keyOf(tokens)),
    isParticular: (tokens) => particular.has(keyOf(tokens)),
    isGeneral: (tokens) => general.has(keyOf(tokens)),
    isContrast: (token) => contrasts.has(token),
    wantedOf: (aspect) => {
      for (let start = Math.max(0, aspect.length - LONGEST); start < aspect.length; start++) {
        const worth = wanted.get(keyOf(aspect, start));
        if (worth !== undefined) return worth;
      }
      return 0;
    },
  };
}

/** A word listed as praise and as complaint is neither, nor is a negation; a degree that is also one of them is that. */
function readKinds(lists: Record<OpinionKind | 'negations', string[]>): Map<string, OpinionKind> {
  const kinds = new Map<string, OpinionKind>();
  for (const kind of ['more', 'less', 'positive', 'negative'] as const)
    for (const word of lists[kind]) kinds.set(word, kind);
  const praise = new Set(lists.positive);
  for (const word of lists.negative) if (praise.has(word)) kinds.delete(word);
  for (const word of lists.negations) kinds.delete(word);
  return kinds;
}
