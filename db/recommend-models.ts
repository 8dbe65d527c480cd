import type { Database, Queryable } from './connect.ts';

/** A training's manifest. */
export interface RecommendModel {
  version: number;
  engine: string;
  parameters: Record<string, number | string>;
  counts: Record<string, number> | null;
  metrics: Record<string, number> | null;
  checksum: string | null;
  started_at: Date;
  completed_at: Date | null;
  is_served: boolean;
}

/** Neighbours of products as parallel lists, those of one product together and heaviest first. */
export interface NeighbourRows {
  products: readonly string[];
  ranks: readonly number[];
  neighbours: readonly string[];
  covisit: readonly number[];
  content: readonly number[];
}

/** A model that nobody is served from until `activateModel`. */
export async function beginModel(
  db: Queryable,
  { engine, parameters }: Pick<RecommendModel, 'engine' | 'parameters'>,
): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    'insert into recommend_models (engine, parameters) values ($1, $2::jsonb) returning version',
    [engine, JSON.stringify(parameters)],
  );
  if (!row) throw new Error('a new model has no version');
  return row.version;
}

export async function writeNeighbours(db: Queryable, version: number, rows: NeighbourRows): Promise<void> {
  await db.execute(
    `insert into item_neighbours (model_version, product_id, rank, neighbour_id, w_covisit, w_content)
     select $1, * from unnest($2::text[], $3::smallint[], $4::text[], $5::real[], $6::real[])`,
    [version, rows.products, rows.ranks, rows.neighbours, rows.covisit, rows.content],
  );
}

export async function writeItemStats(
  db: Queryable,
  version: number,
  stats: { products: readonly string[]; popularity: readonly number[]; g: readonly number[] },
): Promise<void> {
  await db.execute(
    `insert into item_stats (model_version, product_id, popularity, g)
     select $1, * from unnest($2::text[], $3::int[], $4::float8[])`,
    [version, stats.products, stats.popularity, stats.g],
  );
}

/** Completes a model and serves from it at once; the one served before is kept for a rollback, others go but those in training. */
export async function activateModel(
  db: Database,
  version: number,
  manifest: Pick<RecommendModel, 'counts' | 'metrics'>,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(
      `update recommend_models set counts = $2::jsonb, metrics = $3::jsonb, completed_at = now(), checksum = (
         select md5(coalesce(sum(hashtextextended(
           concat_ws(' ', product_id, rank, neighbour_id, w_covisit, w_content), 0)::numeric), 0)::text)
         from item_neighbours where model_version = $1)
       where version = $1`,
      [version, JSON.stringify(manifest.counts), JSON.stringify(manifest.metrics)],
    );
    await tx.execute(
      `insert into recommend_serving (version) values ($1)
       on conflict (is_only) do update set previous = recommend_serving.version, version = excluded.version`,
      [version],
    );
    await tx.execute(
      `delete from recommend_models m using recommend_serving s
        where m.version not in (s.version, coalesce(s.previous, s.version))
          and (m.completed_at is not null or m.started_at < now() - interval '1 day')`,
    );
  });
}

/** Serves again from the model before; false when there is none. */
export async function rollbackModel(db: Queryable): Promise<boolean> {
  const swapped = await db.execute(
    'update recommend_serving set version = previous, previous = version where previous is not null',
  );
  return swapped > 0;
}

/** Newest first. */
export function listModels(db: Queryable): Promise<RecommendModel[]> {
  return db.query<RecommendModel>(
    `select m.*, coalesce(s.version = m.version, false) as is_served from recommend_models m
       left join recommend_serving s on true order by m.version desc limit 100`,
  );
}

/** What products are like, of those after `after` in the order of their ids. */
export function readProductTraits(
  db: Queryable,
  after: string,
  limit: number,
): Promise<
  {
    id: string;
    brand: string | null;
    category: string[];
    tags: string[];
    attributes: Record<string, unknown>;
  }[]
> {
  return db.query(
    'select id, brand, category, tags, attributes from products where id > $1 order by id limit $2',
    [after, limit],
  );
}
