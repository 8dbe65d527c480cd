import type { FriendshipRecord } from '../../db/records.ts';
import type { DemoCustomer } from './customers.ts';
import { createRandom } from './random.ts';

/**
 * Friendships by shared hobby, language and city, closed into triangles: a friend's friend becomes a friend
 * more often than a stranger does. Each pair once, the smaller id first.
 */
export function createFriendships(
  customers: readonly DemoCustomer[],
  seed: number,
  today: Date,
  count: number,
): FriendshipRecord[] {
  const random = createRandom(seed, 'friendships');
  const friends = customers.map(() => new Set<number>());
  const sociable = customers.map(() => 0.3 + random.next() ** 2 * 3);
  const indices = customers.map((_, i) => i);
  const pairs: [number, number][] = [];
  const befriend = (a: number, b: number) => {
    if (a === b || friends[a]?.has(b)) return;
    friends[a]?.add(b);
    friends[b]?.add(a);
    pairs.push(a < b ? [a, b] : [b, a]);
  };
  customers.forEach((customer, i) => {
    const next = customers[i + 1];
    if (customer.record.household !== undefined && customer.record.household === next?.record.household)
      befriend(i, i + 1);
  });
  while (pairs.length < count) {
    const a = random.weighted(indices, (i) => sociable[i] ?? 0);
    const ofFriends = [...(friends[a] ?? [])]
      .flatMap((friend) => [...(friends[friend] ?? [])])
      .filter((i) => i !== a);
    if (ofFriends.length > 0 && random.chance(0.45)) befriend(a, random.pick(ofFriends));
    else
      befriend(
        a,
        random.weighted(
          random.sample(indices, 40),
          (i) => affinity(customers[a], customers[i]) * (sociable[i] ?? 0),
        ),
      );
  }
  return pairs.map(([a, b]) => {
    const from = Math.max(customers[a]?.joinedAt ?? 0, customers[b]?.joinedAt ?? 0);
    const since = from + Math.floor(random.next() * Math.max(0, today.getTime() - from));
    return {
      customerId: customers[a]?.record.id ?? '',
      friendId: customers[b]?.record.id ?? '',
      since: new Date(since).toISOString(),
    };
  });
}

function affinity(a: DemoCustomer | undefined, b: DemoCustomer | undefined): number {
  if (!a || !b) return 0;
  const shared = a.record.interests.filter((hobby) => b.record.interests.includes(hobby)).length;
  const sameCity = a.record.addresses[0]?.city === b.record.addresses[0]?.city;
  return 0.04 + shared * 1.6 + (sameCity ? 0.5 : 0) + (a.record.language === b.record.language ? 0.12 : 0);
}
