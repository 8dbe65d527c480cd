import type { Queryable } from './connect.ts';

/** Products whose reviews are asked; without any field the whole shop's. */
export interface ReviewScope {
  productIds?: readonly string[];
  /** In the spelling of the search index. */
  categories?: readonly string[];
  brands?: readonly string[];
  minPriceCents?: number;
  maxPriceCents?: number;
}

/** What is looked for: an aspect, or `least` of the words where no aspect is named. */
export type ReviewWanted =
  | { aspects: readonly string[]; words: readonly string[] }
  | { aspects?: undefined; words: readonly string[]; least: number };

/** From here on what is said of something is praise; as far below one half it is fault, and neither in between. */
export const PRAISE = 0.6;

type Bind = (value: unknown) => string;

/** One row for each review in scope that speaks of it: the place that does, how it is meant, and what it weighs. */
function saidSql(reader: number, scope: ReviewScope, wanted: ReviewWanted, bind: Bind): string {
  const no = bind(reader);
  const inScope = scopeConditions(scope, bind).map((condition) => ` and ${condition}`);
  const found = wanted.aspects
    ? `select m.review_id, m.product_id, m.place, m.positive from review_mentions m
        where m.reader_no = ${no} and m.aspect = any(${bind(wanted.aspects)}::text[])`
    : `select m.review_id, m.product_id, m.place, m.positive from review_passages m
        where m.reader_no = ${no} and m.terms && ${bind(wanted.words)}::text[]
          and (select count(*) from unnest(${bind(wanted.words)}::text[]) as w(term) where w.term = any(m.terms))
            >= ${bind(wanted.least)}`;
  return `select s.review_id, s.product_id, s.place, s.positive, coalesce(d.weight, 1) as weight
    from (select review_id, product_id, avg(positive) as positive,
            (array_agg(place order by abs(positive - 0.5) desc, place))[1] as place
            from (${found}${inScope.join('')}) each group by review_id, product_id) s
    left join review_doubts d on d.reader_no = ${no} and d.review_id = s.review_id`;
}

function scopeConditions(scope: ReviewScope, bind: Bind): string[] {
  const conditions: string[] = [];
  if (scope.productIds) conditions.push(`m.product_id = any(${bind(scope.productIds)}::text[])`);
  if (scope.categories) {
    conditions.push(`m.product_id in (select e.product_id from search_documents e
      join search_segments g on g.id = e.segment and g.live where e.categories && ${bind(scope.categories)}::text[])`);
  }
  const ofProduct: string[] = [];
  if (scope.brands) {
    ofProduct.push(`p.id in (select e.product_id from search_documents e
      join search_segments g on g.id = e.segment and g.live where e.brand = any(${bind(scope.brands)}::text[]))`);
  }
  if (scope.minPriceCents !== undefined) ofProduct.push(`p.price_max_cents >= ${bind(scope.minPriceCents)}`);
  if (scope.maxPriceCents !== undefined) ofProduct.push(`p.price_min_cents <= ${bind(scope.maxPriceCents)}`);
  if (ofProduct.length > 0)
    conditions.push(`m.product_id in (select p.id from products p where ${ofProduct.join(' and ')})`);
  return conditions;
}

export interface OpinionCounts {
  /** Reviews that speak of it, each counting as one. */
  mentions: number;
  positive: number;
  negative: number;
}

const COUNTS = `count(*)::int as mentions, count(*) filter (where positive >= ${PRAISE})::int as positive,
  count(*) filter (where positive <= ${1 - PRAISE})::int as negative`;

export async function countOpinions(
  db: Queryable,
  reader: number,
  scope: ReviewScope,
  wanted: ReviewWanted,
): Promise<OpinionCounts> {
  const { params, bind } = createParams();
  const said = saidSql(reader, scope, wanted, bind);
  const [row] = await db.query<OpinionCounts>(`select ${COUNTS} from (${said}) said`, params);
  return row ?? { mentions: 0, positive: 0, negative: 0 };
}

/** A product with what its reviews say. */
export interface ProductOpinions extends OpinionCounts {
  product_id: string;
}

/**
 * Products by how sure it is that their reviews praise it (or fault it): the lower end of the Wilson interval of the
 * share at one standard deviation, doubted reviews counting less.
 */
export async function rankProducts(
  db: Queryable,
  reader: number,
  scope: ReviewScope,
  wanted: ReviewWanted,
  { leaning, limit }: { leaning: 'positive' | 'negative'; limit: number },
): Promise<ProductOpinions[]> {
  const { params, bind } = createParams();
  const said = saidSql(reader, scope, wanted, bind);
  const side = leaning === 'positive' ? `positive >= ${PRAISE}` : `positive <= ${1 - PRAISE}`;
  return db.query<ProductOpinions>(
    `select product_id, mentions, positive, negative from (
       select product_id, ${COUNTS}, sum(weight) as n, coalesce(sum(weight) filter (where ${side}), 0) as k
         from (${said}) said group by product_id) counted
     join products p on p.id = product_id
     where k > 0
     order by (k / n + 0.5 / n - sqrt(k / n * (1 - k / n) / n + 0.25 / (n * n))) / (1 + 1 / n) desc, mentions desc, product_id
     limit ${bind(limit)}`,
    params,
  );
}

/** A sentence that says it, with the review that it stands in. */
export interface OpinionRow {
  review_id: string;
  product_id: string;
  place: number;
  text: string;
  language: string;
  /** Of the whole of what the review says of it. */
  positive: number;
  /** Stars of the review. */
  rating: number;
  weight: number;
  /** How many of the words asked stand in the sentence. */
  words: number;
  helpful: number;
}

/**
 * Sentences that say it, at most `limit` of each product: those in the reader's language first, then those with more
 * of the words, clearer, more helpful, newer. `leaning` keeps to praise or fault of probability `sure` at least, in
 * reviews whose stars do not speak against it.
 */
export async function readOpinions(
  db: Queryable,
  reader: number,
  scope: ReviewScope,
  wanted: ReviewWanted,
  query: { leaning?: 'positive' | 'negative'; sure: number; language: string; limit: number },
): Promise<OpinionRow[]> {
  const { params, bind } = createParams();
  const said = saidSql(reader, scope, wanted, bind);
  const side =
    query.leaning === undefined
      ? ''
      : query.leaning === 'positive'
        ? `where said.positive >= ${bind(query.sure)}::float8 and r.rating >= 3`
        : `where said.positive <= 1 - ${bind(query.sure)}::float8 and r.rating <= 3`;
  return db.query<OpinionRow>(
    `select review_id, product_id, place, text, language, positive, rating, weight, words, helpful from (
       select said.*, g.body as text, g.language, r.rating, r.helpful, w.words,
         row_number() over (partition by said.product_id order by (g.language = ${bind(query.language)}) desc,
           w.words desc, said.weight desc,
           round((abs(said.positive - 0.5) * 5)::numeric) + ln(1 + r.helpful) * 0.3 - char_length(g.body) / 200 desc,
           r.created_at desc nulls last, said.review_id) as rank
       from (${said}) said
         join reviews r on r.id = said.review_id
         join review_passages g on g.reader_no = ${bind(reader)} and g.review_id = said.review_id and g.place = said.place
         cross join lateral (select count(*)::int as words
           from unnest(${bind(wanted.words)}::text[]) as w(term) where w.term = any(g.terms)) w
       ${side}) ranked
     where rank <= ${bind(query.limit)} order by product_id, rank`,
    params,
  );
}

function createParams(): { params: unknown[]; bind: Bind } {
  const params: unknown[] = [];
  return { params, bind: (value) => `$${params.push(value)}` };
}
