import type { IndexableProduct } from '../../db/search-index.ts';
import { normaliseText } from '../tokenise.ts';

/** A part of what is said of a product. */
export interface Field {
  name: FieldName;
  texts: readonly string[];
}

export type FieldName = keyof typeof FIELDS;

/** How many terms a field has on average, where it has any. */
export type FieldLengths = Record<FieldName, number>;

/**
 * What a term in each field counts, whether it says what the product is (`factual`) rather than being prose, and
 * whether the product is called so (`named`). Chosen by cross-validation together with what `rank/` adds.
 */
export const FIELDS = {
  title: { weight: 1.5, factual: true, named: true },
  category: { weight: 1.5, factual: true, named: true },
  names: { weight: 1, factual: true, named: true },
  options: { weight: 0.5, factual: true, named: true },
  attributes: { weight: 0.3, factual: true, named: false },
  prose: { weight: 1, factual: false, named: false },
} as const;

/** Of a shop with too few products to tell. */
export const USUAL_LENGTHS: FieldLengths = {
  title: 11,
  category: 2,
  names: 6,
  options: 4,
  attributes: 40,
  prose: 30,
};

const TYPE_KEY = /^(?:product )?type$|^类型$|^品类$/;
const SAYS_NO = /^(?:n|no|none|false|n\/a|not available|not supported|-|否|无|不支持)$/i;
const SAYS_YES = /^(?:y|yes|true|是|支持)$/i;
const PROSE_LIMIT = 20_000;

/** What is said of a product, by field; a text in another language is a field of its own. */
export function readFields(product: IndexableProduct): Field[] {
  const translations = Object.values(product.translations).filter((text) => text !== undefined);
  const options = new Set(product.variants.flatMap((variant) => Object.values(variant.options)));
  const types = Object.entries(product.attributes).filter(([key]) => TYPE_KEY.test(plainKey(key)));
  return [
    { name: 'title', texts: [product.title] },
    ...translations.map(({ title }): Field => ({ name: 'title', texts: [title] })),
    { name: 'category', texts: [...product.category, ...types.map(([, value]) => String(value))] },
    { name: 'names', texts: [product.brand ?? '', product.model ?? '', ...product.tags] },
    { name: 'options', texts: [...options] },
    { name: 'attributes', texts: readAttributes(product) },
    ...translations.map(({ category = [] }): Field => ({ name: 'category', texts: category })),
    { name: 'prose', texts: [plainProse(product.description)] },
    ...translations.map(({ description }): Field => ({ name: 'prose', texts: [plainProse(description)] })),
  ];
}

/** The name of an attribute or option as it is compared. */
export const plainKey = (key: string): string =>
  normaliseText(key)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Mark-up taken out, and cut where even a patient reader has stopped. */
export const plainProse = (html: string): string => html.replace(/<[^>]*>/g, ' ').slice(0, PROSE_LIMIT);

/** What the attributes say in words: their values, and the name of what is simply there; bare numbers say nothing. */
export function readAttributes(product: IndexableProduct): string[] {
  return Object.entries(product.attributes).flatMap(([key, value]) => {
    if (value === true || (typeof value === 'string' && SAYS_YES.test(value))) return [plainKey(key)];
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one): one is string => typeof one === 'string' && !SAYS_NO.test(one));
  });
}
