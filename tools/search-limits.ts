import { z } from 'zod';
import type { Locale } from '../db/records.ts';
import { formatMoney } from '../prompts/money.ts';
import type { ProductFilters, ProductSearchResult, UnderstoodLimit } from '../retrieval/search-types.ts';
import type { ProductsCard } from './cards.ts';

const text = z.string().trim().min(1).max(200);
const price = z.number().min(0).max(100_000_000);

/** The limits of a search as arguments of a tool; prices are in major units of the shop's currency. */
export const limitArguments = {
  category: text.optional(),
  brand: text.optional(),
  colour: text.optional(),
  size: text.optional().describe('Of clothes and shoes'),
  min_price: price.optional().describe("In the shop's currency"),
  max_price: price.optional().describe("In the shop's currency"),
  min_rating: z.number().min(1).max(5).optional(),
  in_stock_only: z.boolean().optional(),
  features: z
    .array(text)
    .max(20)
    .optional()
    .describe('Facts that must hold, each in a few words: "16 GB", "waterproof", "wool"'),
  exclude: z.array(text).max(20).optional().describe('Materials, colours or brands not wanted'),
  sort: z.enum(['relevance', 'price_low', 'price_high', 'rating', 'newest', 'popular']).optional(),
};

const limitsSchema = z.object(limitArguments);
type LimitArguments = z.output<typeof limitsSchema>;

const ARGUMENTS: Record<keyof ProductFilters | 'sort', keyof LimitArguments> = {
  category: 'category',
  brand: 'brand',
  colour: 'colour',
  size: 'size',
  minPriceCents: 'min_price',
  maxPriceCents: 'max_price',
  minRating: 'min_rating',
  inStockOnly: 'in_stock_only',
  features: 'features',
  exclude: 'exclude',
  sort: 'sort',
};

const toCents = (units: number | undefined) => (units === undefined ? undefined : Math.round(units * 100));

/** The limits as retrieval takes them; an order is none of them. */
export function filtersOf(wanted: Partial<LimitArguments>): ProductFilters {
  const filters: ProductFilters = {
    category: wanted.category,
    brand: wanted.brand,
    colour: wanted.colour,
    size: wanted.size,
    minPriceCents: toCents(wanted.min_price),
    maxPriceCents: toCents(wanted.max_price),
    minRating: wanted.min_rating,
    inStockOnly: wanted.in_stock_only || undefined,
    features: wanted.features?.length ? wanted.features : undefined,
    exclude: wanted.exclude?.length ? wanted.exclude : undefined,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** A lowest price above the highest one, wherever the two were said. */
export function findContradiction(
  understood: readonly UnderstoodLimit[],
): { low: number; high: number } | undefined {
  const valueOf = (name: UnderstoodLimit['key']) => understood.find(({ key }) => key === name)?.value;
  const [low, high] = [valueOf('minPriceCents'), valueOf('maxPriceCents')];
  if (typeof low !== 'number' || typeof high !== 'number' || low <= high) return undefined;
  return { low: low / 100, high: high / 100 };
}

/** The name of the argument for the limit that emptied a search. */
export const emptiedByOf = (key: NonNullable<ProductSearchResult['emptiedBy']>): string =>
  key === 'price' ? 'price' : ARGUMENTS[key];

const isCents = (key: UnderstoodLimit['key']) => key === 'minPriceCents' || key === 'maxPriceCents';
const isList = (key: UnderstoodLimit['key']) => key === 'features' || key === 'exclude';

/** The limits that a search went by as the arguments that would set them. */
export function argumentsOf(understood: readonly UnderstoodLimit[]): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { key, value } of understood) {
    const name = ARGUMENTS[key];
    if (isList(key)) args[name] = understood.filter((one) => one.key === key).map((one) => one.value);
    else args[name] = isCents(key) ? Number(value) / 100 : value;
  }
  return args;
}

/** The limits as chips, after what was looked for. */
export function chipsOf(
  { text: query, understood, facets }: Pick<ProductSearchResult, 'text' | 'understood' | 'facets'>,
  currency: string,
  locale: Locale,
): ProductsCard['understood'] {
  const labelOf = ({ key, value }: UnderstoodLimit): string => {
    if (key === 'minPriceCents') return `≥ ${formatMoney(Number(value), currency, locale)}`;
    if (key === 'maxPriceCents') return `≤ ${formatMoney(Number(value), currency, locale)}`;
    if (key === 'minRating') return `★ ≥ ${value}`;
    if (key === 'inStockOnly') return '✓';
    if (key === 'exclude') return `− ${value}`;
    if (key === 'category') return labelOfCategory(String(value), facets) ?? String(value);
    return String(value);
  };
  const limits = understood.map((limit) => ({
    key: ARGUMENTS[limit.key],
    label: labelOf(limit),
    value: isCents(limit.key) ? Number(limit.value) / 100 : limit.value,
  }));
  return query ? [{ key: 'query', label: query, value: query }, ...limits] : limits;
}

const labelOfCategory = (category: string, facets: ProductSearchResult['facets']): string | undefined =>
  facets?.category.find(({ value }) => value.toLowerCase() === category.toLowerCase())?.label;
