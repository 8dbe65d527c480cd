import type { ProductFilters, ProductSort, UnderstoodLimit, UnresolvedLimit } from '../search-types.ts';
import type { Sign } from './signs.ts';
import { hasSign, type Stretch, type Token, wordsOf } from './tokens.ts';

type Limit = {
  [Key in keyof ProductFilters]-?: { key: Key; value: Element<ProductFilters[Key]> };
}[keyof ProductFilters];
type Element<Value> = NonNullable<Value> extends readonly (infer One)[] ? One : NonNullable<Value>;

/** What a stretch of the query was found to ask for. */
export interface Finding extends Stretch {
  limits: readonly (Limit | { key: 'sort'; value: ProductSort })[];
  unresolved?: Pick<UnresolvedLimit, 'reason' | 'currency'>;
  /** Its words are looked for besides, for they are a part of what the thing is called. */
  staysInText?: boolean;
}

/** What the findings ask for together: of several limits on one thing the narrowest, of several orders the first. */
export function putTogether(text: string, tokens: readonly Token[], found: readonly Finding[]) {
  const findings = found.toSorted((a, b) => a.from - b.from);
  const filters: ProductFilters = {};
  let sort: ProductSort | undefined;
  for (const limit of findings.flatMap(({ limits }) => limits)) {
    if (limit.key === 'sort') sort ??= limit.value;
    else narrow(filters, limit);
  }
  const limits: UnderstoodLimit[] = findings.flatMap((finding) =>
    finding.limits
      .filter(({ key, value }) => isKept(key === 'sort' ? sort : filters[key], value))
      .map(({ key, value }) => ({ key, value, words: wordsOf(text, tokens, finding) })),
  );
  const unresolved: UnresolvedLimit[] = findings.flatMap((finding) =>
    finding.unresolved ? [{ words: wordsOf(text, tokens, finding), ...finding.unresolved }] : [],
  );
  const removed = findings.filter(({ staysInText }) => !staysInText);
  return { text: textWithout(text, tokens, removed), filters, sort, limits, unresolved };
}

function narrow(filters: ProductFilters, limit: Limit): void {
  const { key, value } = limit;
  if (key === 'maxPriceCents') filters[key] = Math.min(filters[key] ?? value, value);
  else if (key === 'minPriceCents' || key === 'minRating')
    filters[key] = Math.max(filters[key] ?? value, value);
  else if (key === 'features' || key === 'exclude')
    filters[key] = [...new Set([...(filters[key] ?? []), value])];
  else if (key === 'inStockOnly') filters[key] = value;
  else filters[key] ??= value;
}

const isKept = (kept: ProductFilters[keyof ProductFilters], value: string | number | boolean): boolean =>
  Array.isArray(kept) ? kept.some((one) => one === value) : kept === value;

/** The rest of the query, without what only led to or joined what was taken out. */
function textWithout(text: string, tokens: readonly Token[], removed: readonly Stretch[]): string {
  if (removed.length === 0) return text.trim();
  const isLeft = tokens.map((_, at) => !removed.some(({ from, to }) => at >= from && at < to));
  const left = tokens.flatMap((_, at) => (isLeft[at] ? [at] : []));
  while (isLoose(tokens[left[0] ?? -1])) isLeft[left.shift() ?? -1] = false;
  while (isLoose(tokens[left.at(-1) ?? -1])) isLeft[left.pop() ?? -1] = false;
  let rest = '';
  for (const [at, { start, end }] of tokens.entries()) {
    if (!isLeft[at]) continue;
    const before = tokens[at - 1];
    const gap = before && isLeft[at - 1] ? text.slice(before.end, start) : ' ';
    rest += gap + text.slice(start, end);
  }
  return rest.trim();
}

/** Chinese characters that do something are as often a part of a word: 花 spends, and is a flower. */
const isLoose = (token: Token | undefined): boolean =>
  token !== undefined &&
  (LOOSE.has(token.text) ||
    /^[^\p{L}\p{N}]+$/u.test(token.text) ||
    (/^\p{Script=Latin}/u.test(token.text) && hasSign(token, ...LEADING)));

const LEADING: readonly Sign[] = [
  'for',
  'with',
  'and',
  'to',
  'brand',
  'colour',
  'size',
  'price',
  'budget',
  'atMost',
  'atLeast',
];

const LOOSE = new Set([
  'a',
  'an',
  'the',
  'that',
  'which',
  'is',
  'are',
  'but',
  'in',
  '的',
  '要',
  '在',
  '我',
  '了',
]);
