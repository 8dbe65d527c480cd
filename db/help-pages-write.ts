import type { Queryable } from './connect.ts';
import type { HelpPageRecord } from './records.ts';
import { findChanged, type UpsertResult } from './upsert.ts';

/** Stores help pages, one for each id and language; call it in a transaction. */
export async function upsertHelpPages(
  tx: Queryable,
  records: readonly HelpPageRecord[],
): Promise<UpsertResult> {
  const keyOf = ({ id, language }: HelpPageRecord) => [id, language];
  const { changed, ...result } = await findChanged(tx, 'help_pages', ['id', 'language'], keyOf, records);
  await tx.execute(
    `insert into help_pages (id, language, topic, title, body, url, record_hash)
     select * from jsonb_to_recordset($1::jsonb) as x(
       id text, language text, topic text, title text, body text, url text, record_hash text)
     on conflict (id, language) do update set
       topic = excluded.topic, title = excluded.title, body = excluded.body, url = excluded.url,
       record_hash = excluded.record_hash`,
    [JSON.stringify(changed.map(({ record, hash }) => ({ ...record, record_hash: hash })))],
  );
  return result;
}
