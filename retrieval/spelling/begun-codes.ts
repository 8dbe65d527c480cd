import type { Queryable } from '../../db/connect.ts';
import { readBegunTerms } from '../../db/search-words.ts';
import { squash } from '../tokenise.ts';

const LEAST = 2;
const MOST = 60;
const BEGUN = 60;
const DIGIT = /\d/;

/**
 * The terms of identifiers that begin as the whole query does and go on, shortest first. They are looked for only
 * when the query has a digit or may not be finished, for else it is words.
 */
export async function findBegunCodes(db: Queryable, text: string, unfinished: boolean): Promise<string[]> {
  const start = squash(text);
  if (start.length < LEAST || start.length > MOST || !(unfinished || DIGIT.test(start))) return [];
  return readBegunTerms(db, `#${start}`, BEGUN);
}

/**
 * How much an identifier counts that the query is, or is the beginning of, beside the best product by words, which
 * is 1: the share of it that was written, and 1 more where the query is one word with a digit, which is meant for an
 * identifier rather than for a word in some title.
 */
export function worthOfBegun(term: string, text: string): number {
  const start = squash(text);
  const isCode = DIGIT.test(start) && !/\s/.test(text.trim());
  return (isCode ? 1 : 0) + start.length / (term.length - 1);
}
