import { sharedFloat64, sharedInt32 } from './shared-arrays.ts';

/** Attribute tokens by product: those of product `i` are `tokens` from `starts[i]` up to `starts[i + 1]`. */
export interface Attributes {
  starts: Int32Array;
  tokens: Int32Array;
  tokenCount: number;
}

/** Vectors of length 1 by product, and who has each token, the most popular first. */
export interface ContentIndex {
  starts: Int32Array;
  tokens: Int32Array;
  weights: Float64Array;
  holderStarts: Int32Array;
  holders: Int32Array;
  holderWeights: Float64Array;
  /** (popularity + 1)^0.25 of each product. */
  boosts: Float64Array;
  /** How many products have any neighbour by content. */
  filledRows: number;
}

/** Holders of tokens that one row looks at; beyond, only the commonest tokens are left, which tell least. */
const HOLDERS_READ = 50_000;

/** Lays each product's tokens, numbered as they come, one after another; a token said twice counts once. */
export function toAttributes(lists: Iterable<readonly string[]>): Attributes {
  const idOf = new Map<string, number>();
  const starts = [0];
  const tokens: number[] = [];
  for (const list of lists) {
    for (const token of new Set(list)) {
      const id = idOf.get(token) ?? idOf.size;
      if (id === idOf.size) idOf.set(token, id);
      tokens.push(id);
    }
    starts.push(tokens.length);
  }
  return { starts: Int32Array.from(starts), tokens: Int32Array.from(tokens), tokenCount: idOf.size };
}

/** Weighs tokens by squared IDF; each product's come rarest first. */
export function indexContent(
  { starts, tokens, tokenCount }: Attributes,
  popularity: Int32Array,
): ContentIndex {
  const products = starts.length - 1;
  const holderStarts = countHolders(tokens, tokenCount);
  const holdersOf = (token: number) => (holderStarts[token + 1] as number) - (holderStarts[token] as number);
  let described = 0;
  for (let i = 0; i < products; i++) if (starts[i] !== starts[i + 1]) described++;
  const sorted = sharedInt32(tokens.length);
  const weights = sharedFloat64(tokens.length);
  let filledRows = 0;
  for (let i = 0; i < products; i++) {
    const own = tokens.slice(starts[i], starts[i + 1]).sort((a, b) => holdersOf(a) - holdersOf(b) || a - b);
    const raw = Float64Array.from(own, (token) => Math.log(described / holdersOf(token)) ** 2);
    const length = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    sorted.set(own, starts[i] as number);
    weights.set(
      raw.map((weight) => weight / length),
      starts[i] as number,
    );
    if (own.some((token, k) => holdersOf(token) > 1 && (raw[k] as number) > 0)) filledRows++;
  }
  const boosts = sharedFloat64(products);
  for (let i = 0; i < products; i++) boosts[i] = ((popularity[i] as number) + 1) ** 0.25;
  const own = { starts: Int32Array.from(starts), tokens: sorted, weights };
  return { ...own, ...listHolders(own, holderStarts, popularity), boosts, filledRows };
}

function countHolders(tokens: Int32Array, tokenCount: number): Int32Array {
  const starts = sharedInt32(tokenCount + 1);
  for (const token of tokens) starts[token + 1] = (starts[token + 1] as number) + 1;
  for (let t = 0; t < tokenCount; t++) starts[t + 1] = (starts[t + 1] as number) + (starts[t] as number);
  return starts;
}

function listHolders(
  { starts, tokens, weights }: Pick<ContentIndex, 'starts' | 'tokens' | 'weights'>,
  holderStarts: Int32Array,
  popularity: Int32Array,
): Pick<ContentIndex, 'holderStarts' | 'holders' | 'holderWeights'> {
  const holders = sharedInt32(tokens.length);
  const holderWeights = sharedFloat64(tokens.length);
  const next = holderStarts.slice();
  const byPopularity = Int32Array.from(popularity, (_, i) => i).sort(
    (a, b) => (popularity[b] as number) - (popularity[a] as number) || a - b,
  );
  for (const i of byPopularity) {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const place = next[tokens[k] as number] as number;
      holders[place] = i;
      holderWeights[place] = weights[k] as number;
      next[tokens[k] as number] = place + 1;
    }
  }
  return { holderStarts, holders, holderWeights };
}

/** Sums a product's cosines into `sums`, which is all zero before; returns how many ids it left in `touched`. */
export function addContent(
  product: number,
  { starts, tokens, weights, holderStarts, holders, holderWeights }: ContentIndex,
  sums: Float64Array,
  touched: Int32Array,
): number {
  let count = 0;
  let left = HOLDERS_READ;
  for (let k = starts[product] as number; k < (starts[product + 1] as number); k++) {
    const weight = weights[k] as number;
    if (weight === 0) continue;
    const start = holderStarts[tokens[k] as number] as number;
    const end = Math.min(holderStarts[(tokens[k] as number) + 1] as number, start + left);
    for (let h = start; h < end; h++) {
      const other = holders[h] as number;
      if (other === product) continue;
      if (sums[other] === 0) touched[count++] = other;
      sums[other] = (sums[other] as number) + weight * (holderWeights[h] as number);
    }
    left -= end - start;
  }
  return count;
}
