/**
 * A search said in full, as the page's chips and facets say it: what is looked for in quotation marks, then limits
 * apart by commas. Nobody types so by chance, hence the values are taken as they stand.
 */
export interface Refined {
  /** What is looked for; empty for anything. */
  query: string;
  /** The title of a product that others are to be like, in place of a query. */
  like?: string;
  /** The limits as the search tool takes them, `offset` among them. */
  limits: Record<string, unknown>;
}

const OPENINGS: readonly RegExp[] = [
  /^(?:search for|搜索)\s?(?:“(?<query>.+)”|(?:products|商品))(?<rest>[,，].*)?$/iu,
  /^(?:show me products like|看看类似)\s?“(?<like>.+)”(?:的商品)?(?<rest>[,，].*)?$/iu,
];

type Limits = Record<string, unknown>;
type Clause = readonly [RegExp, (first: string, second: string) => Limits];

const sum = (money: string): number => Number(money.replace(/[^\d.]/g, ''));
const SUM = String.raw`\D{0,4}\d[\d,]*(?:\.\d+)?`;

const clause = (pattern: string, read: Clause[1]): Clause => [new RegExp(`^(?:${pattern})$`, 'iu'), read];
const text = (key: string, pattern: string): Clause => clause(pattern, (value) => ({ [key]: value }));
const fixed = (pattern: string, limits: Limits): Clause => clause(pattern, () => limits);

/** In the order in which they are tried: each takes its whole clause. */
const CLAUSES: readonly Clause[] = [
  clause(`between (${SUM}) and (${SUM})|(${SUM})(?:到|至)(${SUM})`, (low, high) => ({
    min_price: sum(low),
    max_price: sum(high),
  })),
  clause(`under (${SUM})|(${SUM})以内`, (high) => ({ max_price: sum(high) })),
  clause(`over (${SUM})|(${SUM})以上`, (low) => ({ min_price: sum(low) })),
  clause('rated ([\\d.]+) or better|([\\d.]+)[星分]以上', (stars) => ({ min_rating: Number(stars) })),
  clause('from number (\\d+) on|从第(\\d+)个开始', (place) => ({ offset: Math.max(0, Number(place) - 1) })),
  fixed('in stock only|只看有货', { in_stock_only: true }),
  fixed('cheapest first|价格从低到高', { sort: 'price_low' }),
  fixed('dearest first|价格从高到低', { sort: 'price_high' }),
  fixed('best rated first|评分从高到低', { sort: 'rating' }),
  fixed('newest first|最新的在前', { sort: 'newest' }),
  fixed('most popular first|最热销的在前', { sort: 'popular' }),
  text('category', 'category (.+)|分类(.+)'),
  text('brand', 'brand (.+)|品牌(.+)'),
  text('colour', 'colour (.+)|颜色(.+)'),
  text('size', 'size (.+)|尺码(.+)'),
  clause('without (.+)|不要(.+)', (value) => ({ exclude: [value] })),
  clause('with (.+)|要有(.+)', (value) => ({ features: [value] })),
];

/** Undefined for a message that is not such a search from beginning to end. */
export function readRefined(message: string): Refined | undefined {
  for (const opening of OPENINGS) {
    const groups = opening.exec(message.trim())?.groups;
    if (!groups) continue;
    const { query = '', like, rest = '' } = groups;
    // An English sum has commas too, but no space behind them.
    const clauses = rest.split(/, |，/).filter((one) => one.trim() !== '');
    const limits = clauses.map(readClause);
    if (limits.some((one) => one === undefined)) return undefined;
    return { query, like, limits: limits.reduce<Limits>(join, {}) };
  }
  return undefined;
}

function readClause(words: string): Limits | undefined {
  for (const [pattern, read] of CLAUSES) {
    const match = pattern.exec(words.trim());
    if (!match) continue;
    const [first = '', second = ''] = match.slice(1).filter((value) => value !== undefined);
    return read(first.trim(), second.trim());
  }
  return undefined;
}

/** Lists add up; of anything else the last counts. */
function join(limits: Limits, more: Limits | undefined): Limits {
  const joined = { ...limits, ...more };
  for (const key of ['exclude', 'features']) {
    const lists = [limits[key], more?.[key]].filter((list) => Array.isArray(list));
    if (lists.length > 0) joined[key] = lists.flat();
  }
  return joined;
}
