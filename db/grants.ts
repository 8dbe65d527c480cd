import type { Queryable } from './connect.ts';

/** Whether this conversation has proved that order. */
export async function hasGrant(db: Queryable, conversationId: string, orderId: string): Promise<boolean> {
  const rows = await db.query('select 1 from order_grants where conversation_id = $1 and order_id = $2', [
    conversationId,
    orderId,
  ]);
  return rows.length > 0;
}

/** Remembers, for this conversation only, that the order was proved. */
export async function grantOrder(db: Queryable, conversationId: string, orderId: string): Promise<void> {
  await db.execute(
    'insert into order_grants (conversation_id, order_id) values ($1, $2) on conflict do nothing',
    [conversationId, orderId],
  );
}

/**
 * Counts one try to prove an order and tells whether it may go on: at most `limit` tries an hour by one visitor,
 * and as many on one order, whether or not that order exists. The try is written before it is counted, so tries
 * that come together can only make one another fail.
 */
export async function takeProofAttempt(
  db: Queryable,
  attempt: { visitorId: string; orderId: string; now: Date; limit: number },
): Promise<boolean> {
  await db.execute('insert into proof_attempts (visitor_id, order_id, at) values ($1, upper($2), $3)', [
    attempt.visitorId,
    attempt.orderId,
    attempt.now,
  ]);
  const hourAgo = new Date(attempt.now.getTime() - 3_600_000);
  const [row] = await db.query<{ by_visitor: number; on_order: number }>(
    `select count(*) filter (where visitor_id = $1) as by_visitor,
            count(*) filter (where order_id = upper($2)) as on_order
       from proof_attempts where at > $3 and (visitor_id = $1 or order_id = upper($2))`,
    [attempt.visitorId, attempt.orderId, hourAgo],
  );
  return row !== undefined && row.by_visitor <= attempt.limit && row.on_order <= attempt.limit;
}
