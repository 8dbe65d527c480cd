import type { IndexableProduct } from '../../db/search-index.ts';
import type { Tokeniser } from '../tokenise.ts';
import { learnAliases } from './aliases.ts';
import { createFeatureBook, fitClassifier, type Sparse } from './classifier.ts';
import { type Features, readClues, withoutName } from './features.ts';
import { categoryKinds, type Kind, learnNames, nameIn } from './kind-names.ts';
import type { KindModel } from './kind-model.ts';
import { type Run, readRuns } from './title-runs.ts';

/** What is kept of a product until all have been seen. */
interface Seen {
  runs: Run[][];
  brand: string | null;
  category?: Kind;
  said: string[];
  besides: Sparse;
  title: Sparse;
}

/**
 * Learns what kinds of things a shop sells: from its categories and from what its titles call things, then by what
 * else the products of a kind have in common. Seconds for 20,000 products.
 */
export async function learnKinds(
  products: AsyncIterable<readonly IndexableProduct[]>,
  tokeniser: Tokeniser,
): Promise<KindModel> {
  const book = createFeatureBook();
  const seen: Seen[] = [];
  for await (const batch of products) {
    for (const product of batch) {
      const { said, besides, title } = readClues(product, tokeniser);
      seen.push({
        runs: readRuns(product, tokeniser),
        brand: product.brand,
        category: categoryKinds(product, tokeniser)[0],
        said,
        besides: book.write(besides),
        title: book.write(title),
      });
    }
  }
  const names = learnNames(seen.map(({ runs, brand }) => ({ runs: runs.flat(), brand })));
  const features = book.names();
  const named = seen.flatMap(({ runs, category, said, besides, title }) => {
    const called = runs.map((one) => nameIn(one, names)).filter((name) => name !== undefined);
    const kind = category ?? called[0];
    if (!kind) return [];
    const clues = { besides: readBack(besides, features), title: readBack(title, features) };
    return [{ kind, said, features: book.write(withoutName(clues, [...called, kind])) }];
  });
  return { names, classifier: await fitClassifier(named, features), aliases: learnAliases(named) };
}

const readBack = ({ ids, weights }: Sparse, features: readonly string[]): Features =>
  new Map(Array.from(ids, (id, i) => [features[id] ?? '', weights[i] ?? 0]));
