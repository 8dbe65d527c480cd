import { ShopError } from '../../errors.ts';
import { createRandom } from '../../feeds/demo/random.ts';
import type { EvalCases } from '../../recommend/evaluate.ts';
import { type Attributes, toAttributes } from '../../recommend/train/content.ts';
import { toHistories } from '../../recommend/train/histories.ts';
import type { Validation } from '../../recommend/train/tune.ts';
import type { Lists } from './read-interactions.ts';

/** Products and customers by number. */
export interface Numbered {
  customerIds: string[];
  productIds: string[];
  /** Products of each customer, oldest first. */
  lists: number[][];
  /** What test files hold for each customer; empty where they hold nothing. */
  wanted: number[][];
}

/** Something to train on, something to choose settings by, something to measure. */
export interface Split extends Validation {
  validation: Validation;
}

/** Numbers customers and products as they come, those of the test file after the others. */
export function numberLists(lists: Lists, test: Lists = new Map()): Numbered {
  const products = new Map<string, number>();
  const numberOf = (id: string) => {
    const known = products.get(id) ?? products.size;
    if (known === products.size) products.set(id, known);
    return known;
  };
  const customerIds = [...new Set([...lists.keys(), ...test.keys()])];
  const numbered = customerIds.map((id) => (lists.get(id) ?? []).map(numberOf));
  const wanted = customerIds.map((id) => (test.get(id) ?? []).map(numberOf));
  return { customerIds, productIds: [...products.keys()], lists: numbered, wanted };
}

/** Attributes of every product by its number; those of unknown products are left out. */
export const numberAttributes = (
  attributes: ReadonlyMap<string, readonly string[]>,
  productIds: readonly string[],
): Attributes => toAttributes(productIds.map((id) => attributes.get(id) ?? []));

/**
 * The last product of each customer with three is for testing, the one before it for choosing settings. Training
 * leaves out both, or the last alone when settings are chosen and all else is to be used.
 */
export function leaveLastOut(
  { lists, productIds }: Numbered,
  attributes: Attributes | undefined,
  retrain: boolean,
): Split {
  const isTested = (list: readonly number[]) => list.length >= 3;
  const without = (count: number) => lists.map((list) => (isTested(list) ? list.slice(0, -count) : list));
  const wanted = (from: number) => lists.map((list) => (isTested(list) ? list.slice(from).slice(0, 1) : []));
  const part = (count: number, trainWithout: number): Validation => ({
    input: { histories: toHistories(without(trainWithout), productIds.length), attributes },
    cases: toCases(without(count), wanted(-count), productIds.length),
  });
  if (!lists.some(isTested))
    throw new ShopError('bad_request', 'no user has three products: one is tested, one is for validation.');
  return { ...part(1, retrain ? 1 : 2), validation: part(2, 2) };
}

/** Uses the test file, or keeps a share of each customer's products for testing; another one is for validation. */
export function splitPairs(
  { lists, wanted, productIds }: Numbered,
  attributes: Attributes | undefined,
  { folds, seed, isTimed }: { folds: number; seed: number; isTimed: boolean },
): Split {
  const hasTest = wanted.some((list) => list.length > 0);
  const test = hasTest ? { kept: lists, held: wanted } : holdOut(lists, { folds, seed, isTimed });
  const validation = holdOut(test.kept, { folds, seed: seed + 1, isTimed });
  const part = ({ kept, held }: { kept: number[][]; held: number[][] }): Validation => ({
    input: { histories: toHistories(kept, productIds.length), attributes },
    cases: toCases(kept, held, productIds.length),
  });
  return { ...part(test), validation: part(validation) };
}

/** One part in `folds` of each customer's products: the newest where times are known, else any. */
function holdOut(
  lists: readonly number[][],
  { folds, seed, isTimed }: { folds: number; seed: number; isTimed: boolean },
): { kept: number[][]; held: number[][] } {
  const kept: number[][] = [];
  const held: number[][] = [];
  lists.forEach((list, u) => {
    const count = Math.round(list.length / folds);
    const places = list.map((_, place) => place);
    const chosen = isTimed ? places : createRandom('hold out', seed, u).shuffle(places);
    const out = new Set(count > 0 ? chosen.slice(-count) : []);
    kept.push(list.filter((_, place) => !out.has(place)));
    held.push(list.filter((_, place) => out.has(place)));
  });
  return { kept, held };
}

/** What a customer has already is never wanted: it is not recommended. */
export function toCases(
  histories: readonly number[][],
  wanted: readonly number[][],
  products: number,
): EvalCases {
  const fresh = wanted.map((list, u) => {
    const has = new Set(histories[u]);
    return [...new Set(list)].filter((item) => !has.has(item));
  });
  return { histories: toHistories(histories, products), wanted: toHistories(fresh, products) };
}
