import { expect, test } from 'vitest';
import type { ProductRecord } from '../db/records.ts';
import { groupRows } from './group-rows.ts';
import { compileMapping, type Format, presetFor } from './mapping.ts';
import { readCsv } from './read-csv.ts';
import { readItems } from './read-items.ts';
import type { SourceRow } from './source-row.ts';

async function* once(text: string): AsyncGenerator<string, void> {
  yield text;
}

async function read(
  format: Format,
  rows: () => AsyncIterable<SourceRow>,
): Promise<(ProductRecord | 'skipped')[]> {
  const mapping = compileMapping('products', presetFor('products', format));
  const found: (ProductRecord | 'skipped')[] = [];
  for await (const row of groupRows(rows, mapping.groupKey ?? (() => undefined))) {
    const mapped = mapping.read(row);
    if (mapped !== 'skipped' && !mapped.record) throw new Error(JSON.stringify(mapped.problems));
    found.push(mapped === 'skipped' ? mapped : mapped.record);
  }
  return found;
}

test('Shopify: variants, pictures, tracked and untracked stock, options, drafts', async () => {
  const table = [
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Variant Image,Status',
    `tee,Tee,"<p>Soft</p><script>alert(1)</script>",Acme,Shirts,"a, b",true,Size,S,Colour,Red,'007,shopify,0,deny,9.99,12,https://x/1.jpg,https://x/s.jpg,active`,
    'tee,,,,,,,,M,,Red,,shopify,0,continue,43519.95,,https://x/2.jpg,,',
    'tee,,,,,,,,,,,,,,,,,https://x/3.jpg,,',
    'mug,Mug,,Acme,,,true,Title,Default Title,,,,,0,deny,0,,,,active',
    'draft,Draft,,Acme,,,true,Title,Default Title,,,,,1,deny,5,,,,draft',
    'hidden,Hidden,,Acme,,,false,Title,Default Title,,,,,1,deny,5,,,,active',
  ].join('\n');
  const [tee, mug, ...others] = await read('shopify', () => readCsv(once(table)));
  expect(tee).toMatchObject({
    id: 'tee',
    title: 'Tee',
    description: 'Soft',
    brand: 'Acme',
    category: ['Shirts'],
    tags: ['a', 'b'],
    images: ['https://x/1.jpg', 'https://x/2.jpg', 'https://x/3.jpg'],
    variants: [
      {
        id: 'tee/S/Red',
        sku: '007',
        options: { Size: 'S', Colour: 'Red' },
        priceCents: 999,
        compareAtCents: 1200,
        stock: 0,
        available: false,
        image: 'https://x/s.jpg',
      },
      {
        id: 'tee/M/Red',
        options: { Size: 'M', Colour: 'Red' },
        priceCents: 4351995,
        stock: 0,
        available: true,
      },
    ],
  });
  expect(mug).toMatchObject({
    variants: [{ id: 'mug/Default Title', options: {}, priceCents: 0, available: true }],
  });
  expect((mug as ProductRecord).variants[0]).not.toHaveProperty('stock');
  expect(others).toEqual(['skipped', 'skipped']);
});

const items = [
  {
    id: 'r',
    item_group_id: 'g',
    title: 'Shirt',
    price: '1,019.00 EUR',
    sale_price: '19.50 EUR',
    availability: 'out of stock',
    color: 'red',
    image_link: 'r.jpg',
    product_type: 'Clothes > Tops',
    condition: 'new',
  },
  {
    id: 't',
    title: 'TV 17" wide',
    price: '5 EUR',
    availability: 'in_stock',
    gtin: '811571013579',
    mpn: 'T-1',
  },
  {
    id: 'b',
    item_group_id: 'g',
    title: 'Shirt',
    price: '20 EUR',
    availability: 'preorder',
    color: 'blue',
    image_link: 'b.jpg',
    additional_image_link: 'c.jpg',
  },
] as Record<string, string>[];
const products = [
  {
    id: 't',
    title: 'TV 17" wide',
    currency: 'EUR',
    eans: ['811571013579'],
    model: 'T-1',
    variants: [{ id: 't', priceCents: 500, available: true, options: {} }],
  },
  {
    id: 'g',
    category: ['Clothes', 'Tops'],
    attributes: { Condition: 'new' },
    images: ['r.jpg', 'b.jpg', 'c.jpg'],
    variants: [
      {
        id: 'r',
        options: { Color: 'red' },
        priceCents: 1950,
        compareAtCents: 101900,
        available: false,
        image: 'r.jpg',
      },
      { id: 'b', options: { Color: 'blue' }, priceCents: 2000, available: true },
    ],
  },
];

test('Google Merchant XML: items of a group are the variants of one product', async () => {
  const escape = (value: string) => value.replaceAll('>', '&gt;');
  const markup = items.map(
    (item) =>
      `<item>${Object.entries(item)
        .map(([name, value]) => `<g:${name}>${escape(value)}</g:${name}>`)
        .join('')}</item>`,
  );
  const feed = `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${markup.join('\n')}</channel></rss>`;
  expect(await read('google-merchant', () => readItems(once(feed)))).toMatchObject(products);
});

test('Google Merchant as a table reads the same', async () => {
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const lines = items.map((item) => columns.map((name) => item[name] ?? '').join('\t'));
  const table = [columns.join('\t'), ...lines].join('\n');
  expect(await read('google-merchant', () => readCsv(once(table)))).toMatchObject(products);
});
