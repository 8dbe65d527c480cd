import type { App } from '../../../app.ts';
import { ShopError } from '../../../errors.ts';
import { mean } from '../metrics.ts';
import { createShopkeeper, type Ranker } from '../ranker.ts';
import { keepsAll } from './examiner.ts';
import { type LimitKind, limitKinds } from './limits.ts';
import { type ConstraintQuery, makeConstraintQueries } from './make-queries.ts';
import { type ProductFacts, readAllFacts } from './read-facts.ts';

export interface ConstraintAnswer extends ConstraintQuery {
  hits: ProductFacts[];
  /** For each hit, the kinds of limit that it does not keep, each taken alone; `variant` where no one variant keeps all. */
  broken: (LimitKind | 'variant')[][];
}

/** Of the queries with a certain limit or in a certain language. */
export interface ConstraintFigures {
  queries: number;
  /** The share of the hits that keep the limit or, over all queries, every limit; NaN without any hit. */
  kept: number;
  /** The share of the queries with at least one hit. */
  answered: number;
}

export interface ConstraintResult {
  products: number;
  answers: ConstraintAnswer[];
  all: ConstraintFigures;
  kinds: Partial<Record<LimitKind, ConstraintFigures>>;
  languages: Record<'en' | 'zh', ConstraintFigures>;
}

const CUT = 10;

/** Asks for products with limits in words and examines the first ten hits by their records. */
export async function runConstraints(
  app: App,
  options: { count: number; seed: number; onProgress(what: string, done: number, total: number): void },
): Promise<ConstraintResult> {
  const products = await readAllFacts(app.db);
  const queries = makeConstraintQueries(products, options);
  if (queries.length === 0)
    throw new ShopError('bad_request', 'The catalogue has no available product with values to ask for.');
  const byId = new Map(products.map((product) => [product.id, product]));
  const ranker = createShopkeeper(app.search);
  const answers: ConstraintAnswer[] = [];
  for (const query of queries) {
    answers.push(await ask(ranker, query, byId));
    options.onProgress(ranker.name, answers.length, queries.length);
  }
  return { products: products.length, ...readFigures(answers) };
}

async function ask(
  ranker: Ranker,
  query: ConstraintQuery,
  byId: ReadonlyMap<string, ProductFacts>,
): Promise<ConstraintAnswer> {
  const ranked = await ranker.rank(query.text, { limit: CUT, offset: 0 });
  const hits = ranked.map(({ productId }) => byId.get(productId)).filter((hit) => hit !== undefined);
  return { ...query, hits, broken: hits.map((hit) => findBroken(hit, query)) };
}

function findBroken(product: ProductFacts, { limits }: ConstraintQuery): (LimitKind | 'variant')[] {
  if (keepsAll(product, limits)) return [];
  const alone = limits.filter((limit) => !keepsAll(product, [limit])).map(({ kind }) => kind);
  return alone.length > 0 ? alone : ['variant'];
}

/** Pure: figures of examined answers. */
export function readFigures(answers: readonly ConstraintAnswer[]): Omit<ConstraintResult, 'products'> {
  const ofKind = (kind: LimitKind): [LimitKind, ConstraintFigures] => {
    const asked = answers.filter(({ limits }) => limits.some((limit) => limit.kind === kind));
    return [kind, summarise(asked, (broken) => !broken.includes(kind))];
  };
  const ofLanguage = (language: 'en' | 'zh') =>
    summarise(answers.filter((answer) => answer.language === language));
  return {
    answers: [...answers],
    all: summarise(answers),
    kinds: Object.fromEntries(limitKinds.map(ofKind).filter(([, { queries }]) => queries > 0)),
    languages: { en: ofLanguage('en'), zh: ofLanguage('zh') },
  };
}

function summarise(
  answers: readonly ConstraintAnswer[],
  isKept: (broken: readonly (LimitKind | 'variant')[]) => boolean = (broken) => broken.length === 0,
): ConstraintFigures {
  return {
    queries: answers.length,
    kept: mean(answers.flatMap(({ broken }) => broken.map((one) => Number(isKept(one))))),
    answered: mean(answers.map(({ hits }) => Number(hits.length > 0))),
  };
}
