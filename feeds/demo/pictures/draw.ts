import type { ProductRow } from '../../../db/products.ts';

/** placeholder until the real one lands */
export function drawDemoPicture(product: Pick<ProductRow, 'id' | 'category' | 'title' | 'attributes'>, colour?: string): string | undefined {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="${colour ? '#9bc' : '#cba'}"/><text x="20" y="200">${product.id}</text></svg>`;
}
