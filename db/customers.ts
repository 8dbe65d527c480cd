import type { Queryable } from './connect.ts';

/** The customer's own record, where the shop has handed it over. */
export async function findCustomer(
  db: Queryable,
  customerId: string,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await db.query<{ id: string; name: string }>(
    `select id, case when last_name ~ '[一-鿿]' then last_name || first_name
                     else btrim(first_name || ' ' || last_name) end as name
       from customers where id = $1`,
    [customerId],
  );
  return row;
}
