import type { DemoCustomer } from './customers.ts';
import { groupBy } from './group-by.ts';
import { fullName } from './names.ts';
import type { DemoOrder } from './orders.ts';

/** A customer worth trying the shop as, with a line for the picker in each language. */
export interface DemoPersona {
  customerId: string;
  name: string;
  en: string;
  zh: string;
}

const dayMs = 86_400_000;

interface Candidate {
  customer: DemoCustomer;
  orders: DemoOrder[];
  friends: DemoCustomer[];
}

interface Wanted {
  en: string;
  zh: string;
  suits(candidate: Candidate, now: number): boolean;
}

const hasStatus = ({ orders }: Candidate, ...statuses: string[]) =>
  orders.some((order) => statuses.includes(order.record.status));
const shares = ({ record }: DemoCustomer, ...hobbies: string[]) =>
  hobbies.some((hobby) => record.interests.includes(hobby));
const likes = ({ customer }: Candidate, hobby: string) => shares(customer, hobby);
const speaks = ({ customer }: Candidate, language: string) => customer.record.language === language;

const wanted: Wanted[] = [
  {
    en: 'Has an order on its way',
    zh: '有一笔订单正在配送途中',
    suits: (c) => speaks(c, 'en') && hasStatus(c, 'shipped') && c.orders.length >= 3,
  },
  {
    en: 'Received an order days ago: still in the return window',
    zh: '几天前刚收到货，仍在退货期内',
    suits: (c, now) =>
      speaks(c, 'en') &&
      c.orders.some((o) => o.record.status === 'delivered' && now - (o.deliveredAt ?? 0) < 12 * dayMs) &&
      c.orders.length >= 2,
  },
  {
    en: 'Just placed an order that can still be cancelled',
    zh: '刚下单，还来得及取消',
    suits: (c) => hasStatus(c, 'pending') && speaks(c, 'en'),
  },
  {
    en: 'Brand-new customer, no orders yet',
    zh: '新注册的顾客，还没有订单',
    suits: (c) => c.orders.length === 0 && speaks(c, 'en'),
  },
  {
    en: 'Parent of a baby who buys nappies again and again',
    zh: '家有宝宝，定期回购纸尿裤',
    suits: (c) =>
      c.customer.hasBaby &&
      speaks(c, 'en') &&
      c.orders.filter((o) => o.lines.some((l) => l.product.kind.name.en === 'Nappies')).length >= 2,
  },
  {
    en: 'Runner and hiker with friends who are too',
    zh: '爱跑步爱徒步，朋友也一样',
    suits: (c) =>
      likes(c, 'running') &&
      likes(c, 'hiking') &&
      c.orders.length >= 3 &&
      c.friends.filter((friend) => shares(friend, 'running', 'hiking')).length >= 2,
  },
  {
    en: 'Photographer who speaks Chinese',
    zh: '讲中文的摄影爱好者',
    suits: (c) => speaks(c, 'zh') && likes(c, 'photography') && c.orders.length >= 3,
  },
  {
    en: 'Chinese-speaking cook waiting for a parcel',
    zh: '讲中文、爱下厨，正在等包裹',
    suits: (c) =>
      speaks(c, 'zh') && likes(c, 'cooking') && hasStatus(c, 'shipped', 'out_for_delivery', 'processed'),
  },
  {
    en: 'Asked to return an order and waits for the answer',
    zh: '已申请退货，等待处理',
    suits: (c) => hasStatus(c, 'return_requested'),
  },
  {
    en: 'Loyal customer with many orders and a gift card',
    zh: '老顾客，订单多，还有礼品卡余额',
    suits: (c) =>
      c.orders.length >= 6 && c.customer.record.paymentMethods.some((m) => (m.balanceCents ?? 0) > 2000),
  },
];

interface PersonasTask {
  customers: readonly DemoCustomer[];
  orders: readonly DemoOrder[];
  friendsOf: ReadonlyMap<string, string[]>;
  today: Date;
}

/**
 * Picks one customer for each thing worth showing, nobody twice: the rule that fewest meet picks first. A rule that
 * nobody meets is left out.
 */
export function pickPersonas({ customers, orders, friendsOf, today }: PersonasTask): DemoPersona[] {
  const byCustomer = groupBy(orders, (order) => order.record.customerId);
  const byId = new Map(customers.map((customer) => [customer.record.id, customer]));
  const candidates = customers.map((customer) => ({
    customer,
    orders: byCustomer.get(customer.record.id) ?? [],
    friends: (friendsOf.get(customer.record.id) ?? []).flatMap((id) => byId.get(id) ?? []),
  }));
  const rules = wanted.map((rule) => ({
    rule,
    suiting: candidates.filter((candidate) => rule.suits(candidate, today.getTime())),
  }));
  const taken = new Set<Candidate>();
  const chosen = new Map<Wanted, Candidate>();
  for (const { rule, suiting } of [...rules].sort((a, b) => a.suiting.length - b.suiting.length)) {
    const candidate = suiting.find((suited) => !taken.has(suited));
    if (!candidate) continue;
    taken.add(candidate);
    chosen.set(rule, candidate);
  }
  return wanted.flatMap((rule) => {
    const candidate = chosen.get(rule);
    if (!candidate) return [];
    const { id, firstName, lastName } = candidate.customer.record;
    return [{ customerId: id, name: fullName(firstName, lastName), en: rule.en, zh: rule.zh }];
  });
}
