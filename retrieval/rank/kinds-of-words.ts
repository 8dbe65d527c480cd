import type { Database } from '../../db/connect.ts';
import { readKindAliases } from '../../db/search-models.ts';
import { headTerm, kindTerm } from '../kinds/kind-terms.ts';
import type { ScoredWord } from '../lexical.ts';
import type { IndexSnapshot } from '../snapshot.ts';
import type { Tokeniser } from '../tokenise.ts';

/** What the thing is for or comes with stands behind these: it is named before them. */
const BEHIND = /\b(?:for|with|without|from|under|over|below|above|that|which)\b|\bw\/|[,;:()]/iu;

/** Adds to each word what it is called in the names of kinds, which the index then knows. */
export async function addKinds(
  { db, index }: { db: Database; index: IndexSnapshot },
  words: readonly ScoredWord[],
  head: ReadonlySet<string>,
): Promise<ScoredWord[]> {
  const terms = [...new Set(words.flatMap((word) => word.terms))];
  const aliases = await readKindAliases(db, terms);
  const withKinds = words.map(
    (word): ScoredWord => ({
      ...word,
      kinds: [
        ...word.terms,
        ...aliases.filter((alias) => word.terms.includes(alias.word)).map(({ means }) => means),
      ],
      isHead: word.terms.some((term) => head.has(term)),
    }),
  );
  const wanted = withKinds.flatMap(({ kinds = [], isHead }) =>
    kinds.flatMap((kind) => (isHead ? [kindTerm(kind), headTerm(kind)] : [kindTerm(kind)])),
  );
  await index.load(wanted);
  return withKinds;
}

/** The terms of the noun that a query names its thing by: its last word, or the last before "for" and the like. */
export function readHead(text: string, tokeniser: Tokeniser): Set<string> {
  for (const part of text.split(BEHIND)) {
    const last = tokeniser.words(part).at(-1);
    if (last) return new Set(last.terms);
  }
  return new Set();
}
