import type { Queryable } from '../db/connect.ts';
import { type ResolvedFilters, readKnownValues, readSimilarBrands, readValues } from '../db/search.ts';
import { ShopError } from '../errors.ts';
import { shadeKeys } from './colours.ts';
import { findMeasures, readMeasureLimit } from './measures.ts';
import type { ProductFilters } from './search-types.ts';
import { isSlip } from './spelling/edit-distance.ts';
import { squash, type Tokeniser } from './tokenise.ts';
import { categoryValue, plainValue, sizeValue } from './values.ts';

const NOT_A_NUMBER = 'A limit on price or rating must be a number.';

/** The limits in the shop's own values; a value that the shop does not have resolves to none, which nothing keeps. */
export async function resolveFilters(
  db: Queryable,
  filters: ProductFilters,
  tokeniser: Tokeniser,
): Promise<ResolvedFilters> {
  const [brands, categories, colours, sizes, features] = await Promise.all([
    isGiven(filters.brand) ? resolveBrand(db, filters.brand) : undefined,
    isGiven(filters.category) ? resolveCategory(db, filters.category, tokeniser) : undefined,
    isGiven(filters.colour) ? resolveColour(db, filters.colour) : undefined,
    isGiven(filters.size) ? resolveSize(db, filters.size, tokeniser) : undefined,
    filters.features ? resolveFeatures(db, filters.features, tokeniser) : undefined,
  ]);
  const { minRating, inStockOnly } = filters;
  const minPriceCents = readCents(filters.minPriceCents, Math.ceil);
  const maxPriceCents = readCents(filters.maxPriceCents, Math.floor);
  if (Number.isNaN(minRating)) throw new ShopError('bad_request', NOT_A_NUMBER);
  return {
    brands,
    categories,
    colours,
    sizes,
    features,
    minPriceCents,
    maxPriceCents,
    minRating,
    inStockOnly,
  };
}

function readCents(value: number | undefined, round: (value: number) => number): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isFinite(value)) throw new ShopError('bad_request', NOT_A_NUMBER);
  return Math.max(-1, Math.min(round(value), Number.MAX_SAFE_INTEGER));
}

const isGiven = (value: string | undefined): value is string => value !== undefined && squash(value) !== '';

async function resolveBrand(db: Queryable, brand: string): Promise<string[]> {
  const wanted = plainValue(brand);
  const similar = await readSimilarBrands(db, wanted);
  const joined = squash(wanted);
  const same = similar.filter((value) => value === wanted || squash(value) === joined);
  if (same.length > 0) return same;
  const longer = similar.filter((value) => value.startsWith(`${wanted} `) || wanted.startsWith(`${value} `));
  if (longer.length > 0) return longer;
  return similar.filter((value) => isSlip(squash(value), joined)).slice(0, 1);
}

async function resolveCategory(db: Queryable, category: string, tokeniser: Tokeniser): Promise<string[]> {
  const values = await readValues(db, 'category');
  // "Outdoor > Tents" means the last of them.
  const path = category.split(/[>›»/|]/).map((part) => categoryValue(part, tokeniser));
  const wanted = path.filter(Boolean).at(-1);
  if (!wanted) return [];
  if (values.includes(wanted)) return [wanted];
  const words = wanted.split(' ');
  const narrower = values.filter((value) => words.every((word) => value.split(' ').includes(word)));
  if (narrower.length > 0) return narrower;
  const wider = values.filter((value) => value.split(' ').every((word) => words.includes(word)));
  if (wider.length > 0) return wider;
  return values.filter((value) => isSlip(value, wanted)).slice(0, 1);
}

async function resolveColour(db: Queryable, colour: string): Promise<ResolvedFilters['colours']> {
  const wanted = plainValue(colour);
  const shades = shadeKeys(wanted);
  if (shades.length > 0) return { values: [wanted], shades };
  const values = await readValues(db, 'colour');
  return { values: values.filter((value) => holdsWords(value, wanted)), shades };
}

async function resolveSize(db: Queryable, size: string, tokeniser: Tokeniser): Promise<string[]> {
  const wanted = sizeValue(size, tokeniser);
  const measure = readMeasureLimit(size);
  const equal = measure ? await findMeasures(db, measure) : [];
  const values = await readValues(db, 'size');
  const same = values.filter((value) => value === wanted || equal.includes(value));
  if (same.length > 0) return same;
  return values.filter((value) => holdsWords(value, wanted));
}

const holdsWords = (value: string, wanted: string): boolean => ` ${value} `.includes(` ${wanted} `);

/** Of what variants are told apart by, the values that fulfil each feature; none for one that no variant is. */
async function resolveFeatures(
  db: Queryable,
  features: readonly string[],
  tokeniser: Tokeniser,
): Promise<string[][]> {
  const wanted = await Promise.all(
    features.map(async (feature) => {
      const measure = readMeasureLimit(feature);
      return measure ? findMeasures(db, measure) : [sizeValue(feature, tokeniser)];
    }),
  );
  const known = await readKnownValues(db, wanted.flat());
  const sizes = new Set(known.flatMap(({ kind, value }) => (kind === 'size' ? [value] : [])));
  return wanted
    .map((values) => values.filter((value) => sizes.has(value)))
    .filter((values) => values.length > 0);
}
