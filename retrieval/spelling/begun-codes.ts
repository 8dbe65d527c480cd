import type { Queryable } from '../../db/connect.ts';
import { readBegunTerms } from '../../db/search-words.ts';
import { squash } from '../tokenise.ts';

const LEAST = 2;
const MOST = 60;
const BEGUN = 60;

/** An identifier of which the whole query is the beginning. */
export interface Begun {
  term: string;
  /** How much it counts beside the best product by words, which is 1: the share of it that was written, at least. */
  worth: number;
}

/**
 * The identifiers that are the whole query or begin as it does, shortest first. A query that is finished and has no
 * digit is words: then only a model that is called just so counts. One word with a digit is meant for an identifier
 * rather than for a word in some title.
 */
export async function findBegunCodes(db: Queryable, text: string, unfinished: boolean): Promise<Begun[]> {
  const start = squash(text);
  const hasDigit = /\d/.test(start);
  if (start.length < LEAST || start.length > MOST) return [];
  const whole = `#${start}`;
  const begun = await readBegunTerms(db, whole, unfinished || hasDigit ? BEGUN : 1);
  const terms = unfinished || hasDigit ? begun : begun.filter((term) => term === whole);
  const alone = hasDigit && !/\s/.test(text.trim()) ? 1 : 0;
  return terms.map((term) => ({ term, worth: alone + start.length / (term.length - 1) }));
}
