import type { Locale } from '../../db/records.ts';

/** Keeps texts apart: refuses one that shares too many of its 5-grams with any text added before. */
export interface SimilarityIndex {
  /** Adds the text and says true, or leaves the index alone and says false. */
  add(text: string): boolean;
}

const size = 5;

/** Words of an English text, characters of a Chinese one, without punctuation and case. */
export function tokenize(text: string, language: Locale): string[] {
  if (language === 'en') return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return [...text.toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c));
}

/** The distinct 5-grams of a text as 33-bit hashes: a collision only ever makes two texts look more alike. */
export function fiveGrams(text: string, language: Locale): Set<number> {
  const codes = tokenize(text, language).map(hashToken);
  const grams = new Set<number>();
  for (let i = 0; i + size <= codes.length; i++) {
    let gram = 0;
    for (let j = i; j < i + size; j++) gram = (gram * 1_000_003 + (codes[j] as number)) % 9_007_199_254;
    grams.add(gram);
  }
  return grams;
}

/**
 * Compares by containment: shared 5-grams over those of the shorter text, so a short text hidden in a long one
 * counts as a copy. Texts under five tokens are refused.
 */
export function createSimilarityIndex(language: Locale, limit: number): SimilarityIndex {
  const holders = new Map<number, number[]>();
  const sizes: number[] = [];
  return {
    add(text) {
      const grams = fiveGrams(text, language);
      if (grams.size === 0) return false;
      const shared = new Uint16Array(sizes.length);
      for (const gram of grams) {
        for (const other of holders.get(gram) ?? []) {
          const count = (shared[other] as number) + 1;
          if (count > limit * Math.min(grams.size, sizes[other] as number)) return false;
          shared[other] = count;
        }
      }
      const id = sizes.push(grams.size) - 1;
      for (const gram of grams) {
        const list = holders.get(gram);
        if (list) list.push(id);
        else holders.set(gram, [id]);
      }
      return true;
    },
  };
}

function hashToken(token: string): number {
  let h = 7;
  for (let i = 0; i < token.length; i++) h = (h * 31 + token.charCodeAt(i)) % 4_294_967_291;
  return h;
}
