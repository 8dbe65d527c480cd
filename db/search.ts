import type { Queryable } from './connect.ts';

/** The shop's values of a kind; of more than 20,000 the first in alphabetical order. */
export async function readValues(db: Queryable, kind: 'category' | 'colour' | 'size'): Promise<string[]> {
  const rows = await db.query<{ value: string }>(
    'select value from search_values where kind = $1 order by value limit 20000',
    [kind],
  );
  return rows.map((row) => row.value);
}

/** The shop's brands that are `brand` or, failing that, spelt like it, most alike first; both in normalised spelling. */
export async function readSimilarBrands(db: Queryable, brand: string): Promise<string[]> {
  const rows = await db.query<{ value: string }>(
    `select value from search_values
      where kind = 'brand' and (value = $1 or value % $1 or value like $2 or $1 like value || ' %')
      order by value = $1 desc, similarity(value, $1) desc, value limit 10`,
    [brand, `${brand.replace(/[\\%_]/g, '\\$&')} %`],
  );
  return rows.map((row) => row.value);
}

/** Which of these are values of the shop, each in the normalised spelling of its kind. */
export async function readKnownValues(
  db: Queryable,
  values: readonly string[],
): Promise<{ kind: string; value: string }[]> {
  return db.query<{ kind: string; value: string }>(
    `select kind, value from search_values
      where kind in ('brand', 'category', 'colour', 'size') and value = any($1::text[])`,
    [values],
  );
}

/** What the shop's prices are in (ISO 4217), as its products say; undefined while there is none. */
export async function readShopCurrency(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ currency: string }>('select currency from products limit 1');
  return row?.currency;
}

/** A brand as the shop writes it, for its normalised spelling. */
export async function readBrandName(db: Queryable, brand: string): Promise<string | undefined> {
  const [row] = await db.query<{ brand: string }>(
    `select p.brand from search_documents d join products p on p.id = d.product_id
      where d.brand = $1 and p.brand is not null limit 1`,
    [brand],
  );
  return row?.brand;
}

/** The price in cents that as many of these documents cost more than as cost less; undefined for none. */
export async function readMedianPrice(
  db: Queryable,
  { segments, places }: Places,
): Promise<number | undefined> {
  const [row] = await db.query<{ median: number | null }>(
    `select percentile_disc(0.5) within group (order by d.price_min_cents)::float8 as median
       from unnest($1::int[], $2::int[]) as c(segment, place)
       join search_documents d on d.segment = c.segment and d.place = c.place`,
    [segments, places],
  );
  return row?.median ?? undefined;
}

/** The shop's measures of a kind ("storage") within bounds in its base unit, as index terms; 2,000 at most. */
export async function readMeasures(db: Queryable, kind: string, from: number, to: number): Promise<string[]> {
  const rows = await db.query<{ value: string }>(
    'select value from search_values where kind = $1 and amount between $2 and $3 order by amount, value limit 2000',
    [`measure ${kind}`, from, to],
  );
  return rows.map((row) => row.value);
}

/** Limits in the shop's own spelling; an empty list is a value that the shop does not have. */
export interface ResolvedFilters {
  brands?: readonly string[];
  categories?: readonly string[];
  /** One of these colours, or all of these shades (see retrieval/colours.ts). */
  colours?: { values: readonly string[]; shades: readonly string[] };
  sizes?: readonly string[];
  /** Of each the values that fulfil it, where variants are told apart by such values. */
  features?: readonly (readonly string[])[];
  minPriceCents?: number;
  maxPriceCents?: number;
  minRating?: number;
  inStockOnly?: boolean;
}

/** Places in the index, as parallel lists. */
export interface Places {
  segments: readonly number[];
  places: readonly number[];
}

/** What was found so far, most relevant first; `all` is the whole shop, each as relevant as the next. */
export type Candidates = (Places & { scores: readonly number[]; confidences?: readonly number[] }) | 'all';

/** Takes a value into a statement's parameters and gives the place that stands for it. */
export type Bind = (value: unknown) => string;

const perVariant = (filters: ResolvedFilters): boolean =>
  filters.colours !== undefined ||
  filters.sizes !== undefined ||
  (filters.features?.length ?? 0) > 0 ||
  (filters.minPriceCents !== undefined && filters.maxPriceCents !== undefined) ||
  (filters.inStockOnly === true && (filters.minPriceCents ?? filters.maxPriceCents) !== undefined);

/** Joins each product's cheapest variant that keeps the limits a variant must keep together. */
export function offered(filters: ResolvedFilters, bind: Bind): string {
  if (!perVariant(filters)) return 'cross join lateral (select d.price_min_cents as price) as offer';
  const conditions = ['v.product_id = d.product_id'];
  if (filters.colours) {
    const { values, shades } = filters.colours;
    const any = `sv.colours && ${bind(values)}::text[]`;
    conditions.push(shades.length > 0 ? `(${any} or sv.colours @> ${bind(shades)}::text[])` : any);
  }
  if (filters.sizes) conditions.push(`sv.sizes && ${bind(filters.sizes)}::text[]`);
  for (const values of filters.features ?? []) {
    const any = bind(values);
    // A product that comes in several capacities must have the one wanted on this variant.
    conditions.push(`(sv.sizes && ${any}::text[] or not exists (select 1 from search_variants other
      where other.segment = d.segment and other.place = d.place and other.sizes && ${any}::text[]))`);
  }
  if (filters.minPriceCents !== undefined) conditions.push(`v.price_cents >= ${bind(filters.minPriceCents)}`);
  if (filters.maxPriceCents !== undefined) conditions.push(`v.price_cents <= ${bind(filters.maxPriceCents)}`);
  if (filters.inStockOnly) conditions.push('v.available');
  return `cross join lateral (
    select min(v.price_cents) as price from variants v
      join search_variants sv on sv.segment = d.segment and sv.place = d.place and sv.position = v.position
     where ${conditions.join(' and ')}) as offer`;
}

/** What a document and the offer joined to it must fulfil. */
export function limitConditions(filters: ResolvedFilters, bind: Bind): string[] {
  const conditions = productConditions(filters, bind);
  // Few products are left to look that up for.
  return perVariant(filters) ? [...conditions, 'offer.price is not null'] : conditions;
}

/** What a document must fulfil, of which more may have to hold on one and the same of its variants. */
export function productConditions(filters: ResolvedFilters, bind: Bind): string[] {
  const { brands, categories, minRating, minPriceCents, maxPriceCents, inStockOnly } = filters;
  const conditions: string[] = [];
  if (brands) conditions.push(`d.brand = any(${bind(brands)}::text[])`);
  if (categories) conditions.push(`d.categories && ${bind(categories)}::text[]`);
  if (minRating !== undefined) conditions.push(`d.rating_mean >= ${bind(minRating)}`);
  if (minPriceCents !== undefined) conditions.push(`d.price_max_cents >= ${bind(minPriceCents)}`);
  if (maxPriceCents !== undefined) conditions.push(`d.price_min_cents <= ${bind(maxPriceCents)}`);
  if (inStockOnly) conditions.push('d.in_stock');
  return conditions;
}

/** Whether anything is limited, other than by words. */
export const hasLimits = (filters: ResolvedFilters): boolean => limitConditions(filters, () => '').length > 0;
