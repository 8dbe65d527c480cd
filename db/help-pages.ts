import type { Queryable } from './connect.ts';

export interface HelpPageRow {
  id: string;
  language: string;
  topic: string;
  title: string;
  body: string;
  url: string | null;
}

/** Help pages in the order of `ids`, each in the reader's language or, where it is missing, in any other. */
export async function readHelpPages(
  db: Queryable,
  ids: readonly string[],
  language: string,
): Promise<HelpPageRow[]> {
  return db.query<HelpPageRow>(
    `select page.* from unnest($1::text[]) with ordinality as wanted(id, place)
      cross join lateral (
        select id, language, topic, title, body, url from help_pages
         where id = wanted.id order by (language = $2) desc, language limit 1) page
      order by wanted.place`,
    [ids, language],
  );
}
