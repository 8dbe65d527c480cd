import type { Queryable } from './connect.ts';
import type { FriendshipRecord } from './records.ts';
import type { Refusal, UpsertResult } from './upsert.ts';

/**
 * Stores friendships, which have no direction: A with B is B with A. A row without a date keeps the date already
 * known. Nobody is their own friend.
 */
export async function upsertFriendships(
  tx: Queryable,
  records: readonly FriendshipRecord[],
): Promise<UpsertResult> {
  const refused: Refusal[] = [];
  const pairs = new Map<string, { low: string; high: string; since?: string }>();
  records.forEach(({ customerId, friendId, since }, index) => {
    if (customerId === friendId) {
      refused.push({ index, field: 'friendId', reason: `${friendId} cannot be their own friend` });
      return;
    }
    const [low, high] = customerId < friendId ? [customerId, friendId] : [friendId, customerId];
    const key = `${low}\u0000${high}`;
    pairs.set(key, { low, high, since: since ?? pairs.get(key)?.since });
  });
  const written = await tx.query<{ created: boolean }>(
    `insert into friendships as f (customer_id, friend_id, since)
     select least(low, high), greatest(low, high), since
     from jsonb_to_recordset($1::jsonb) as x(low text, high text, since timestamptz)
     on conflict (customer_id, friend_id) do update set since = excluded.since
     where excluded.since is not null and f.since is distinct from excluded.since
     returning xmax = 0 as created`,
    [JSON.stringify([...pairs.values()])],
  );
  const created = written.filter((row) => row.created).length;
  const updated = written.length - created;
  return { created, updated, unchanged: records.length - refused.length - written.length, refused };
}
