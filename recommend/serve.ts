import type { Database } from '../db/connect.ts';
import {
  listOffered,
  listPopular,
  type NeighbourRow,
  type OfferedCandidate,
  readServedVersion,
} from '../db/recommend-candidates.ts';
import { readOwned, readTasteEvents } from '../db/recommend-events.ts';
import type { ResolvedFilters } from '../db/search.ts';
import { createNeighbourReader } from './neighbours.ts';
import { spreadKinds } from './rules.ts';
import { type Reason, reasonsOf, type Source, scoreSources, weightOfPlace } from './sources.ts';

export interface RecommendQuery {
  customerId: string;
  filters: ResolvedFilters;
  limit: number;
  now: Date;
}

export interface Recommendation {
  productId: string;
  title: string;
  score: number;
  /** They sum to the score; none where it is recommended for being popular. */
  reasons: Reason[];
}

export interface Recommendations {
  /** `popular` when nothing that the customer did speaks for other products. */
  basis: 'history' | 'popular';
  items: Recommendation[];
}

const HISTORY = 50;
/** Of so many scored products the best that keep all limits are looked up. */
const SCORED = 5_000;
/** So many times more than asked for are looked up, for variety to choose from. */
const CHOICE = 4;
const NO_ROWS: ReadonlyMap<string, NeighbourRow> = new Map();

/**
 * Recommends by what the customer did last: neighbours of it in the served model, in stock and within the limits, but
 * for what the customer has. What was done a moment ago counts at once.
 */
export function createRecommend({ db }: { db: Database }) {
  const readNeighbours = createNeighbourReader(db);

  return async function recommend(query: RecommendQuery): Promise<Recommendations> {
    const { customerId, filters, limit, now } = query;
    const [version, sources, owned] = await Promise.all([
      readServedVersion(db),
      readSources(db, customerId),
      readOwned(db, customerId),
    ]);
    const ids = sources.map(({ productId }) => productId);
    const rows = version === undefined || ids.length === 0 ? NO_ROWS : await readNeighbours(version, ids);
    const scored = bestOf(scoreSources(sources, rows), new Set(owned));
    const choice = limit * CHOICE;
    const offered = scored.ids.length > 0 ? await listOffered(db, { ...scored, filters, limit: choice }) : [];
    const toItem = ({ product_id, title, score }: OfferedCandidate): Recommendation => ({
      productId: product_id,
      title,
      score,
      reasons: reasonsOf(product_id, sources, rows),
    });
    if (offered.length > 0) return { basis: 'history', items: spreadKinds(offered, limit).map(toItem) };
    const popular = await listPopular(db, { filters, without: owned, limit: choice, now });
    return { basis: 'popular', items: spreadKinds(popular, limit).map(toItem) };
  };
}

/** The customer's newest events, the older the less they count. */
async function readSources(db: Database, customerId: string): Promise<Source[]> {
  const events = await readTasteEvents(db, customerId, HISTORY);
  return events.map(({ product_id, kind }, newer) => ({
    productId: product_id,
    kind,
    weight: weightOfPlace(newer),
  }));
}

/** The best scored that are wanted; equal ones in the order of their ids. */
function bestOf(scores: ReadonlyMap<string, number>, unwanted: ReadonlySet<string>) {
  const wanted = [...scores]
    .filter(([id]) => !unwanted.has(id))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, SCORED);
  return { ids: wanted.map(([id]) => id), scores: wanted.map(([, score]) => score) };
}
