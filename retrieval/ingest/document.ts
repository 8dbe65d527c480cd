import type { IndexableProduct } from '../../db/search-index.ts';
import { codeTerm } from '../query-words.ts';
import { normaliseText, type Tokeniser } from '../tokenise.ts';
import { categoryValue, plainValue, sizeValue } from '../values.ts';

/** What a product holds for search, before it has a place in a segment. */
export interface SearchDocument {
  productId: string;
  contentHash: string;
  /** Weight of each term, and whether it says what the product is rather than being prose alone. */
  terms: Map<string, { weight: number; factual: boolean }>;
  /** Words of letters as written, for telling what a misspelt one meant. */
  words: Set<string>;
  brand: string | null;
  categories: string[];
  variants: { position: number; colours: string[]; sizes: string[] }[];
}

interface Field {
  texts: readonly string[];
  weight: number;
  /** Terms in a field of usual length. */
  usualLength: number;
  factual: boolean;
}

/**
 * BM25F: K is the saturation, B how much a long field is held against its terms. Weights and usual lengths were
 * chosen once, on electronics titles, and hold for every shop: they only set the scale.
 */
const K = 1.2;
const B = 0.75;
const TITLE = { weight: 2, usualLength: 11 };
const CATEGORY = { weight: 2, usualLength: 4 };
const NAMES = { weight: 0.5, usualLength: 3 };
const OPTIONS = { weight: 0.5, usualLength: 4 };
const ATTRIBUTES = { weight: 0.3, usualLength: 40 };
const PROSE = { weight: 1, usualLength: 30 };
/** An identifier is there or not. */
const CODE_WEIGHT = 1;
const PROSE_LIMIT = 20_000;

const COLOUR_KEY =
  /^(?:(?:product|main|body|item|base|case|housing|shell|frame) )?colou?rs?(?: name)?$|^颜色$|^颜色分类$/;
const SIZE_KEY = /^(?:(?:shoe|clothing|garment|item|product|eu|uk|us) )?sizes?$|^尺码$|^尺寸$|^码数$|^鞋码$/;
const TYPE_KEY = /^(?:product )?type$|^类型$|^品类$/;
const SAYS_NO = /^(?:n|no|none|false|n\/a|not available|not supported|-|否|无|不支持)$/i;
const SAYS_YES = /^(?:y|yes|true|是|支持)$/i;

/** Reads a product the way search looks at it. */
export function readDocument(product: IndexableProduct, tokeniser: Tokeniser): SearchDocument {
  const texts = readTexts(product);
  const document: SearchDocument = {
    productId: product.id,
    contentHash: product.content_hash,
    terms: new Map(),
    words: new Set(),
    brand: product.brand ? plainValue(product.brand) || null : null,
    categories: [...new Set(product.category.map((name) => categoryValue(name, tokeniser)))].filter(Boolean),
    variants: readVariants(product, tokeniser),
  };
  const frequencies = new Map<string, { sum: number; factual: boolean }>();
  for (const field of texts) addField(field, document, frequencies, tokeniser);
  for (const [term, { sum, factual }] of frequencies) {
    document.terms.set(term, { weight: sum / (sum + K), factual });
  }
  const variantCodes = product.variants.flatMap(({ sku, barcode }) => [sku, barcode]);
  for (const code of [product.id, product.model, ...product.eans, ...variantCodes]) {
    const term = code ? codeTerm(code) : undefined;
    if (term) document.terms.set(term, { weight: CODE_WEIGHT, factual: true });
  }
  return document;
}

/** The text by whose meaning a product is found: what it is, then as much prose as a reader takes in at a glance. */
export function readMeaningText(product: IndexableProduct): string {
  const translations = Object.values(product.translations).filter((text) => text !== undefined);
  return [
    product.title,
    product.brand ?? '',
    product.category.join(' '),
    product.tags.join(' '),
    ...translations.map(({ title }) => title),
    ...readAttributes(product).slice(0, 20),
    ...[product, ...translations].map(({ description }) => plainProse(description).slice(0, 600)),
  ]
    .filter(Boolean)
    .join('. ');
}

function readTexts(product: IndexableProduct): Field[] {
  const translations = Object.values(product.translations).filter((text) => text !== undefined);
  const options = new Set(product.variants.flatMap((variant) => Object.values(variant.options)));
  const types = Object.entries(product.attributes).filter(([key]) => TYPE_KEY.test(plainKey(key)));
  return [
    { ...TITLE, texts: [product.title], factual: true },
    ...translations.map(({ title }) => ({ ...TITLE, texts: [title], factual: true })),
    { ...CATEGORY, texts: [...product.category, ...types.map(([, value]) => String(value))], factual: true },
    { ...NAMES, texts: [product.brand ?? '', product.model ?? '', ...product.tags], factual: true },
    { ...OPTIONS, texts: [...options], factual: true },
    { ...ATTRIBUTES, texts: readAttributes(product), factual: true },
    { ...PROSE, texts: [plainProse(product.description)], factual: false },
    ...translations.map(({ description }) => ({
      ...PROSE,
      texts: [plainProse(description)],
      factual: false,
    })),
  ];
}

function addField(
  { texts, weight, usualLength, factual }: Field,
  document: SearchDocument,
  frequencies: Map<string, { sum: number; factual: boolean }>,
  tokeniser: Tokeniser,
): void {
  const terms: string[] = [];
  for (const text of texts) {
    for (const word of tokeniser.words(text)) {
      terms.push(...word.terms);
      if (/^[a-z]{4,30}$/.test(word.surface)) document.words.add(word.surface);
    }
  }
  const share = weight / (1 - B + (B * terms.length) / usualLength);
  for (const term of terms) {
    const before = frequencies.get(term);
    frequencies.set(term, {
      sum: (before?.sum ?? 0) + share,
      factual: factual || (before?.factual ?? false),
    });
  }
}

const plainKey = (key: string): string =>
  normaliseText(key)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Mark-up taken out, and cut where even a patient reader has stopped. */
const plainProse = (html: string): string => html.replace(/<[^>]*>/g, ' ').slice(0, PROSE_LIMIT);

/** What the attributes say in words: their values, and the name of what is simply there; bare numbers say nothing. */
function readAttributes(product: IndexableProduct): string[] {
  return Object.entries(product.attributes).flatMap(([key, value]) => {
    if (value === true || (typeof value === 'string' && SAYS_YES.test(value))) return [plainKey(key)];
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one): one is string => typeof one === 'string' && !SAYS_NO.test(one));
  });
}

function readVariants(product: IndexableProduct, tokeniser: Tokeniser): SearchDocument['variants'] {
  const attributes = Object.entries(product.attributes).map(
    ([key, value]) => [key, [value].flat().map(String)] as const,
  );
  const own = {
    colours: unique(valuesUnder(attributes, COLOUR_KEY).map(plainValue)),
    sizes: valuesUnder(attributes, SIZE_KEY).map((value) => sizeValue(value, tokeniser)),
  };
  return product.variants.map(({ position, options }) => {
    const entries = Object.entries(options);
    const colours = entries.filter(([key]) => COLOUR_KEY.test(plainKey(key)));
    // Whatever else a variant is told by may be asked for as its size: capacity, length, shoe width.
    const sizes = entries.filter(([key]) => !COLOUR_KEY.test(plainKey(key)));
    return {
      position,
      colours: colours.length > 0 ? unique(colours.map(([, value]) => plainValue(value))) : own.colours,
      sizes: unique(sizes.length > 0 ? sizes.map(([, value]) => sizeValue(value, tokeniser)) : own.sizes),
    };
  });
}

const valuesUnder = (entries: readonly (readonly [string, string[]])[], key: RegExp): string[] =>
  entries.filter(([name]) => key.test(plainKey(name))).flatMap(([, values]) => values);

const unique = (values: string[]): string[] => [...new Set(values)].filter(Boolean);
