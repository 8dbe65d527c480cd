import type { CallDecision } from './decision.ts';
import type { ToolResult } from './messages.ts';
import { wordHelp, wordOrder, wordOrders } from './word-orders.ts';
import { wordOpinions, wordReviews } from './word-reviews.ts';
import { wordOf } from './state.ts';
import { wordComparison, wordProduct } from './word-product.ts';
import { wordSearch } from './word-search.ts';
import { join, type Wording } from './wording.ts';

const BY_TOOL: Readonly<Record<string, (result: ToolResult, wording: Wording) => string>> = {
  search_catalog: wordSearch,
  get_product: wordProduct,
  compare_products: wordComparison,
  get_reviews: wordReviews,
  search_reviews: wordOpinions,
  list_orders: wordOrders,
  get_order: wordOrder,
  search_help: wordHelp,
};

/** Codes of refusals that have words of their own; others are told in general. */
const REFUSALS = new Set([
  'proof_needed',
  'too_many_tries',
  'unknown_order',
  'sign_in_needed',
  'unknown_product',
  'contradiction',
  'empty_query',
  'too_few_products',
]);

/** The answer that follows from the results; of steps taken only to reach the last one, nothing is said. */
export function wordResults(
  results: readonly ToolResult[],
  { preface, next }: CallDecision,
  wording: Wording,
): string {
  const last = results.at(-1);
  const told = next && last ? [last] : results;
  const opening = preface && wording.say(preface);
  return join([opening, ...told.map((result) => wordResult(result, wording))], wording.language);
}

function wordResult(result: ToolResult, wording: Wording): string {
  const { say } = wording;
  if (result.status === 'failed') return say('failed');
  if (result.status === 'refused') {
    const code = result.code ?? '';
    return say(REFUSALS.has(code) ? code : 'refused', { id: wordOf(result.args.order_id) });
  }
  return BY_TOOL[result.name]?.(result, wording) ?? '';
}
