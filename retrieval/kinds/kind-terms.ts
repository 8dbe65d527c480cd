import { headsOfKind, wordsOfKind } from './kind-names.ts';
import type { Kinds } from './kind-model.ts';

/** The index term of a word that a product's kind is called by; no word of a text has its mark. */
export const kindTerm = (word: string): string => `^${word}`;

/** The index term of the head noun of a product's kind. */
export const headTerm = (word: string): string => `^${word}$`;

/** Terms by which a product is found for what it is. */
export const termsOfKinds = ({ kinds }: Kinds): Set<string> =>
  new Set(kinds.flatMap((kind) => [...wordsOfKind(kind).map(kindTerm), ...headsOfKind(kind).map(headTerm)]));
