import type { Queryable } from './connect.ts';
import { type Places, productConditions, type ResolvedFilters } from './search.ts';

/** As the index on prices has it. */
const PRICES = `int8range(least(d.price_min_cents, d.price_max_cents),
  greatest(d.price_min_cents, d.price_max_cents), '[]')`;

/**
 * Where the products are that keep the limits on price, brand and category, as far as these are on the product as a
 * whole; undefined for more than `most` of them and where there is no such limit.
 */
export async function readKeeping(
  db: Queryable,
  { brands, categories, minPriceCents: from, maxPriceCents: to }: ResolvedFilters,
  most: number,
): Promise<Places | undefined> {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const conditions = productConditions({ brands, categories, minPriceCents: from, maxPriceCents: to }, bind);
  if (conditions.length === 0) return undefined;
  if (from !== undefined && to !== undefined && from > to) return { segments: [], places: [] };
  if (from !== undefined || to !== undefined) {
    const range = `int8range(${bind(from ?? null)}::bigint, ${bind(to ?? null)}::bigint, '[]')`;
    conditions.push(`${PRICES} && ${range}`);
  }
  const isFew = `count(*) <= ${bind(most)}::int`;
  const [row] = await db.query<{ segments: number[] | null; places: number[] | null }>(
    `select case when ${isFew} then coalesce(array_agg(segment), '{}') end as segments,
       case when ${isFew} then coalesce(array_agg(place), '{}') end as places
     from (select d.segment, d.place from search_documents d
       where d.segment = any(array(select id from search_segments where live)) and ${conditions.join(' and ')} limit ${bind(most)}::int + 1) as keeping`,
    params,
  );
  return row?.segments && row.places ? { segments: row.segments, places: row.places } : undefined;
}
