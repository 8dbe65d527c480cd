import type { IndexableProduct } from '../../db/search-index.ts';
import { createRandom, type Random } from '../../feeds/demo/random.ts';
import {
  firstWords,
  glueWords,
  mistype,
  replaceWord,
  splitWord,
  type TitleWord,
  writeWords,
} from './spoil-words.ts';

export const knownItemKinds = ['exact', 'typo', 'glued', 'split', 'model', 'partial'] as const;
export type KnownItemKind = (typeof knownItemKinds)[number];

export interface KnownItemQuery {
  kind: KnownItemKind;
  text: string;
  /** The product that it was made from. */
  productId: string;
  /** Products that it could as well have been made from, that one among them. */
  twins: ReadonlySet<string>;
}

export type NamedProduct = Pick<IndexableProduct, 'id' | 'title' | 'model'>;

const TITLE_WORDS = 5;
const MODEL_SHARE = 0.6;

/**
 * Makes `count` queries, as many of each kind, from products drawn without repetition; a product takes part in every
 * kind that its texts allow. One product in ten is kept for tuning and never tested. A small catalogue gives fewer.
 */
export function makeKnownItemQueries(
  products: readonly NamedProduct[],
  { count, seed, part }: { count: number; seed: number; part: 'tune' | 'test' },
): KnownItemQuery[] {
  const drawn = createRandom('known item', seed).shuffle(products);
  const kept = Math.floor(drawn.length / 10);
  const twinsOf = createTwinFinder(products);
  const wanted = Math.ceil(count / knownItemKinds.length);
  return knownItemKinds.flatMap((kind) => {
    const queries: KnownItemQuery[] = [];
    for (const product of part === 'tune' ? drawn.slice(0, kept) : drawn.slice(kept)) {
      if (queries.length === wanted) break;
      const text = writeQuery(kind, product, createRandom('known item', seed, kind, product.id));
      if (text) queries.push({ kind, text, productId: product.id, twins: twinsOf(kind, product) });
    }
    return queries;
  });
}

/** What a shopper types who knows the product; undefined where its texts do not allow this kind. */
export function writeQuery(
  kind: KnownItemKind,
  { title, model }: Pick<NamedProduct, 'title' | 'model'>,
  random: Random,
): string | undefined {
  const words = firstWords(title, TITLE_WORDS);
  switch (kind) {
    case 'exact':
      return writeWords(words);
    case 'typo':
      return writeChanged(replaceWord(words, random, mistype));
    case 'split':
      return writeChanged(replaceWord(words, random, splitWord));
    case 'glued':
      return writeChanged(glueWords(words, random));
    case 'model':
      return model?.trim() || undefined;
    case 'partial':
      return firstPart(model ?? '') || undefined;
    default:
      return kind satisfies never;
  }
}

const writeChanged = (words: readonly TitleWord[] | undefined) => words && writeWords(words);

function firstPart(model: string): string {
  const letters = Array.from(model.trim());
  return letters.slice(0, Math.ceil(letters.length * MODEL_SHARE)).join('');
}

/** Products whose titles begin with the same words, or whose models are or begin with what is typed of this one's. */
function createTwinFinder(products: readonly NamedProduct[]) {
  const named = products.map(({ id, title, model }) => ({
    id,
    start: writeWords(firstWords(title, TITLE_WORDS)).toLowerCase(),
    model: (model ?? '').trim().toLowerCase(),
  }));
  const find = (isTwin: (product: (typeof named)[number]) => boolean) =>
    new Set(named.filter(isTwin).map(({ id }) => id));
  return (kind: KnownItemKind, product: NamedProduct): Set<string> => {
    const model = (product.model ?? '').trim().toLowerCase();
    if (kind === 'model') return find((other) => other.model === model);
    if (kind === 'partial') return find((other) => other.model.startsWith(firstPart(model)));
    const start = writeWords(firstWords(product.title, TITLE_WORDS)).toLowerCase();
    return find((other) => other.start === start);
  };
}
