import { z } from 'zod';
import type { ProductRow } from '../db/products.ts';
import type { ComparisonCard } from './cards.ts';
import { attributesOf } from './product-attributes.ts';
import { describeProduct, viewProduct } from './product-view.ts';
import { defineTool, ok, refuse } from './tool.ts';

const input = z.object({ product_ids: z.array(z.string().trim().min(1).max(200)).min(2).max(4) });

const MOST_ROWS = 30;

/** Two to four products side by side, the rows in which they differ first. */
export const createCompareProducts = (deps: {
  readProducts(ids: readonly string[]): Promise<ProductRow[]>;
}) =>
  defineTool({
    name: 'compare_products',
    effect: 'read',
    description: 'Compares two to four products by their attributes, prices and ratings.',
    input,
    run: async ({ product_ids }, { locale }) => {
      const ids = [...new Set(product_ids)];
      const found = await deps.readProducts(ids);
      if (found.length < 2) {
        const known = new Set(found.map((row) => row.id));
        const unknown = ids.filter((id) => !known.has(id));
        return refuse(
          'too_few_products',
          unknown.length > 0
            ? `There is no product ${unknown.join(', ')}. Search first.`
            : 'Name two different products.',
        );
      }
      const products = found.map((row) => viewProduct(row, locale));
      const rows = compareAttributes(found);
      return ok(
        {
          products: products.map((view) => describeProduct(view, locale)),
          differences: rows.filter((row) => row.differs).slice(0, 15),
        },
        [{ kind: 'comparison', products, rows }],
      );
    },
  });

function compareAttributes(found: readonly ProductRow[]): ComparisonCard['rows'] {
  const tables = found.map((row) => new Map(attributesOf(row).map(({ name, value }) => [name, value])));
  const names = new Set(tables.flatMap((table) => [...table.keys()]));
  const rows = [...names].map((name) => {
    const values = tables.map((table) => table.get(name) ?? '');
    return { name, values, differs: new Set(values).size > 1 };
  });
  const known = (row: { values: string[] }) => row.values.filter(Boolean).length;
  return rows
    .sort((a, b) => known(b) - known(a) || Number(b.differs) - Number(a.differs))
    .slice(0, MOST_ROWS);
}
