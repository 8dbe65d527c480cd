import type { ProductRow } from '../db/products.ts';

/** A product's attributes as named texts, in the shop's order. */
export function attributesOf(row: Pick<ProductRow, 'attributes'>): { name: string; value: string }[] {
  return Object.entries(row.attributes).map(([name, value]) => ({
    name: name.replaceAll('_', ' '),
    value: wordValue(value),
  }));
}

function wordValue(value: string | number | boolean | string[]): string {
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
