import type { Queryable } from './connect.ts';
import type { CustomerRecord } from './records.ts';
import { type Changed, findChanged, type Refusal, type UpsertResult } from './upsert.ts';

/**
 * Stores customers with their addresses and payment methods, replacing what was there; call it in a transaction.
 * A customer with two payment methods of one id is refused.
 */
export async function upsertCustomers(
  tx: Queryable,
  records: readonly CustomerRecord[],
): Promise<UpsertResult> {
  const refused = records.flatMap((record, index) => repeatedMethod(record, index) ?? []);
  const refusedAt = new Set(refused.map(({ index }) => index));
  const kept = records.filter((_, index) => !refusedAt.has(index));
  const { changed, ...counts } = await findChanged(tx, 'customers', ['id'], ({ id }) => [id], kept);
  if (changed.length > 0) {
    await writeCustomers(tx, changed);
    const ids = changed.map(({ record }) => record.id);
    await tx.execute('delete from customer_addresses where customer_id = any($1::text[])', [ids]);
    await tx.execute('delete from payment_methods where customer_id = any($1::text[])', [ids]);
    await writeAddresses(tx, changed);
    await writePaymentMethods(tx, changed);
  }
  return { ...counts, refused };
}

function repeatedMethod({ paymentMethods }: CustomerRecord, index: number): Refusal | undefined {
  const ids = paymentMethods.map(({ id }) => id);
  const place = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return place < 0
    ? undefined
    : { index, field: `paymentMethods.${place}.id`, reason: `payment method ${ids[place]} is listed twice` };
}

async function writeCustomers(tx: Queryable, changed: readonly Changed<CustomerRecord>[]): Promise<void> {
  const rows = changed.map(({ record, hash }) => ({
    id: record.id,
    first_name: record.firstName,
    last_name: record.lastName,
    email: record.email,
    phone: record.phone,
    language: record.language,
    household: record.household,
    interests: record.interests,
    created_at: record.createdAt,
    record_hash: hash,
  }));
  await tx.execute(
    `insert into customers (id, first_name, last_name, email, phone, language, household, interests, created_at,
       record_hash)
     select * from jsonb_to_recordset($1::jsonb) as x(
       id text, first_name text, last_name text, email text, phone text, language text, household text,
       interests text[], created_at timestamptz, record_hash text)
     on conflict (id) do update set
       first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
       phone = excluded.phone, language = excluded.language, household = excluded.household,
       interests = excluded.interests, created_at = excluded.created_at, record_hash = excluded.record_hash`,
    [JSON.stringify(rows)],
  );
}

async function writeAddresses(tx: Queryable, changed: readonly Changed<CustomerRecord>[]): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.addresses.map((address, position) => ({ customer_id: record.id, position, ...address })),
  );
  await tx.execute(
    `insert into customer_addresses (customer_id, position, line1, line2, city, region, postcode, country)
     select * from jsonb_to_recordset($1::jsonb) as x(
       customer_id text, position int, line1 text, line2 text, city text, region text, postcode text, country text)`,
    [JSON.stringify(rows)],
  );
}

async function writePaymentMethods(
  tx: Queryable,
  changed: readonly Changed<CustomerRecord>[],
): Promise<void> {
  const rows = changed.flatMap(({ record }) =>
    record.paymentMethods.map((method, position) => ({
      customer_id: record.id,
      id: method.id,
      position,
      kind: method.kind,
      brand: method.brand,
      last_four: method.lastFour,
      balance_cents: method.balanceCents,
    })),
  );
  await tx.execute(
    `insert into payment_methods (customer_id, id, position, kind, brand, last_four, balance_cents)
     select * from jsonb_to_recordset($1::jsonb) as x(
       customer_id text, id text, position int, kind text, brand text, last_four text, balance_cents bigint)`,
    [JSON.stringify(rows)],
  );
}
