import type { VariantRecord } from '../../db/records.ts';
import type { DemoCustomer } from './customers.ts';
import { groupBy } from './group-by.ts';
import type { DemoProduct } from './products.ts';
import { createRandom, type Random } from './random.ts';
import type { Trait } from './traits.ts';

/** One line of a basket. */
export interface Line {
  product: DemoProduct;
  variant: VariantRecord;
  quantity: number;
}

/** What a customer has and wants so far; orders are made in the order of time, so this only grows. */
interface History {
  random: Random;
  owned: Set<string>;
  ownedKinds: Set<string>;
  brands: Set<string>;
  /** Kinds that go with what was bought. */
  wanted: string[];
  /** Consumables and when they run out. */
  due: { line: Line; at: number }[];
  recent: { line: Line; at: number }[];
  shoeSize: number;
  wearer: 'women' | 'men';
  sizeShare: number;
}

const dayMs = 86_400_000;
const babyDepartment = 'Baby & Kids';

interface BasketsDeps {
  products: readonly DemoProduct[];
  traits: ReadonlyMap<string, Trait[]>;
  friendsOf: ReadonlyMap<string, string[]>;
  seed: number;
}

/** Fills baskets that make sense for who buys: hobbies, season, what goes together, what runs out, what friends have. */
export function createBaskets({ products, traits, friendsOf, seed }: BasketsDeps) {
  const byKind = groupBy(products, (product) => product.kind.name.en);
  const kinds = [...byKind.values()]
    .flatMap((list) => list.slice(0, 1))
    .map(({ kind, department }) => ({ kind, department }));
  const liking = new Map(
    products.map((product) => [product, product.popularity * appeal(traits.get(product.record.id) ?? [])]),
  );
  const histories = new Map<string, History>();

  const historyOf = (customerId: string): History => {
    const known = histories.get(customerId);
    if (known) return known;
    const history = beginHistory(createRandom(seed, 'baskets', customerId));
    histories.set(customerId, history);
    return history;
  };

  const chooseKind = (customer: DemoCustomer, history: History, at: number): string => {
    const month = new Date(at).getUTCMonth() + 1;
    const { kind } = history.random.weighted(kinds, (entry) => kindWeight(entry, customer, history, month));
    return kind.name.en;
  };

  const chooseProduct = (kind: string, history: History, at: number): DemoProduct | undefined => {
    const onSale = (byKind.get(kind) ?? []).filter(
      ({ record }) => Date.parse(record.releasedAt) < at - dayMs && !history.owned.has(record.id),
    );
    const suiting = onSale.filter(
      ({ record }) =>
        !record.attributes.For ||
        record.attributes.For === 'unisex' ||
        record.attributes.For === history.wearer,
    );
    const from = suiting.length > 0 ? suiting : onSale;
    if (from.length === 0) return undefined;
    return history.random.weighted(
      from,
      (p) => (liking.get(p) ?? 0) * (history.brands.has(p.record.brand ?? '') ? 2 : 1),
    );
  };

  const fromFriend = (customerId: string, history: History, at: number): DemoProduct | undefined => {
    const friends = friendsOf.get(customerId) ?? [];
    if (friends.length === 0) return undefined;
    const seen = (histories.get(history.random.pick(friends))?.recent ?? []).filter(
      (entry) => at - entry.at < 150 * dayMs,
    );
    const product = seen.length > 0 ? history.random.pick(seen).line.product : undefined;
    return product && !history.owned.has(product.record.id) ? product : undefined;
  };

  const chooseNext = (customer: DemoCustomer, history: History, at: number): DemoProduct | undefined => {
    const { random } = history;
    const friendly = random.chance(0.14) ? fromFriend(customer.record.id, history, at) : undefined;
    if (friendly && (friendly.department !== babyDepartment || customer.hasBaby)) return friendly;
    const wanted = random.chance(0.42) ? history.wanted.shift() : undefined;
    return chooseProduct(wanted ?? chooseKind(customer, history, at), history, at);
  };

  return (customer: DemoCustomer, at: number): Line[] => {
    const history = historyOf(customer.record.id);
    const { random } = history;
    const size = random.weighted([1, 2, 3, 4, 5], (n) => [0, 45, 28, 15, 8, 4][n] ?? 0);
    const lines = history.due
      .filter((entry) => entry.at <= at + 5 * dayMs)
      .slice(0, 2)
      .map(({ line }) => line);
    for (let attempt = 0; lines.length < size && attempt < size * 4; attempt++) {
      const product = chooseNext(customer, history, at);
      if (!product || lines.some((line) => line.product === product)) continue;
      const again = product.kind.reorderDays !== undefined && random.chance(0.3);
      lines.push({ product, variant: chooseVariant(product, history), quantity: again ? 2 : 1 });
      history.wanted.unshift(...random.sample(product.kind.after, 2));
    }
    for (const line of lines) remember(history, line, at);
    return lines;
  };
}

/** Somebody who owns nothing yet, of a build that stays the same from order to order. */
function beginHistory(random: Random): History {
  const wearer = random.pick(['women', 'men'] as const);
  return {
    random,
    owned: new Set(),
    ownedKinds: new Set(),
    brands: new Set(),
    wanted: [],
    due: [],
    recent: [],
    wearer,
    shoeSize: Math.round((wearer === 'women' ? 38.4 : 42.6) + random.normal() * 1.3),
    sizeShare: Math.min(0.99, Math.max(0, 0.45 + random.normal() * 0.2)),
  };
}

function kindWeight(
  { kind, department }: Pick<DemoProduct, 'kind' | 'department'>,
  customer: DemoCustomer,
  history: History,
  month: number,
): number {
  const shared = kind.hobbies.filter((hobby) => customer.record.interests.includes(hobby)).length;
  const season = kind.months.length === 0 ? 1 : kind.months.includes(month) ? 2.4 : 0.45;
  const saturated = history.ownedKinds.has(kind.name.en) && kind.reorderDays === undefined ? 0.2 : 1;
  const baby = department === babyDepartment ? (customer.hasBaby ? 2 : 0.06) : 1;
  return (0.1 + shared * 1.5) * season * saturated * baby * Math.sqrt(kind.count);
}

/** Good products sell better than their popularity alone says, bad ones worse. */
function appeal(traits: readonly Trait[]): number {
  const mean = traits.reduce((sum, trait) => sum + trait.value, 0) / Math.max(1, traits.length);
  return 2 ** (mean * 0.7);
}

function chooseVariant(product: DemoProduct, history: History): VariantRecord {
  const { variants } = product.record;
  const sizes = [...new Set(variants.map((variant) => variant.options.Size ?? ''))];
  const size = sizes.includes(String(history.shoeSize))
    ? String(history.shoeSize)
    : sizes[Math.floor(history.sizeShare * sizes.length)];
  return history.random.pick(variants.filter((variant) => (variant.options.Size ?? '') === size));
}

function remember(history: History, line: Line, at: number): void {
  const { record, kind } = line.product;
  const before = history.due.findIndex((entry) => entry.line.product === line.product);
  if (before >= 0) history.due.splice(before, 1);
  if (kind.reorderDays !== undefined && history.random.chance(0.75)) {
    const lasts = kind.reorderDays * line.quantity * (0.85 + history.random.next() * 0.3);
    history.due.push({ line, at: at + lasts * dayMs });
  }
  history.owned.add(record.id);
  history.ownedKinds.add(kind.name.en);
  history.brands.add(record.brand ?? '');
  history.recent.push({ line, at });
}
