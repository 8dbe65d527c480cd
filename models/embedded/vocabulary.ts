/** Languages the planner speaks; the same two as the records'. */
export type Language = 'en' | 'zh';

/**
 * The shop's own words, read from its catalogue by the caller. Every list may be long (5,000 brands are fine) and
 * may be empty; a word that is missing here is still searched for, only not recognised as a limit.
 */
export interface Vocabulary {
  brands: readonly string[];
  /** Every level of the category tree on its own, as the shop writes it, with its Chinese name where it has one. */
  categories: readonly { name: string; zh?: string }[];
  /** Short titles that say what a thing is ("Hiking Boots"), where no category does. */
  kinds?: readonly string[];
  colours: readonly string[];
  sizes: readonly string[];
  /** Values of the other options by the option's name: `{ Storage: ['128 GB', '256 GB'] }`. */
  options?: Readonly<Record<string, readonly string[]>>;
  /** Words of titles and tags, for mending typing errors only. */
  terms?: readonly string[];
  /** One real order number, so that "order 100234" can be completed to the shop's own form. */
  orderNumberExample?: string;
}
