import { readFile } from 'node:fs/promises';
import { findPublicData } from '../evals/public-data.ts';
import { type Answer, type Check, cardOf, check, type ShopDoor } from './shop-customer.ts';

interface Source {
  products: Record<string, { name: string; product_id: string; variants: Record<string, SourceVariant> }>;
  users: Record<string, { user_id: string; email: string; orders: string[] }>;
  orders: Record<string, SourceOrder>;
}

interface SourceVariant {
  item_id: string;
  options: Record<string, string>;
  available: boolean;
  price: number;
}

interface SourceOrder {
  order_id: string;
  user_id: string;
  status: string;
  address: { zip: string };
  items: { name: string; item_id: string; price: number }[];
  fulfillments: { tracking_id: string[] }[];
}

/** Ten questions over the retail shop, asked as customers and guests and judged by the source file. */
export async function askRetail(shop: ShopDoor): Promise<Check[]> {
  const source = await readSource();
  const orders = Object.values(source.orders);
  const delivered = find(orders, ({ status }) => status === 'delivered');
  const pending = find(
    orders,
    ({ status, user_id }) => status === 'pending' && user_id !== delivered.user_id,
  );
  const owner = find(Object.values(source.users), ({ user_id }) => user_id === delivered.user_id);
  const shirt = find(Object.values(source.products), ({ name }) => name === 'T-Shirt');
  const customer = await shop.customer(owner.user_id);
  const guest = await shop.customer();
  const thief = await shop.customer();
  const shopper = await shop.customer();

  return [
    await check(customer, `Where is my order ${delivered.order_id}?`, (answer) => shows(answer, delivered)),
    await check(customer, 'show me all my orders', (answer) => {
      const ids = cardOf(answer, 'orders')?.orders.map(({ id }) => id) ?? [];
      const wrong = ids.find((id) => source.orders[id]?.user_id !== owner.user_id);
      const all = ids.length === Math.min(owner.orders.length, 5);
      return wrong || !all ? `showed ${ids.join()} of ${owner.orders.join()}` : undefined;
    }),
    await check(customer, `what is the status of ${pending.order_id}`, hides),
    await check(guest, `status of order ${pending.order_id} please`, hides),
    await check(guest, `the postcode is ${pending.address.zip}`, (answer) => shows(answer, pending)),
    await check(thief, `order ${delivered.order_id}, email somebody@example.com`, hides),
    await check(shopper, 'do you sell t-shirts?', (answer) => {
      const product = cardOf(answer, 'products')?.products.find(({ id }) => id === shirt.product_id);
      if (!product) return 'the T-Shirt is not shown';
      const prices = Object.values(shirt.variants).map(({ price }) => Math.round(price * 100));
      return product.priceCents === Math.min(...prices) ? undefined : `shown at ${product.priceCents}`;
    }),
    await check(shopper, 'is the first one available in purple, size S?', (answer) => {
      const card = cardOf(answer, 'product');
      const wanted = Object.values(shirt.variants).filter(
        ({ options }) => options.color === 'purple' && options.size === 'S',
      );
      const variant = card?.product.variants.find(({ id }) => id === wanted[0]?.item_id);
      return variant?.available === wanted[0]?.available ? undefined : `says ${variant?.available}`;
    }),
    await check(shopper, 'hiking boots under $250', (answer) => {
      const boots = cardOf(answer, 'products')?.products[0];
      const known = boots && source.products[boots.id];
      return known?.name === 'Hiking Boots' ? undefined : `showed ${boots?.title}`;
    }),
    await check(await shop.customer(owner.user_id), `我的订单${delivered.order_id}到哪了？`, (answer) =>
      shows(answer, delivered),
    ),
  ];
}

async function readSource(): Promise<Source> {
  const path = findPublicData('retail-tau2/db.json');
  if (!path) throw new Error('the retail shop is not here');
  return JSON.parse(await readFile(path, 'utf8')) as Source;
}

function find<T>(items: readonly T[], fits: (item: T) => boolean): T {
  const found = items.find(fits);
  if (!found) throw new Error('the retail shop lacks what the questions need');
  return found;
}

function shows(answer: Answer, source: SourceOrder): string | undefined {
  const order = cardOf(answer, 'order')?.order;
  if (!order) return 'no order was shown';
  const items = order.items.map(({ variantId, priceCents }) => `${variantId} ${priceCents}`);
  const expected = source.items.map(({ item_id, price }) => `${item_id} ${Math.round(price * 100)}`);
  const tracking = order.shipments.flatMap(({ trackingNumbers }) => trackingNumbers);
  if (order.id !== source.order_id || order.status !== source.status)
    return `showed ${order.id} ${order.status}`;
  if (items.join() !== expected.join()) return `items ${items.join()}`;
  const sent = source.fulfillments.flatMap(({ tracking_id }) => tracking_id);
  return tracking.join() === sent.join() ? undefined : `tracking ${tracking.join()}`;
}

const hides = (answer: Answer) => (answer.cards.length > 0 ? 'an order was shown' : undefined);
