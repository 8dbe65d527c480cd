import type { Locale } from './records.ts';
import type { Queryable } from './connect.ts';
import { type ListQuery, fromKept } from './search-list.ts';
import type { Bind, ResolvedFilters } from './search.ts';

/** How many values of a kind are told. */
const VALUES_LIMIT = 30;
/** A search of the whole shop is counted over so many products at most. */
const COUNTED_LIMIT = 20_000;

export interface FacetRow {
  kind: 'brand' | 'category' | 'price' | 'rating' | 'all';
  /** A brand or category in the shop's own spelling, or the lower end of a step of prices or ratings. */
  value: string;
  label: string | null;
  count: number;
}

/** The limits whose own values are counted, and the columns that counting them needs. */
const KINDS = {
  brand: ['brands'],
  category: ['categories'],
  price: ['minPriceCents', 'maxPriceCents'],
  rating: ['minRating'],
} as const satisfies Record<string, readonly (keyof ResolvedFilters)[]>;

/**
 * Counts the candidates by brand, by category, by steps of prices that begin at `priceSteps` (in cents, ascending) and
 * by ratings from each of `ratings` on, each kind under all limits but its own, in one statement.
 */
export async function readFacets(
  db: Queryable,
  {
    priceSteps,
    ratings,
    locale,
    ...query
  }: Pick<ListQuery, 'candidates' | 'filters' | 'without'> & {
    priceSteps: readonly number[];
    ratings: readonly number[];
    locale: Locale;
  },
): Promise<FacetRow[]> {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const keepers = new Map<string, string>();
  const keep = (name: string, filters: ResolvedFilters) => {
    const limit = query.candidates === 'all' ? `limit ${COUNTED_LIMIT}` : '';
    keepers.set(
      name,
      `${name} as materialized (
         select d.brand_key, p.brand, p.category, d.price, d.rating_mean, p.labels
           from (select d.product_id, d.brand as brand_key, offer.price, d.rating_mean
             ${fromKept({ ...query, filters }, bind)} ${limit}) d
           cross join lateral (
             select brand, category, translations->${bind(locale)}::text->'category' as labels
               from products where id = d.product_id offset 0) p)`,
    );
    return name;
  };
  keep('kept', query.filters);
  const of = (kind: keyof typeof KINDS) => {
    const own: readonly (keyof ResolvedFilters)[] = KINDS[kind];
    if (own.every((key) => query.filters[key] === undefined)) return 'kept';
    const others = Object.fromEntries(
      Object.entries(query.filters).filter(([key]) => !own.some((name) => name === key)),
    );
    return keep(`kept_but_${kind}`, others);
  };
  const counts = [
    `(select 'brand', mode() within group (order by brand), null, count(*)::int from ${of('brand')}
       where brand_key is not null group by brand_key order by 4 desc, 2 limit ${VALUES_LIMIT})`,
    `(select 'category', c.name, mode() within group (order by k.labels->>(c.place::int - 1)), count(*)::int
       from ${of('category')} k cross join lateral unnest(k.category) with ordinality as c(name, place)
      group by c.name order by 4 desc, 2 limit ${VALUES_LIMIT})`,
    `select 'price', s.steps[width_bucket(k.price, s.steps)]::text, null, count(*)::int
       from ${of('price')} k, (select ${bind(priceSteps)}::bigint[] as steps) s group by 2`,
    `select 'rating', r.least::text, null, count(*)::int
       from ${of('rating')} k join unnest(${bind(ratings)}::real[]) as r(least) on k.rating_mean >= r.least group by 2`,
    `select 'all', '', null, count(*)::int from kept`,
  ];
  return db.query<FacetRow>(
    `with ${[...keepers.values()].join(', ')}
     select kind, value, label, count from (${counts.join(' union all ')}) as f(kind, value, label, count)`,
    params,
  );
}
