import type { Queryable } from './connect.ts';
import type { CouponRecord } from './records.ts';
import { findChanged, type UpsertResult } from './upsert.ts';

/** Stores coupons by their code, as written; call it in a transaction. */
export async function upsertCoupons(tx: Queryable, records: readonly CouponRecord[]): Promise<UpsertResult> {
  const { changed, ...result } = await findChanged(tx, 'coupons', ['code'], ({ code }) => [code], records);
  const rows = changed.map(({ record, hash }) => ({
    code: record.code,
    kind: record.kind,
    value: record.value,
    description: record.description,
    min_subtotal_cents: record.minSubtotalCents,
    categories: record.categories,
    segment: record.segment,
    starts_at: record.startsAt,
    ends_at: record.endsAt,
    usage_limit: record.usageLimit,
    per_customer_limit: record.perCustomerLimit,
    combinable: record.combinable,
    record_hash: hash,
  }));
  await tx.execute(
    `insert into coupons (code, kind, value, description, min_subtotal_cents, categories, segment, starts_at, ends_at,
       usage_limit, per_customer_limit, combinable, record_hash)
     select * from jsonb_to_recordset($1::jsonb) as x(
       code text, kind text, value double precision, description text, min_subtotal_cents bigint,
       categories text[], segment text, starts_at timestamptz, ends_at timestamptz, usage_limit int,
       per_customer_limit int, combinable boolean, record_hash text)
     on conflict (code) do update set
       kind = excluded.kind, value = excluded.value, description = excluded.description,
       min_subtotal_cents = excluded.min_subtotal_cents, categories = excluded.categories,
       segment = excluded.segment, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       usage_limit = excluded.usage_limit, per_customer_limit = excluded.per_customer_limit,
       combinable = excluded.combinable, record_hash = excluded.record_hash`,
    [JSON.stringify(rows)],
  );
  return result;
}
