import type { IndexableProduct } from '../../db/search-index.ts';
import type { Tokeniser } from '../tokenise.ts';
import { type FieldLengths, type FieldName, readFields, USUAL_LENGTHS } from './fields.ts';

/** One product in so many is measured: it takes as long as indexing it. */
const ONE_IN = 5;
/** With fewer texts than this in a field, its usual length is not known. */
const ENOUGH_TEXTS = 50;

/** Measures how long the fields of a shop's products are. */
export function createLengthMeter(tokeniser: Tokeniser) {
  const sums = new Map<FieldName, { terms: number; texts: number }>();
  let seen = 0;
  return {
    add: (product: IndexableProduct): void => {
      if (seen++ % ONE_IN !== 0) return;
      for (const { name, texts } of readFields(product)) {
        const length = texts.reduce((sum, text) => sum + tokeniser.terms(text).length, 0);
        const before = sums.get(name) ?? { terms: 0, texts: 0 };
        if (length > 0) sums.set(name, { terms: before.terms + length, texts: before.texts + 1 });
      }
    },
    means: (): FieldLengths => {
      const lengths = { ...USUAL_LENGTHS };
      for (const [name, { terms, texts }] of sums) if (texts >= ENOUGH_TEXTS) lengths[name] = terms / texts;
      return lengths;
    },
  };
}
