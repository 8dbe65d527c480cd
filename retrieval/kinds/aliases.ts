import { type Kind, wordsOfKind } from './kind-names.ts';

/** A word that shoppers use for what the names of kinds call something else: "laptop" where they say "notebook". */
export interface Alias {
  word: string;
  /** The word in the names of kinds. */
  means: string;
}

/** With fewer products saying both, it may be chance. */
const LEAST_PRODUCTS = 8;
/** Before as many different words it must stand in place of the other: a laptop case and stand, a notebook's. */
const LEAST_PLACES = 2;
/** Of the products with the word, how many must be of such kinds, and how many times more than of all products. */
const LEAST_SHARE = 0.3;
const LEAST_LIFT = 10;
/** What the names of kinds say themselves in more than this share of its uses means itself. */
const OWN_NAME = 0.1;

interface Told {
  kind: Kind;
  /** Words of the product's model and description, in their order. */
  said: readonly string[];
}

interface Pair {
  word: string;
  means: string;
  products: number;
  /** The words of kinds before which one stands in place of the other. */
  places: Set<string>;
}

/** Finds words that stand in the texts of products in place of a word of their kinds' names. */
export function learnAliases(products: readonly Told[]): Alias[] {
  const inNames = new Map<string, number>();
  const inTexts = new Map<string, number>();
  const pairs = new Map<string, Pair>();
  for (const product of products) {
    for (const name of new Set(wordsOfKind(product.kind))) count(inNames, name);
    for (const word of new Set(product.said)) count(inTexts, word);
    addPairs(product, pairs);
  }
  const isAlias = ({ word, means, places, products: both }: Pair): boolean => {
    const uses = inTexts.get(word) ?? 1;
    const expected = (inNames.get(means) ?? 1) / products.length;
    return (
      both >= Math.max(LEAST_PRODUCTS, LEAST_SHARE * uses, LEAST_LIFT * expected * uses) &&
      places.size >= LEAST_PLACES &&
      (inNames.get(word) ?? 0) <= OWN_NAME * uses
    );
  };
  return [...pairs.values()].filter(isAlias).map(({ word, means }) => ({ word, means }));
}

const count = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Pairs each word that a product says with each word of its kind's name that it does not say. */
function addPairs({ kind, said }: Told, pairs: Map<string, Pair>): void {
  const words = new Set(said.filter((word) => !/\d/.test(word)));
  const names = kind.split(' ').map((name) => name.split('/'));
  const followers = new Map<string, Set<string>>();
  for (const [at, word] of said.entries()) {
    const next = said[at + 1];
    if (next) followers.set(word, (followers.get(word) ?? new Set()).add(next));
  }
  for (const [at, alternatives] of names.entries()) {
    for (const means of alternatives) {
      if (words.has(means)) continue;
      for (const word of words) {
        const key = `${word} ${means}`;
        const pair = pairs.get(key) ?? { word, means, products: 0, places: new Set() };
        pair.products += 1;
        for (const next of names[at + 1] ?? []) if (followers.get(word)?.has(next)) pair.places.add(next);
        pairs.set(key, pair);
      }
    }
  }
}
