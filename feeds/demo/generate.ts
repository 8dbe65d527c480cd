import type {
  CouponRecord,
  CustomerRecord,
  FriendshipRecord,
  HelpPageRecord,
  InteractionRecord,
  OrderRecord,
  ProductRecord,
  ReviewRecord,
} from '../../db/records.ts';
import { createBaskets } from './baskets.ts';
import { createCoupons } from './coupons.ts';
import { createCustomers } from './customers.ts';
import { createFriendships } from './friendships.ts';
import { loadHelpPages } from './help-pages.ts';
import { createInteractions } from './interactions.ts';
import { loadAssortment } from './kinds.ts';
import { fullName } from './names.ts';
import { createOrders, type DemoOrder } from './orders.ts';
import { type DemoPersona, pickPersonas } from './personas.ts';
import { createProducts } from './products.ts';
import { loadReviewLanguage } from './review-language.ts';
import { type Buyer, createReviews, type Mention } from './reviews.ts';
import { drawTraits, type Trait } from './traits.ts';

/** A whole made-up shop. `traits` and `mentions` are the truth behind the reviews, for tests and evals; no table holds them. */
export interface DemoShop {
  products: ProductRecord[];
  reviews: ReviewRecord[];
  customers: CustomerRecord[];
  orders: OrderRecord[];
  interactions: InteractionRecord[];
  friendships: FriendshipRecord[];
  coupons: CouponRecord[];
  help: HelpPageRecord[];
  /** By product id. */
  traits: Map<string, Trait[]>;
  /** By review id. */
  mentions: Map<string, Mention[]>;
  personas: DemoPersona[];
}

/** The seed of the shop that `npm start` shows. */
export const demoSeed = 20;

const sizes = { customers: 860, friendships: 2400, reviews: 10_400 };

/** Makes the demo shop: the same seed and day of `now` (UTC) give the same shop to the byte, on any machine. */
export function generateDemoShop({ seed = demoSeed, now }: { seed?: number; now: Date }): DemoShop {
  const today = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
  const assortment = loadAssortment();
  const language = loadReviewLanguage();
  const products = createProducts(assortment, seed, today);
  const traits = new Map(products.map((product) => [product.record.id, drawTraits(product, language, seed)]));
  const customers = createCustomers(seed, today, sizes.customers);
  const friendships = createFriendships(customers, seed, today, sizes.friendships);
  const coupons = createCoupons(today);
  const friendsOf = friendsByCustomer(friendships);
  const fillBasket = createBaskets({ products, traits, friendsOf, seed });
  const orders = createOrders({ customers, fillBasket, coupons, seed, today });
  const buyers = buyersByProduct(orders);
  const reviews = createReviews({ products, traits, buyers, language, seed, today, total: sizes.reviews });
  return {
    products: products.map(({ record }) => record),
    reviews: reviews.map(({ record }) => record),
    customers: customers.map(({ record }) => record),
    orders: orders.map(({ record }) => record),
    interactions: createInteractions(customers, orders, products, seed, today),
    friendships,
    coupons,
    help: loadHelpPages(),
    traits,
    mentions: new Map(reviews.map(({ record, mentions }) => [record.id, mentions])),
    personas: pickPersonas({ customers, orders, friendsOf, today }),
  };
}

function friendsByCustomer(friendships: readonly FriendshipRecord[]): Map<string, string[]> {
  const friends = new Map<string, string[]>();
  const note = (a: string, b: string) => friends.set(a, [...(friends.get(a) ?? []), b]);
  for (const { customerId, friendId } of friendships) {
    note(customerId, friendId);
    note(friendId, customerId);
  }
  return friends;
}

/** Who received a product, each customer once. */
function buyersByProduct(orders: readonly DemoOrder[]): Map<string, Buyer[]> {
  const buyers = new Map<string, Map<string, Buyer>>();
  for (const { customer, lines, deliveredAt } of orders) {
    if (deliveredAt === undefined) continue;
    const { id, firstName, lastName, language } = customer.record;
    const author = language === 'zh' ? fullName(firstName, lastName) : `${firstName} ${lastName.charAt(0)}.`;
    for (const { product } of lines) {
      const known = buyers.get(product.record.id) ?? new Map<string, Buyer>();
      if (!known.has(id)) known.set(id, { customerId: id, author, language, deliveredAt });
      buyers.set(product.record.id, known);
    }
  }
  return new Map([...buyers].map(([productId, byCustomer]) => [productId, [...byCustomer.values()]]));
}
