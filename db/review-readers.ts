import type { Database, Queryable } from './connect.ts';

export interface ReaderRow {
  no: number;
  rules: string;
  serving: boolean;
  /** How many reviews its models were trained on; 0 for none. */
  fitted_reviews: number;
}

const COLUMNS = 'no, rules, serving, fitted_reviews';

/** The reader whose readings answer. */
export async function readServingReader(db: Queryable): Promise<ReaderRow | undefined> {
  const [row] = await db.query<ReaderRow>(`select ${COLUMNS} from review_readers where serving`);
  return row;
}

/** The reader of these rules that was made last, serving or not yet. */
export async function readNewestReader(db: Queryable, rules: string): Promise<ReaderRow | undefined> {
  const [row] = await db.query<ReaderRow>(
    `select ${COLUMNS} from review_readers where rules = $1 order by no desc limit 1`,
    [rules],
  );
  return row;
}

/** Registers a reader with its models in pieces; it serves at once where none does. */
export async function addReader(
  db: Database,
  reader: { rules: string; fittedReviews: number; parts: readonly Uint8Array[] },
): Promise<ReaderRow> {
  return db.transaction(async (tx) => {
    await tx.execute('lock table review_readers in share row exclusive mode');
    const [row] = await tx.query<ReaderRow>(
      `insert into review_readers (rules, fitted_reviews, serving)
       select $1, $2, not exists (select 1 from review_readers where serving) returning ${COLUMNS}`,
      [reader.rules, reader.fittedReviews],
    );
    if (!row) throw new Error('a new reader of reviews has no number');
    for (const [part, bytes] of reader.parts.entries()) {
      await tx.execute('insert into review_reader_parts (reader_no, part, bytes) values ($1, $2, $3)', [
        row.no,
        part,
        bytes,
      ]);
    }
    return row;
  });
}

/** The pieces of a reader's models, in order. */
export async function readReaderParts(db: Queryable, no: number): Promise<Uint8Array[]> {
  const rows = await db.query<{ bytes: Uint8Array }>(
    'select bytes from review_reader_parts where reader_no = $1 order by part',
    [no],
  );
  return rows.map((row) => row.bytes);
}

/** What belongs to a reader, `review_readings` last because the others refer to it. */
const TABLES = ['review_mentions', 'review_passages', 'review_bands', 'review_doubts', 'review_readings'];

/** Lets one reader answer from now on and forgets all earlier ones, piece by piece so that no statement is long. */
export async function serveReader(db: Database, no: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute('update review_readers set serving = false where serving and no <> $1', [no]);
    await tx.execute('update review_readers set serving = true where no = $1 and not serving', [no]);
    await tx.execute('delete from review_readers where no < $1', [no]);
  });
  for (const table of TABLES) {
    let deleted: number;
    do {
      deleted = await db.execute(
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} where reader_no < $1 limit 2000))`,
        [no],
      );
    } while (deleted > 0);
  }
}
