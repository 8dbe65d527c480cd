import type { Queryable } from './connect.ts';
import type { ProductRecord } from './records.ts';
import { type Changed, findChanged, fingerprint, type Refusal, type UpsertResult } from './upsert.ts';

export interface ProductUpsertResult extends UpsertResult {
  /** Created or rewritten in any respect. */
  writtenIds: string[];
  /** Those of them whose searchable text is new: the ones a search index must redo. */
  changedIds: string[];
}

/**
 * Stores products with their variants, replacing what was there; call it in a transaction. A product that claims
 * the variant of another is refused whole. Prices and stock of the product row follow its variants; ratings and
 * sales of new ids need `refreshProductFigures`.
 */
export async function upsertProducts(
  tx: Queryable,
  records: readonly ProductRecord[],
  defaultCurrency: string,
): Promise<ProductUpsertResult> {
  const refused = await findVariantClashes(tx, records);
  const refusedAt = new Set(refused.map(({ index }) => index));
  const kept = records.filter((_, index) => !refusedAt.has(index));
  const { changed, ...counts } = await findChanged(tx, 'products', ['id'], ({ id }) => [id], kept);
  const writtenIds = changed.map(({ record }) => record.id);
  if (changed.length === 0) return { ...counts, refused, writtenIds, changedIds: [] };

  const rows = changed.map((entry) => toProductRow(entry, defaultCurrency));
  const before = await tx.query<{ id: string; content_hash: string }>(
    'select id, content_hash from products where id = any($1::text[])',
    [writtenIds],
  );
  const contentBefore = new Map(before.map((row) => [row.id, row.content_hash]));
  await writeProducts(tx, rows);
  await writeVariants(tx, changed, writtenIds);
  const changedIds = rows
    .filter((row) => contentBefore.get(row.id) !== row.content_hash)
    .map((row) => row.id);
  return { ...counts, refused, writtenIds, changedIds };
}

async function findVariantClashes(tx: Queryable, records: readonly ProductRecord[]): Promise<Refusal[]> {
  const rows = await tx.query<{ id: string; product_id: string }>(
    'select id, product_id from variants where id = any($1::text[])',
    [[...new Set(records.flatMap((record) => record.variants.map(({ id }) => id)))]],
  );
  const rewritten = new Set(records.map(({ id }) => id));
  // A variant may leave a product that this same batch rewrites without it.
  const ownerOf = new Map(
    rows.filter((row) => !rewritten.has(row.product_id)).map((row) => [row.id, row.product_id]),
  );
  const refused: Refusal[] = [];
  records.forEach((record, index) => {
    const own = new Set<string>();
    for (const [place, { id }] of record.variants.entries()) {
      const owner = own.has(id) ? 'this same product' : ownerOf.get(id);
      own.add(id);
      if (owner === undefined || owner === record.id) continue;
      refused.push({
        index,
        field: `variants.${place}.id`,
        reason: `variant ${id} already belongs to ${owner === 'this same product' ? owner : `product ${owner}`}`,
      });
      return;
    }
    for (const id of own) ownerOf.set(id, record.id);
  });
  return refused;
}

/** What a search index reads of a product: new prices, stock and pictures do not make it do its work again. */
function searchableText({ variants, ...record }: ProductRecord): unknown {
  const { title, description, brand, category, attributes, tags, eans, model, translations } = record;
  const offered = variants.map(({ sku, options, barcode }) => [sku, options, barcode]);
  return [title, description, brand, category, attributes, tags, eans, model, translations, offered];
}

function toProductRow({ record, hash }: Changed<ProductRecord>, defaultCurrency: string) {
  const prices = record.variants.map(({ priceCents }) => priceCents);
  return {
    id: record.id,
    title: record.title,
    description: record.description,
    brand: record.brand,
    category: record.category,
    attributes: record.attributes,
    tags: record.tags,
    currency: record.currency ?? defaultCurrency,
    images: record.images,
    eans: record.eans,
    model: record.model,
    url: record.url,
    released_at: record.releasedAt,
    translations: record.translations,
    price_min_cents: prices.reduce((low, price) => Math.min(low, price)),
    price_max_cents: prices.reduce((high, price) => Math.max(high, price)),
    in_stock: record.variants.some(({ available }) => available),
    content_hash: fingerprint(searchableText(record)),
    record_hash: hash,
  };
}

const PRODUCT_COLUMNS = `title, description, brand, category, attributes, tags, currency, images, eans, model, url,
  released_at, translations, price_min_cents, price_max_cents, in_stock, content_hash, record_hash`;

async function writeProducts(tx: Queryable, rows: ReturnType<typeof toProductRow>[]): Promise<void> {
  await tx.execute(
    `insert into products (id, ${PRODUCT_COLUMNS})
     select id, ${PRODUCT_COLUMNS} from jsonb_to_recordset($1::jsonb) as x(
       id text, title text, description text, brand text, category text[], attributes jsonb, tags text[],
       currency text, images text[], eans text[], model text, url text, released_at timestamptz,
       translations jsonb, price_min_cents bigint, price_max_cents bigint, in_stock boolean,
       content_hash text, record_hash text)
     on conflict (id) do update set
       title = excluded.title, description = excluded.description, brand = excluded.brand,
       category = excluded.category, attributes = excluded.attributes, tags = excluded.tags,
       currency = excluded.currency, images = excluded.images, eans = excluded.eans, model = excluded.model,
       url = excluded.url, released_at = excluded.released_at, translations = excluded.translations,
       price_min_cents = excluded.price_min_cents, price_max_cents = excluded.price_max_cents,
       in_stock = excluded.in_stock, content_hash = excluded.content_hash,
       record_hash = excluded.record_hash, updated_at = now()`,
    [JSON.stringify(rows)],
  );
}

async function writeVariants(
  tx: Queryable,
  changed: readonly Changed<ProductRecord>[],
  productIds: readonly string[],
): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.variants.map((variant, position) => ({
      id: variant.id,
      product_id: record.id,
      position,
      sku: variant.sku,
      options: variant.options,
      price_cents: variant.priceCents,
      compare_at_cents: variant.compareAtCents,
      stock: variant.stock,
      available: variant.available,
      barcode: variant.barcode,
      image: variant.image,
    })),
  );
  await tx.execute('delete from variants where product_id = any($1::text[]) and id <> all($2::text[])', [
    productIds,
    rows.map(({ id }) => id),
  ]);
  await tx.execute(
    `insert into variants (id, product_id, position, sku, options, price_cents, compare_at_cents, stock, available,
       barcode, image)
     select * from jsonb_to_recordset($1::jsonb) as x(
       id text, product_id text, position int, sku text, options jsonb, price_cents bigint,
       compare_at_cents bigint, stock int, available boolean, barcode text, image text)
     on conflict (id) do update set
       product_id = excluded.product_id, position = excluded.position, sku = excluded.sku,
       options = excluded.options, price_cents = excluded.price_cents,
       compare_at_cents = excluded.compare_at_cents, stock = excluded.stock, available = excluded.available,
       barcode = excluded.barcode, image = excluded.image`,
    [JSON.stringify(rows)],
  );
}
