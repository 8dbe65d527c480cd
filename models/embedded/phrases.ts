import { ShopError } from '../../errors.ts';
import type { Language } from './vocabulary.ts';

/** Wording by key, with the variants of each. */
export type PhraseBook = Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>;

/** Every key an answer may need; `{name}` values of each are seen where it is said. */
export const PHRASE_KEYS: readonly string[] = `
  greeting thanks bye abilities bot smalltalk out_of_scope complaint yes no cart unclear empty
  which_product which_to_compare which_kind no_such_place not_offered no_more more_of_what
  order_ask_number order_ask_number_again step_limit found found_all found_one found_more
  best_match best_match_plain cheapest_is best_rated_is nearest nearest_limits closest
  others_related searched_instead other_currency found_similar similar_none nothing
  nothing_limits nothing_query limit_category limit_brand limit_colour limit_size
  limit_price limit_min_price limit_max_price limit_min_rating limit_in_stock_only
  limit_features limit_exclude product
  product_was product_fact product_options product_out product_said product_no_fact values_of
  asked_available asked_few asked_sold_out asked_not_made stock_yes stock_some stock_no compared
  compare_price compare_price_same compare_rating compare_attribute compare_same reviews
  reviews_none reviews_about reviews_about_none reviews_quote reviews_no_such opinions opinions_bad opinions_none
  opinions_more orders orders_none
  orders_none_such order order_expected order_carrier order_place order_items order_cancel_reason
  order_change status_pending status_processed status_shipped status_out_for_delivery
  status_delivered status_cancelled status_return_requested status_returned
  status_exchange_requested status_exchanged help help_none help_human help_human_none
  proof_needed too_many_tries unknown_order sign_in_needed unknown_product contradiction
  empty_query too_few_products refused failed and comma
`
  .trim()
  .split(/\s+/);

export type PhraseKey = string;
export type PhraseValues = Readonly<Record<string, string | number | undefined>>;

/** Words one key for a conversation's language; equal seeds give equal wording. */
export type Say = (key: PhraseKey, values?: PhraseValues) => string;

/** Refuses a book that lacks a key, so that no answer can turn out empty. */
export function checkPhrases(book: PhraseBook): void {
  for (const language of ['en', 'zh'] as const) {
    const missing = PHRASE_KEYS.filter((key) => !book[language][key]?.length);
    if (missing.length > 0)
      throw new ShopError('bad_settings', `Phrases are missing in ${language}: ${missing.join(', ')}`);
  }
}

/** The wording of one answer: variants are chosen by the seed, so that a conversation does not repeat itself. */
export function createSay(book: PhraseBook, language: Language, seed: string): Say {
  const phrases = book[language];
  return (key, values = {}) => {
    const variants = phrases[key] ?? [];
    return fill(variants[hash(`${seed} ${key}`) % Math.max(1, variants.length)] ?? '', values);
  };
}

/** `{name}` is a value; `{n|product|products}` is chosen by whether the value of n is 1. */
const fill = (template: string, values: PhraseValues): string =>
  template.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    one === undefined ? String(values[name] ?? '') : values[name] === 1 ? one : (many ?? ''),
  );

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
