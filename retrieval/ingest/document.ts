import type { IndexableProduct } from '../../db/search-index.ts';
import { plainColoursIn, shadeKeys } from '../colours.ts';
import { kindsOf } from '../kinds/kind-model.ts';
import { termsOfKinds } from '../kinds/kind-terms.ts';
import type { Posting } from '../postings.ts';
import { codeTerm, modelTerm } from '../query-words.ts';
import type { Tokeniser } from '../tokenise.ts';
import { categoryValue, plainValue, sizeValue } from '../values.ts';
import {
  type Field,
  type FieldLengths,
  FIELDS,
  plainKey,
  plainProse,
  readAttributes,
  readFields,
} from './fields.ts';
import type { Learned } from './learned.ts';

/** What a product holds for search, before it has a place in a segment. */
export interface SearchDocument {
  productId: string;
  contentHash: string;
  terms: Map<string, Omit<Posting, 'place'>>;
  /** Words of letters a to z as written, for telling what a misspelt one meant. */
  words: Set<string>;
  brand: string | null;
  categories: string[];
  variants: { position: number; colours: string[]; sizes: string[] }[];
}

/**
 * BM25F: K is the saturation, B how much a long field is held against its terms. With so low a saturation a second
 * mention adds little, which suits texts as short as a product's.
 */
const K = 0.4;
const B = 0.75;
/** An identifier is there or not. */
const CODE_WEIGHT = 1;

const COLOUR_KEY =
  /^(?:(?:product|main|body|item|base|case|housing|shell|frame) )?colou?rs?(?: name)?$|^颜色$|^颜色分类$/;
const SIZE_KEY = /^(?:(?:shoe|clothing|garment|item|product|eu|uk|us) )?sizes?$|^尺码$|^尺寸$|^码数$|^鞋码$/;
/** Of a part or a use ("cable colour", "filter size"): it speaks for the whole where nothing else does. */
const PART_COLOUR_KEY = /^\p{L}+ colou?rs?$/u;
const PART_SIZE_KEY = /^\p{L}+ size$/u;

/** Reads a product the way search looks at it, by what was learned of the shop's products. */
export function readDocument(
  product: IndexableProduct,
  learned: Learned,
  tokeniser: Tokeniser,
): SearchDocument {
  const kinds = kindsOf(product, learned.kinds, tokeniser);
  const document: SearchDocument = {
    productId: product.id,
    contentHash: product.content_hash,
    terms: new Map(),
    words: new Set(),
    brand: product.brand ? plainValue(product.brand) || null : null,
    categories: unique(categoriesOf(product).map((name) => categoryValue(name, tokeniser))),
    variants: readVariants(product, tokeniser),
  };
  const frequencies: Frequencies = new Map();
  for (const field of readFields(product)) {
    addField(field, learned.lengths, document, frequencies, tokeniser);
  }
  for (const [term, { sum, factual, named }] of frequencies) {
    document.terms.set(term, { weight: sum / (sum + K), factual, named });
  }
  for (const term of termsOfKinds(kinds)) {
    document.terms.set(term, { weight: kinds.trust, factual: false, named: true });
  }
  const variantCodes = product.variants.flatMap(({ sku, barcode }) => [sku, barcode]);
  const codes = [product.id, ...product.eans, ...variantCodes].map((code) => code && codeTerm(code));
  for (const term of [product.model && modelTerm(product.model), ...codes]) {
    if (term) document.terms.set(term, { weight: CODE_WEIGHT, factual: true, named: true });
  }
  return document;
}

/** In every language. */
const categoriesOf = ({ category, translations }: IndexableProduct): string[] => [
  ...category,
  ...Object.values(translations).flatMap((text) => text?.category ?? []),
];

/** The text by whose meaning a product is found: what it is, then as much prose as a reader takes in at a glance. */
export function readMeaningText(product: IndexableProduct): string {
  const translations = Object.values(product.translations).filter((text) => text !== undefined);
  return [
    product.title,
    product.brand ?? '',
    categoriesOf(product).join(' '),
    product.tags.join(' '),
    ...translations.map(({ title }) => title),
    ...readAttributes(product).slice(0, 20),
    ...[product, ...translations].map(({ description }) => plainProse(description).slice(0, 600)),
  ]
    .filter(Boolean)
    .join('. ');
}

type Frequencies = Map<string, { sum: number; factual: boolean; named: boolean }>;

function addField(
  { name, texts }: Field,
  lengths: FieldLengths,
  document: SearchDocument,
  frequencies: Frequencies,
  tokeniser: Tokeniser,
): void {
  const { weight, factual, named } = FIELDS[name];
  const terms: string[] = [];
  for (const text of texts) {
    for (const word of tokeniser.words(text)) {
      terms.push(...word.terms);
      for (const part of word.surface.split(/[-._/'+’]+/)) {
        if (/^[a-z]{2,30}$/.test(part)) document.words.add(part);
      }
    }
  }
  const share = weight / (1 - B + (B * terms.length) / lengths[name]);
  for (const term of terms) {
    const before = frequencies.get(term);
    frequencies.set(term, {
      sum: (before?.sum ?? 0) + share,
      factual: factual || (before?.factual ?? false),
      named: named || (before?.named ?? false),
    });
  }
}

function readVariants(product: IndexableProduct, tokeniser: Tokeniser): SearchDocument['variants'] {
  // "Colour: false" says what it can do rather than what it looks like.
  const attributes = Object.entries(product.attributes).flatMap(([key, value]) =>
    typeof value === 'boolean' ? [] : [[key, [value].flat().map(String)] as const],
  );
  const own = {
    colours: unique(readOwnColours(product, attributes).map(plainValue)),
    sizes: firstOf(valuesUnder(attributes, SIZE_KEY), valuesUnder(attributes, PART_SIZE_KEY)).map((value) =>
      sizeValue(value, tokeniser),
    ),
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

/** As the attributes say it, else as a part's colour or the title does. */
function readOwnColours(
  { title }: IndexableProduct,
  attributes: readonly (readonly [string, string[]])[],
): string[] {
  const ofParts = valuesUnder(attributes, PART_COLOUR_KEY).filter(isColoured);
  const inTitle = plainColoursIn(title);
  return firstOf(valuesUnder(attributes, COLOUR_KEY), ofParts, isColoured(inTitle.join(' ')) ? inTitle : []);
}

/** More colours than two are what it can do rather than what it looks like. */
const isColoured = (value: string): boolean => [1, 2].includes(shadeKeys(value).length);

const firstOf = (...lists: string[][]): string[] => lists.find((list) => list.length > 0) ?? [];

const unique = (values: string[]): string[] => [...new Set(values)].filter(Boolean);
