import type { Queryable } from './connect.ts';
import { type LeaseClaim, OWN_TURN_COLUMNS, type TurnLease, type TurnRow } from './turns.ts';

/**
 * Takes the conversation's lease for this turn: undefined while another process holds it, while an earlier turn is
 * open, or when the turn is no longer open. A lease that has run out may be taken by anybody.
 */
export async function leaseTurn(
  db: Queryable,
  { turnId, holder, leaseMs }: LeaseClaim,
): Promise<TurnLease | undefined> {
  const [row] = await db.query<TurnLease>(
    `with leased as (
       update conversations c
          set lease_holder = $2, lease_until = now() + $3 * interval '1 millisecond'
         from turns t
        where t.id = $1 and c.id = t.conversation_id and t.status in ('queued', 'running')
          and (c.lease_holder is null or c.lease_holder = $2 or c.lease_until < now())
          and not exists (
            select 1 from turns earlier
             where earlier.conversation_id = t.conversation_id and earlier.seq < t.seq
               and earlier.status in ('queued', 'running'))
       returning c.epoch, c.locale
     )
     update turns set status = 'running', attempt = attempt + 1 from leased
      where turns.id = $1 returning leased.epoch, leased.locale, turns.attempt`,
    [turnId, holder, leaseMs],
  );
  return row;
}

/** Keeps the lease while a turn is running. */
export async function renewLease(db: Queryable, { turnId, holder, leaseMs }: LeaseClaim): Promise<void> {
  await db.execute(
    `update conversations c set lease_until = now() + $3 * interval '1 millisecond'
       from turns t where t.id = $1 and c.id = t.conversation_id and c.lease_holder = $2`,
    [turnId, holder, leaseMs],
  );
}

/** Turns that nobody is answering: open for `afterMs` or longer in a conversation whose lease is free or has run out. */
export async function findOrphanTurns(db: Queryable, afterMs: number): Promise<TurnRow[]> {
  return db.query<TurnRow>(
    `select ${OWN_TURN_COLUMNS}
       from turns t join conversations c on c.id = t.conversation_id
      where t.status in ('queued', 'running') and t.created_at <= now() - $1 * interval '1 millisecond'
        and (c.lease_until is null or c.lease_until < now())
      order by t.seq limit 50`,
    [afterMs],
  );
}

/** Gives back the leases of one process, or of all when every earlier process is known to be gone. */
export async function dropLeases(db: Queryable, processId?: string): Promise<void> {
  await db.execute(
    `update conversations set lease_holder = null, lease_until = null
      where lease_holder is not null and ($1::text is null or lease_holder like $1 || ':%')`,
    [processId ?? null],
  );
}
