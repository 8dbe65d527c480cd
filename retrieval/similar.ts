import type { Database } from '../db/connect.ts';
import { readNearest } from '../db/search-nearest.ts';
import { type LikeRow, readEmbedding, readLike, readLikes, readSameKind } from '../db/search-similar.ts';
import { createSeeker, type Sought } from './candidates.ts';
import { choose } from './choose.ts';
import { variantKey } from './diversity.ts';
import type { FindServing } from './embedders.ts';
import { readPage } from './products.ts';
import type { ProductSearchResult, SimilarQuery } from './search-types.ts';
import type { IndexSnapshot } from './snapshot.ts';
import type { Tokeniser } from './tokenise.ts';
import { limitsGiven } from './understood.ts';
import { findUnfit, keepFit, readWordLimits } from './word-limits.ts';

/** As many of each kind of neighbour are looked at. */
const NEIGHBOURS = 200;
/** What makes products alike; each part is between 0 and 1, and so is the sum. */
const WEIGHTS = { meaning: 0.35, words: 0.3, kind: 0.25, price: 0.1 };
/** Below this two products have too little in common. */
const ALIKE_FROM = 0.25;

interface Deps {
  db: Database;
  index: IndexSnapshot;
  tokeniser: Tokeniser;
  findServing: FindServing;
}

/**
 * Products like one: near to it in meaning, by the words of its title, of its kind and about its price. Limits, order
 * and pages are those of any search.
 */
export async function searchSimilar(deps: Deps, query: SimilarQuery): Promise<ProductSearchResult> {
  const page = readPage(query);
  const { filters, sort = 'relevance', facets, locale } = query;
  const asked = { text: '', understood: limitsGiven(query, []), unresolved: [] };
  const product = await readLike(deps.db, query.productId);
  if (!product) {
    return { hits: [], total: 0, related: 0, match: 'exact', confident: false, ...asked };
  }
  const { db, index, tokeniser } = deps;
  const alike = await findAlike(deps, product);
  const find = async (limits: SimilarQuery['filters']): Promise<Sought> => {
    const unfit = await findUnfit(index, await readWordLimits(db, limits, tokeniser));
    const candidates = keepFit(index, alike, unfit);
    return { candidates, relevant: candidates, changes: [] };
  };
  const wanted = { text: '', filters, sort, page, find, strict: true, facets, locale };
  return { ...(await choose({ db, tokeniser }, wanted)), ...asked };
}

async function findAlike(deps: Deps, product: LikeRow) {
  const [meaning, words, kin] = await Promise.all([
    nearInMeaning(deps, product),
    nearInWords(deps, product),
    readSameKind(deps.db, product, NEIGHBOURS),
  ]);
  const others = new Set([...meaning.keys(), ...words.keys()]);
  for (const row of kin) others.delete(keyOf(row));
  const found = [...others].map(placeOf);
  const rows = await readLikes(deps.db, {
    segments: found.map(({ segment }) => segment),
    places: found.map(({ place }) => place),
  });
  const own = variantKey(product);
  const alike = [...kin, ...rows]
    .filter((row) => row.product_id !== product.product_id && variantKey(row) !== own)
    .map((row) => ({
      ...row,
      score:
        WEIGHTS.meaning * (meaning.get(keyOf(row)) ?? 0) +
        WEIGHTS.words * (words.get(keyOf(row)) ?? 0) +
        WEIGHTS.kind * sameKind(row.categories, product.categories) +
        WEIGHTS.price * samePrice(row.price_min_cents, product.price_min_cents),
    }))
    .filter(({ score }) => score >= ALIKE_FROM)
    .sort((a, b) => b.score - a.score || (a.product_id < b.product_id ? -1 : 1));
  return {
    segments: alike.map(({ segment }) => segment),
    places: alike.map(({ place }) => place),
    scores: alike.map(({ score }) => score),
    confidences: alike.map(({ score }) => score),
  };
}

/** Products by their place, with how near they are from 0 to 1. */
type Nearness = ReadonlyMap<string, number>;

const keyOf = ({ segment, place }: { segment: number; place: number }): string => `${segment} ${place}`;

function placeOf(key: string): { segment: number; place: number } {
  const [segment = 0, place = 0] = key.split(' ').map(Number);
  return { segment, place };
}

async function nearInMeaning({ db, findServing }: Deps, product: LikeRow): Promise<Nearness> {
  const serving = await findServing();
  const vector = serving && (await readEmbedding(db, serving.row.no, product.product_id));
  if (!vector?.some((value) => value !== 0)) return new Map();
  const floor = serving?.embedder.similarityFloor ?? 0;
  const near = serving ? await readNearest(db, serving.row, vector, NEIGHBOURS) : [];
  return new Map(near.map((one) => [keyOf(one), Math.max(0, (one.similarity - floor) / (1 - floor))]));
}

/** By the words of the title but the brand, which many of the kind do not share; the product itself is the measure. */
async function nearInWords(deps: Deps, { title, brand }: LikeRow): Promise<Nearness> {
  const words = brand ? title.replaceAll(brand, ' ') : title;
  const { candidates } = await createSeeker(deps)(words, {}, {});
  if (candidates === 'all') return new Map();
  const { segments, places, scores } = candidates;
  const best = Math.max(...scores.slice(0, 1), 1e-9);
  return new Map(
    places
      .slice(0, NEIGHBOURS)
      .map((place, index) => [
        keyOf({ segment: segments[index] ?? 0, place }),
        Math.min(1, (scores[index] ?? 0) / best),
      ]),
  );
}

/** The share of the narrower path of categories that both have from its narrow end; a half where nothing is known. */
function sameKind(some: readonly string[], others: readonly string[]): number {
  if (some.length === 0 || others.length === 0) return 0.5;
  if (some.at(-1) === others.at(-1)) return 1;
  const shared = some.filter((name) => others.includes(name)).length;
  return (shared / Math.max(some.length, others.length)) * 0.5;
}

/** 1 for the same price, 0 from four times as much or as little on. */
const samePrice = (some: number, other: number): number =>
  some > 0 && other > 0 ? Math.max(0, 1 - Math.abs(Math.log(some / other)) / Math.log(4)) : 0;
