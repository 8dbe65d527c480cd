import { z } from 'zod';
import type { ProductRow } from '../db/products.ts';
import { formatMoney } from '../prompts/money.ts';
import type { ProductView, VariantView } from './cards.ts';
import { attributesOf } from './product-attributes.ts';
import { descriptionOf, describeProduct, viewProduct } from './product-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({
  product_id: z.string().trim().min(1).max(200),
  options: z
    .record(z.string().max(60), z.string().max(60))
    .optional()
    .describe('The variant asked for, such as {"size": "42", "colour": "blue"}'),
});

/** One product in full, and whether the variant that was asked for is there. */
export const createGetProduct = (deps: { readProducts(ids: readonly string[]): Promise<ProductRow[]> }) =>
  defineTool({
    name: 'get_product',
    effect: 'read',
    description:
      'Details, price, stock and variants of one product; with options, whether that variant is available.',
    input,
    run: async ({ product_id, options = {} }, { locale }) => {
      const [row] = await deps.readProducts([product_id]);
      if (!row) return refuse('unknown_product', `There is no product ${product_id}. Search for it first.`);
      const product = viewProduct(row, locale);
      const asked = matchVariants(product, options);
      if (asked.variants.length === 1) product.selectedVariantId = asked.variants[0]?.id;
      const attributes = attributesOf(row);
      return ok(
        {
          ...describeProduct(product, locale),
          description: descriptionOf(row, locale).slice(0, 1_500),
          attributes: Object.fromEntries(attributes.slice(0, 40).map(({ name, value }) => [name, value])),
          asked:
            Object.keys(options).length === 0 ? undefined : describeAsked(asked, product, options, locale),
        },
        [{ kind: 'product', product, description: descriptionOf(row, locale), attributes }],
      );
    },
  });

interface Asked {
  variants: VariantView[];
  /** Values that this product does not come in. */
  missing: string[];
}

/** Variants whose options hold every asked value; names are matched loosely ("color" is "colour"), values exactly. */
function matchVariants(product: ProductView, options: Record<string, string>): Asked {
  let variants = product.variants;
  const missing: string[] = [];
  for (const value of Object.values(options)) {
    const kept = variants.filter((variant) =>
      Object.values(variant.options).some((own) => sameValue(own, value)),
    );
    if (kept.length === 0) missing.push(value);
    else variants = kept;
  }
  return { variants: missing.length > 0 || Object.keys(options).length === 0 ? [] : variants, missing };
}

const plain = (value: string) => value.toLowerCase().replace(/[\s_-]+/g, '');
const sameValue = (own: string, asked: string) =>
  plain(own) === plain(asked) ||
  plain(own).replace(/^(eu|us|uk)/, '') === plain(asked).replace(/^(eu|us|uk)/, '');

function describeAsked(
  { variants, missing }: Asked,
  product: ProductView,
  options: Record<string, string>,
  locale: 'en' | 'zh',
): Record<string, unknown> {
  const available = variants.filter((variant) => variant.available);
  const first = available[0] ?? variants[0];
  return {
    options,
    not_made_in: missing.length > 0 ? missing : undefined,
    available: available.length > 0,
    stock: variants.length === 1 ? first?.stock : undefined,
    price: first ? formatMoney(first.priceCents, product.currency, locale) : undefined,
  };
}
