import type { Database, Queryable } from './connect.ts';
import { half, integer, vectorText } from './vectors.ts';

export interface EmbedderRow {
  no: number;
  embedder_id: string;
  dimension: number;
  /** How many products there were when it was fitted; 0 for one that was not fitted here. */
  fitted_products: number;
}

/** On a server; its default of 64 MB holds the graph of 100,000 products. */
const BUILD_MEMORY = '1GB';

const COLUMNS = 'no, embedder_id, dimension, fitted_products';

/** The embedder whose vectors answer queries. */
export async function readServingEmbedder(db: Queryable): Promise<EmbedderRow | undefined> {
  const [row] = await db.query<EmbedderRow>(`select ${COLUMNS} from search_embedders where serving`);
  return row;
}

export async function readEmbedder(db: Queryable, embedderId: string): Promise<EmbedderRow | undefined> {
  const [row] = await db.query<EmbedderRow>(
    `select ${COLUMNS} from search_embedders where embedder_id = $1`,
    [embedderId],
  );
  return row;
}

/** The embedder fitted last, serving or not yet. */
export async function readFittedEmbedder(db: Queryable): Promise<EmbedderRow | undefined> {
  const [row] = await db.query<EmbedderRow>(
    `select ${COLUMNS} from search_embedders where fitted_products > 0 order by no desc limit 1`,
  );
  return row;
}

/** Registers an embedder, not serving yet, with its model in pieces where it has one of its own. */
export async function addEmbedder(
  db: Database,
  embedder: { id: string; dimension: number; fittedProducts: number; parts: readonly Uint8Array[] },
): Promise<EmbedderRow> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<EmbedderRow>(
      `insert into search_embedders (embedder_id, dimension, fitted_products) values ($1, $2, $3)
       on conflict (embedder_id) do update set fitted_products = excluded.fitted_products returning ${COLUMNS}`,
      [embedder.id, embedder.dimension, embedder.fittedProducts],
    );
    if (!row) throw new Error(`embedder ${embedder.id} was not stored`);
    for (const [part, bytes] of embedder.parts.entries()) {
      await tx.execute(
        `insert into search_embedder_parts (embedder_no, part, bytes) values ($1, $2, $3)
         on conflict (embedder_no, part) do update set bytes = excluded.bytes`,
        [row.no, part, bytes],
      );
    }
    return row;
  });
}

/** The pieces of a fitted model, in order. */
export async function readEmbedderParts(db: Queryable, no: number): Promise<Uint8Array[]> {
  const rows = await db.query<{ bytes: Uint8Array }>(
    'select bytes from search_embedder_parts where embedder_no = $1 order by part',
    [no],
  );
  return rows.map((row) => row.bytes);
}

/**
 * Makes the embedder's HNSW index where it is missing: m 16, ef_construction 64, cosine of half-precision vectors,
 * which halves the index and changes no neighbour that matters. A graph that does not fit the memory for building is
 * built many times slower, so more than the server's default is asked for.
 */
export async function createVectorIndex(db: Database, { no, dimension }: EmbedderRow): Promise<void> {
  await db.script(
    `set local maintenance_work_mem = '${db.kind === 'native' ? BUILD_MEMORY : '64MB'}';
     create index if not exists ${indexName(no)} on search_embeddings
       using hnsw ((${half('embedding', dimension)}) halfvec_cosine_ops) where embedder_no = ${integer(no)}`,
  );
}

/** Lets one embedder answer from now on and forgets all others. */
export async function serveEmbedder(db: Database, no: number): Promise<void> {
  const old = await db.transaction(async (tx) => {
    await tx.execute('update search_embedders set serving = false where serving and no <> $1', [no]);
    await tx.execute('update search_embedders set serving = true where no = $1', [no]);
    return tx.query<{ no: number }>(
      'delete from search_embedders where no < $1 and not serving returning no',
      [no],
    );
  });
  for (const { no: oldNo } of old) {
    await db.script(`drop index if exists ${indexName(oldNo)}`);
    let deleted: number;
    do {
      deleted = await db.execute(
        `delete from search_embeddings where ctid = any(array(
           select ctid from search_embeddings where embedder_no = $1 limit 2000))`,
        [oldNo],
      );
    } while (deleted > 0);
  }
}

/** How many products this embedder has no current vector for. */
export async function countUnembedded(db: Queryable, no: number, version: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*)::int as n ${UNEMBEDDED}`, [no, version]);
  return row?.n ?? 0;
}

export async function readUnembeddedIds(
  db: Queryable,
  no: number,
  version: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select p.id ${UNEMBEDDED} and p.id > $3 order by p.id limit $4`,
    [no, version, after, limit],
  );
  return rows.map((row) => row.id);
}

const UNEMBEDDED = `from products p
  left join search_embeddings e on e.embedder_no = $1 and e.product_id = p.id
  where e.indexed_hash is distinct from $2 || p.content_hash`;

export async function writeEmbeddings(
  db: Queryable,
  no: number,
  rows: readonly { productId: string; indexedHash: string; vector: Float32Array }[],
): Promise<void> {
  await db.execute(
    `insert into search_embeddings (embedder_no, product_id, indexed_hash, embedding)
     select $1, x.id, x.hash, x.vector::vector
       from unnest($2::text[], $3::text[], $4::text[]) as x(id, hash, vector) join products p on p.id = x.id
     on conflict (embedder_no, product_id) do update set
       indexed_hash = excluded.indexed_hash, embedding = excluded.embedding`,
    [
      no,
      rows.map((row) => row.productId),
      rows.map((row) => row.indexedHash),
      rows.map((row) => vectorText(row.vector)),
    ],
  );
}

const indexName = (no: number): string => `search_embeddings_${integer(no)}_half`;
