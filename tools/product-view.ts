import type { ListedProductRow, ProductRow, VariantRow } from '../db/products.ts';
import type { Locale } from '../db/records.ts';
import { formatMoney } from '../prompts/money.ts';
import type { ProductView, VariantView } from './cards.ts';

/** The product's title in the reader's language, or as the shop wrote it. */
export const titleOf = (row: ListedProductRow, locale: Locale): string =>
  row.translations[locale]?.title ?? row.title;

/** The product's description in the reader's language, or as the shop wrote it. */
export const descriptionOf = (row: ProductRow, locale: Locale): string =>
  row.translations[locale]?.description || row.description;

/** What a card shows of a stored product. */
export function viewProduct(row: ListedProductRow, locale: Locale): ProductView {
  const cheapest = row.variants.reduce<VariantRow | undefined>(
    (best, variant) => (best && best.price_cents <= variant.price_cents ? best : variant),
    undefined,
  );
  return {
    id: row.id,
    title: titleOf(row, locale),
    brand: row.brand ?? undefined,
    category: row.category,
    image: row.images[0],
    url: row.url ?? undefined,
    currency: row.currency,
    priceCents: row.price_min_cents,
    priceMaxCents: row.price_max_cents,
    compareAtCents: cheapest?.compare_at_cents ?? undefined,
    rating: row.rating_mean ?? undefined,
    ratingCount: row.rating_count,
    inStock: row.in_stock,
    options: optionsOf(row.variants),
    variants: row.variants.map(viewVariant),
  };
}

const viewVariant = (row: VariantRow): VariantView => ({
  id: row.id,
  options: row.options,
  priceCents: row.price_cents,
  compareAtCents: row.compare_at_cents ?? undefined,
  available: row.available,
  stock: row.stock ?? undefined,
  image: row.image ?? undefined,
});

function optionsOf(variants: readonly VariantRow[]): ProductView['options'] {
  const byName = new Map<string, Map<string, boolean>>();
  for (const { options, available } of variants) {
    for (const [name, value] of Object.entries(options)) {
      const values = byName.get(name) ?? new Map<string, boolean>();
      values.set(value, available || values.get(value) === true);
      byName.set(name, values);
    }
  }
  return [...byName].map(([name, values]) => ({
    name,
    values: [...values].map(([value, available]) => ({ value, available })),
  }));
}

/** The few facts of a product that a model needs to speak of it; prices are worded for the reader. */
export function describeProduct(view: ProductView, locale: Locale): Record<string, unknown> {
  const money = (cents: number) => formatMoney(cents, view.currency, locale);
  return {
    product_id: view.id,
    title: view.title,
    brand: view.brand,
    price:
      view.priceMaxCents > view.priceCents
        ? `${money(view.priceCents)} - ${money(view.priceMaxCents)}`
        : money(view.priceCents),
    was: view.compareAtCents ? money(view.compareAtCents) : undefined,
    rating: view.rating === undefined ? undefined : Number(view.rating.toFixed(1)),
    reviews: view.ratingCount,
    in_stock: view.inStock,
    options: Object.fromEntries(
      view.options.map(({ name, values }) => [
        name,
        values.map(({ value, available }) => (available ? value : `${value} (sold out)`)),
      ]),
    ),
  };
}
