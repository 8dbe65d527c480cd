import type { Database, Queryable } from './connect.ts';

/** What was learned of the shop's products: its number and how many there were then. */
export interface ModelRow {
  no: number;
  products: number;
}

export async function readLatestModel(db: Queryable): Promise<ModelRow | undefined> {
  const [row] = await db.query<ModelRow>('select no, products from search_models order by no desc limit 1');
  return row;
}

/** The pieces of a model, in order. */
export async function readModelParts(db: Queryable, no: number): Promise<Uint8Array[]> {
  const rows = await db.query<{ bytes: Uint8Array }>(
    'select bytes from search_model_parts where model_no = $1 order by part',
    [no],
  );
  return rows.map((row) => row.bytes);
}

/** Puts a model and the aliases that it found in the place of those before. */
export async function replaceModel(
  db: Database,
  model: {
    products: number;
    parts: readonly Uint8Array[];
    aliases: readonly { word: string; means: string }[];
  },
): Promise<ModelRow> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<ModelRow>(
      'insert into search_models (products) values ($1) returning no, products',
      [model.products],
    );
    if (!row) throw new Error('a model was not stored');
    for (const [part, bytes] of model.parts.entries()) {
      await tx.execute('insert into search_model_parts (model_no, part, bytes) values ($1, $2, $3)', [
        row.no,
        part,
        bytes,
      ]);
    }
    await tx.execute('delete from search_models where no < $1', [row.no]);
    await tx.execute('delete from search_kind_aliases');
    await tx.execute(
      `insert into search_kind_aliases (word, means)
       select word, means from jsonb_to_recordset($1::jsonb) as x(word text, means text)`,
      [JSON.stringify(model.aliases)],
    );
    return row;
  });
}

/** What each of these words is called in the names of kinds, besides itself. */
export async function readKindAliases(
  db: Queryable,
  words: readonly string[],
): Promise<{ word: string; means: string }[]> {
  return db.query<{ word: string; means: string }>(
    'select word, means from search_kind_aliases where word = any($1::text[]) order by word, means',
    [words],
  );
}
