import type { Database } from '../db/connect.ts';
import { upsertCustomers } from '../db/customers-write.ts';
import { upsertOrders } from '../db/orders-write.ts';
import { refreshProductFigures } from '../db/product-figures.ts';
import { upsertProducts } from '../db/products-write.ts';
import { customerRecord, orderRecord, productRecord, reviewRecord } from '../db/records.ts';
import { upsertReviews } from '../db/reviews-write.ts';
import { createIndexer } from '../retrieval/ingest/indexer.ts';
import { createSearch } from '../retrieval/search.ts';
import { createTokeniser } from '../retrieval/tokenise.ts';
import { createTools } from './all-tools.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { ToolContext } from './tool.ts';

const products = [
  {
    id: 'boot',
    title: 'Tarnbeck Ridge Hiking boots',
    brand: 'Tarnbeck',
    category: ['Shoes', 'Hiking boots'],
    attributes: { Material: 'leather', Waterproof: true },
    translations: { zh: { title: 'Tarnbeck Ridge 登山靴', description: '防水皮面登山靴。' } },
    variants: [
      {
        id: 'boot-41',
        options: { Size: '41', Colour: 'brown' },
        priceCents: 11_900,
        available: true,
        stock: 2,
      },
      {
        id: 'boot-42',
        options: { Size: '42', Colour: 'brown' },
        priceCents: 12_900,
        available: false,
        stock: 0,
      },
    ],
  },
  {
    id: 'shoe',
    title: 'Velorrin Dash Running shoes',
    brand: 'Velorrin',
    category: ['Shoes', 'Running shoes'],
    attributes: { Material: 'mesh', Waterproof: false },
    variants: [{ id: 'shoe-42', options: { Size: '42' }, priceCents: 7_200, available: true, stock: 9 }],
  },
];

const customers = [
  { id: 'ann', firstName: 'Ann', email: 'ann@example.com' },
  { id: 'bob', firstName: 'Bob', email: 'bob@example.com' },
];

const orders = ['ann', 'bob'].map((owner, index) => ({
  id: `SK-10${index}`,
  customerId: owner,
  status: 'shipped',
  placedAt: '2026-02-20T10:00:00Z',
  address: { line1: '1 Mill Lane', city: 'Leeds', postcode: 'LS1 4DY', country: 'UK' },
  items: [
    { productId: 'boot', variantId: 'boot-41', title: 'Ridge Hiking boots', priceCents: 11_900, quantity: 2 },
  ],
  shipments: [{ carrier: 'Swift', trackingNumbers: ['T1'], variantIds: ['boot-41'], events: [] }],
  payments: [{ kind: 'payment', amountCents: 22_895 }],
  discountCents: 1_500,
  shippingCents: 595,
}));

const reviews = [
  { id: 'r1', productId: 'boot', rating: 5, body: 'Grip is superb on wet rock.', language: 'en' },
  {
    id: 'r2',
    productId: 'boot',
    rating: 1,
    body: 'The grip failed me on the first descent.',
    language: 'en',
  },
  { id: 'r3', productId: 'boot', rating: 4, body: 'Warm and roomy.', language: 'en' },
];

/** A small shop behind real tools: two products, two customers with an order each, three reviews. */
export async function openToolShop(db: Database, off: Record<string, boolean> = {}): Promise<Registry> {
  await db.transaction(async (tx) => {
    await upsertProducts(
      tx,
      products.map((row) => productRecord.parse(row)),
      'USD',
    );
    await upsertCustomers(
      tx,
      customers.map((row) => customerRecord.parse(row)),
    );
    await upsertOrders(
      tx,
      orders.map((row) => orderRecord.parse(row)),
      'USD',
    );
    await upsertReviews(
      tx,
      reviews.map((row) => reviewRecord.parse(row)),
    );
    await refreshProductFigures(tx, 'all');
  });
  const tokeniser = createTokeniser();
  await createIndexer({ db, tokeniser }).indexProducts('changed');
  const search = createSearch({ db, tokeniser });
  const fail = (_: string, error: unknown) => {
    throw error;
  };
  return createRegistry(createTools({ db, search, settings: { currency: 'USD', tools: off } }), fail);
}

/** Who asks, in which conversation; a guest unless `customerId` is given. */
export function contextOf({
  customerId,
  visitorId = 'v1',
  conversationId = 'c1',
  locale = 'en',
  now = new Date('2026-03-01T12:00:00Z'),
}: Partial<ToolContext> & { customerId?: string; visitorId?: string } = {}): ToolContext {
  const speaker = customerId
    ? ({ kind: 'customer', customerId, visitorId } as const)
    : ({ kind: 'guest', visitorId } as const);
  return { conversationId, speaker, locale, now };
}
