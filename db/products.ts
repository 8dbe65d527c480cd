import type { Queryable } from './connect.ts';

/** What a list shows of a product, with its variants in the shop's order. */
export interface ListedProductRow {
  id: string;
  title: string;
  brand: string | null;
  category: string[];
  currency: string;
  images: string[];
  url: string | null;
  translations: Partial<Record<string, { title: string; description: string }>>;
  price_min_cents: number;
  price_max_cents: number;
  in_stock: boolean;
  rating_mean: number | null;
  rating_count: number;
  variants: VariantRow[];
}

/** A product with all its texts and attributes. */
export interface ProductRow extends ListedProductRow {
  description: string;
  attributes: Record<string, string | number | boolean | string[]>;
}

export interface VariantRow {
  id: string;
  options: Record<string, string>;
  price_cents: number;
  compare_at_cents: number | null;
  stock: number | null;
  available: boolean;
  image: string | null;
}

const LISTED =
  'p.id, p.title, p.brand, p.category, p.currency, p.images, p.url, p.translations, p.price_min_cents, ' +
  'p.price_max_cents, p.in_stock, p.rating_mean, p.rating_count, v.variants';

const wantedProducts = (columns: string) => `
  select ${columns}
    from unnest($1::text[]) with ordinality as wanted(id, place)
    join products p on p.id = wanted.id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object(
               'id', id, 'options', options, 'price_cents', price_cents, 'compare_at_cents', compare_at_cents,
               'stock', stock, 'available', available, 'image', image) order by position), '[]') as variants
        from variants where product_id = p.id
    ) v
   order by wanted.place`;

/** Products in the order of `ids`, without those that do not exist. At most 100 ids. */
export async function readProducts(db: Queryable, ids: readonly string[]): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  return db.query<ProductRow>(wantedProducts(`${LISTED}, p.description, p.attributes`), [ids.slice(0, 100)]);
}

/** The same without the long texts, which a list does not show. */
export async function readListedProducts(db: Queryable, ids: readonly string[]): Promise<ListedProductRow[]> {
  if (ids.length === 0) return [];
  return db.query<ListedProductRow>(wantedProducts(LISTED), [ids.slice(0, 100)]);
}

/** Whether the shop has anything to sell. */
export async function hasProducts(db: Queryable): Promise<boolean> {
  return (await db.query('select 1 from products limit 1')).length > 0;
}

/** Titles of up to `limit` products, in the order of their ids. */
export async function listTitles(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db.query<{ title: string }>('select title from products order by id limit $1', [limit]);
  return rows.map(({ title }) => title);
}

/** The cheapest price of every product, from low to high, in cents. */
export async function listPrices(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ price: number }>(
    'select price_min_cents as price from products order by price_min_cents',
  );
  return rows.map(({ price }) => price);
}
