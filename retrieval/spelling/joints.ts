import { normaliseText, type Tokeniser, type Word } from '../tokenise.ts';
import type { Company } from './company.ts';

const TOKEN_LIMIT = 40;

/** Two neighbours of a query with nothing but blanks between them, written as one. */
export interface Joint {
  left: string;
  right: string;
  term: string;
}

/** Neighbours that would be one word, were they not written apart; their number is bounded. */
export function readJoints(text: string, tokeniser: Tokeniser): Joint[] {
  const tokens = [...normaliseText(text).matchAll(/[\p{L}\p{N}]+(?![-._/'+’]\p{L})/gu)].slice(0, TOKEN_LIMIT);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const [left, right] = [token[0], next?.[0] ?? ''];
    if (!next || !/^\s+$/.test(next.input.slice(token.index + left.length, next.index))) return [];
    const [word, ...others] = tokeniser.words(left + right);
    const term = word?.terms[0];
    return term && others.length === 0 ? [{ left, right, term }] : [];
  });
}

/**
 * The joints that are more likely one word than two: more products hold it than hold both parts. A part that is no
 * word to look for (a stop word) is taken to be everywhere.
 */
export function chooseJoints(joints: readonly Joint[], words: readonly Word[], company: Company) {
  const chosen: (Joint & { replaces: boolean })[] = [];
  const taken = new Set<string>();
  for (const joint of joints) {
    if (taken.has(joint.left)) continue;
    const parts = words
      .filter(({ surface }) => surface === joint.left || surface === joint.right)
      .map(({ terms }) => terms);
    const apart = parts.length > 0 ? company.count(parts) : Infinity;
    if (company.count([[joint.term]]) <= apart) continue;
    chosen.push({ ...joint, replaces: apart === 0 });
    taken.add(joint.right);
  }
  return chosen;
}
