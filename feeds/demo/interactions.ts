import type { InteractionRecord } from '../../db/records.ts';
import type { DemoCustomer } from './customers.ts';
import type { DemoOrder } from './orders.ts';
import type { DemoProduct } from './products.ts';
import { createRandom } from './random.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Views, adds and likes: what led to each purchase, and idle browsing along the customers' hobbies. */
export function createInteractions(
  customers: readonly DemoCustomer[],
  orders: readonly DemoOrder[],
  products: readonly DemoProduct[],
  seed: number,
  today: Date,
): InteractionRecord[] {
  const found: (InteractionRecord & { at: string })[] = [];
  const note = (customerId: string, product: DemoProduct, kind: InteractionRecord['kind'], at: number) => {
    if (at > Date.parse(product.record.releasedAt)) {
      found.push({ customerId, productId: product.record.id, kind, at: new Date(at).toISOString() });
    }
  };
  for (const order of orders) {
    const random = createRandom(seed, 'led-to', order.record.id);
    order.lines.forEach(({ product }, i) => {
      const customerId = order.record.customerId;
      const addedAt = order.placedAt - (order.lines.length - i) * random.int(2, 9) * minuteMs;
      if (random.chance(0.35)) note(customerId, product, 'view', addedAt - random.int(1, 9) * dayMs);
      if (random.chance(0.7)) note(customerId, product, 'view', addedAt - random.int(1, 6) * minuteMs);
      if (random.chance(0.5)) note(customerId, product, 'add', addedAt);
      if (order.deliveredAt !== undefined && random.chance(0.07))
        note(customerId, product, 'like', order.deliveredAt);
    });
  }
  const byHobby = new Map<string, DemoProduct[]>();
  for (const product of products) {
    for (const hobby of product.kind.hobbies) byHobby.set(hobby, [...(byHobby.get(hobby) ?? []), product]);
  }
  for (const customer of customers) {
    const random = createRandom(seed, 'browse', customer.record.id);
    for (let session = random.int(0, 4); session > 0; session--) {
      const pool = byHobby.get(random.pick(customer.record.interests)) ?? products;
      const some = random.sample(pool, 24);
      let at =
        customer.joinedAt +
        Math.floor(random.next() * Math.max(dayMs, today.getTime() - customer.joinedAt - dayMs));
      for (let i = random.int(1, 6); i > 0 && at < today.getTime(); i--) {
        const product = random.weighted(some, (candidate) => candidate.popularity);
        note(customer.record.id, product, 'view', at);
        if (random.chance(0.16)) note(customer.record.id, product, 'add', at + minuteMs);
        if (random.chance(0.1)) note(customer.record.id, product, 'like', at + minuteMs / 2);
        at += random.int(1, 5) * minuteMs;
      }
    }
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.productId < b.productId ? -1 : 1));
}
