import type { Call, CallDecision, Situation } from './decision.ts';
import type { ToolResult } from './messages.ts';
import { extractAspect } from './slots/aspect.ts';
import { listOf, textOf } from './state.ts';
import { foldWord, wordsOf } from './text.ts';

/**
 * What follows a search that was made to find a product by name: the look at it, its reviews or the comparison.
 * Nothing follows when the search did not find what was named, or when that step is done.
 */
export function nextCalls(
  { next }: CallDecision,
  results: readonly ToolResult[],
  situation: Situation,
): Call[] {
  if (!next || results.some((result) => result.name !== 'search_catalog' || result.status !== 'ok'))
    return [];
  const ids = results.flatMap((result) => bestOf(result, situation.reading.text) ?? []);
  const [id] = ids;
  if (next.intent === 'compare')
    return new Set(ids).size > 1
      ? [{ name: 'compare_products', args: { product_ids: [...new Set(ids)] } }]
      : [];
  if (id === undefined) return [];
  if (next.intent === 'reviews') {
    const { about, stars } = extractAspect(situation.reading, titlesOf(results));
    return [
      {
        name: 'get_reviews',
        args: { product_id: id, ...(about ? { about } : {}), ...(stars ? { stars } : {}) },
      },
    ];
  }
  const options = next.options && Object.keys(next.options).length > 0 ? { options: next.options } : {};
  return [{ name: 'get_product', args: { product_id: id, ...options } }];
}

/** The product whose title holds most of the words said; of several, the better hit. */
function bestOf({ data }: ToolResult, text: string): string | undefined {
  if (data.match === 'nearest') return undefined;
  const said = new Set(wordsOf(text).map((word) => word.folded));
  const scored = listOf(data.products).map((product, i) => ({
    id: textOf(product.product_id),
    score:
      wordsOf(textOf(product.title) ?? '').filter((word) => said.has(foldWord(word.text))).length - i / 100,
  }));
  return scored.sort((a, b) => b.score - a.score)[0]?.id;
}

const titlesOf = (results: readonly ToolResult[]): string[] =>
  results.flatMap(({ data }) => listOf(data.products).flatMap((product) => textOf(product.title) ?? []));
