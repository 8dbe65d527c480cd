import type { Lexicon, Match } from './lexicon.ts';
import { findCode } from './slots/codes.ts';
import { extractExclusions } from './slots/exclusions.ts';
import { spellOutNumbers } from './slots/numbers.ts';
import { extractOrderProof, type OrderProof } from './slots/orders.ts';
import { extractCheaper, extractRating, extractSort, extractStock, type Sort } from './slots/preferences.ts';
import { extractPrice } from './slots/price.ts';
import { extractQuery } from './slots/query.ts';
import { extractReferences } from './slots/references.ts';
import { type Refined, readRefined } from './slots/refined.ts';
import { extractSize } from './slots/sizes.ts';
import { cleanText, hasHan, MARKS, putMark, wordsOf } from './text.ts';
import { spellOutSlang } from './slang.ts';
import type { MendTypos } from './typos.ts';

/** One message as the planner understands it; what it does not say is absent. */
export interface Reading extends OrderProof {
  /** Cleaned and with typing errors mended. */
  text: string;
  min?: number;
  max?: number;
  minRating?: number;
  sort?: Sort;
  inStock: boolean;
  cheaper: boolean;
  exclude: string[];
  /** All brands named, in the order of naming. */
  brands: string[];
  colour?: string;
  size?: string;
  /** Values of other options by the option's name. */
  options: Record<string, string>;
  category?: string;
  /** The last word of the request, where kinds of the shop end in it: "boot" of "unicorn boots". */
  head?: string;
  /** Places in the list last shown, from 1, or from its end when negative. */
  places: number[];
  all: boolean;
  it: boolean;
  /** A model number or bar code, with the brand that stands right before it. */
  code?: string;
  /** What is asked for, in the customer's words, without the limits. */
  query: string;
  /** The text with marks for what was understood: what the classifier sees. */
  marked: string;
  /** The message is a search said in full. */
  refined?: Refined;
}

export interface ReadingAids {
  lexicon: Lexicon;
  mendTypos: MendTypos;
  awaiting?: 'number' | 'proof';
}

/** Reads one message. Each slot takes its words out of the text, so the order matters: proofs and prices first. */
export function readMessage(message: string, { lexicon, mendTypos, awaiting }: ReadingAids): Reading {
  const original = spellOutNumbers(spellOutSlang(cleanText(message)));
  const { vocabulary } = lexicon;
  const proof = extractOrderProof(original, { example: vocabulary.orderNumberExample, awaiting });
  const text = mendTypos(proof.rest);
  const rating = extractRating(text);
  const price = extractPrice(rating.rest, lexicon.isSize);
  const excluded = extractExclusions(price.rest, lexicon);
  const cheaper = extractCheaper(excluded.rest);
  const sort = extractSort(cheaper.rest);
  const stock = extractStock(sort.rest);
  const references = extractReferences(stock.rest);
  const size = extractSize(references.rest, lexicon);
  const words = takeWords(size.rest, lexicon);
  const kind = findCategory(words.rest, lexicon);
  const marked = kind ? putMark(words.rest, kind.start, kind.end, 'kind') : words.rest;
  const query = extractQuery(marked, kind && words.rest.slice(kind.start, kind.end));
  const head = wordsOf(query).at(-1)?.folded;
  return {
    text: text.replace(MARKS, ' ').replace(/\s+/g, ' ').trim(),
    orderId: proof.orderId,
    email: proof.email,
    postcode: proof.postcode,
    min: price.min,
    max: price.max,
    minRating: rating.minRating,
    sort: sort.sort,
    inStock: stock.found,
    cheaper: cheaper.found,
    exclude: excluded.exclude,
    brands: words.brands,
    colour: words.colour,
    size: size.size,
    options: words.options,
    category: kind?.value,
    places: references.places,
    all: references.all,
    it: references.it,
    query,
    head: head !== undefined && lexicon.isHead(head) ? head : undefined,
    code: proof.orderId ? undefined : codeIn(proof.rest, lexicon),
    marked,
    refined: readRefinedKind(message, lexicon),
  };
}

/** Kinds under the shop's own names; a search for nothing but a kind's name is one for that kind. */
function readRefinedKind(message: string, lexicon: Lexicon): Refined | undefined {
  const refined = readRefined(message);
  if (!refined) return undefined;
  const kindOf = (name: string) =>
    lexicon
      .find(name)
      .find(({ kind, start, end }) => kind === 'category' && start === 0 && end === name.length)?.value;
  const { category } = refined.limits;
  const kind = typeof category === 'string' ? (kindOf(category) ?? category) : kindOf(refined.query);
  return { ...refined, limits: { ...refined.limits, ...(kind === undefined ? {} : { category: kind }) } };
}

function codeIn(text: string, lexicon: Lexicon): string | undefined {
  const found = findCode(text);
  if (!found) return undefined;
  const before = text.slice(0, found.start);
  const brand = lexicon
    .find(before)
    .findLast(({ kind, end }) => kind === 'brand' && /^\s*的?\s*$/.test(before.slice(end)));
  return brand ? `${brand.value} ${found.code}` : found.code;
}

interface Words {
  brands: string[];
  colour?: string;
  options: Record<string, string>;
  rest: string;
}

/** Takes brands and the colour out of the text. Two colours are no limit, since a search has one: they stay words. */
function takeWords(text: string, lexicon: Lexicon): Words {
  const matches = lexicon.find(text);
  const colours = matches.filter((match) => match.kind === 'colour' && !isPartOfKind(match, matches));
  const one = new Set(colours.map((match) => match.value)).size === 1;
  const brands = matches.filter((match) => match.kind === 'brand');
  const options = matches.filter((match) => match.kind === 'option' && match.option);
  const taken = [...brands, ...(one ? colours : [])].sort((a, b) => b.start - a.start);
  let rest = text;
  for (const match of taken) {
    const tail =
      /^(?:\s+colou?r(?:ed)?\b|的?(?:颜色|品牌)|(?:这个|那个|这|那)?(?:牌子|品牌|家)的?|的?牌子?)/i.exec(
        rest.slice(match.end),
      )?.[0].length ?? 0;
    rest = putMark(rest, match.start, match.end + tail, match.kind === 'brand' ? 'brand' : 'colour');
  }
  return {
    brands: [...new Set(brands.map((match) => match.value))],
    colour: one ? colours[0]?.value : undefined,
    options: Object.fromEntries(options.map(({ option = '', value }) => [option, value])),
    rest,
  };
}

const isPartOfKind = (colour: Match, matches: readonly Match[]) =>
  matches.some(
    (match) => match.kind === 'category' && match.start <= colour.start && match.end >= colour.end,
  );

/** What may follow the noun that a request is about; after anything else the noun only describes another. */
const AFTER_KIND =
  /^\s*(?:$|[,.;:!?()\d\uE000-\uE00C]|(?:for|with|without|under|over|in|on|at|that|which|who|from|by|to|and|or|of|please|you|u|do|does|available|are|is|have|has|below|above|between|made|around|about|as|size|sized|can|could|i|my|we|not|but|your|near|suitable|like|instead|now|department|section|first|sorted|cheap|rated|only|it|there|yet|did|would|should|was|were|has|cost|costs|ship|shipped|arrive|arrived|when|last|this|so|then|than|always|often|never|usually|really|both|either|too|if|because|while|since|though|thanks|thank|any|anyone|seem|tend|keep|break|got|going|every|no)\b)/i;
const AFTER_KIND_ZH =
  /^\s*(?:$|[,，.。;；:：!！?？、()\uE000-\uE00C]|[吗呢吧啊有多怎哪什推适给送要不是在可能都里中的和或买卖好最价预看几到没就比新按从或该跟与及需求大小吃用我你安来谢呗嘛么拿送穿怎啥哦噢喔哈哇请让挑选求这那哪当做给帮入先今明便贵不还也啦带呀])/;

/** Two kinds side by side ("boots or sandals") are no limit, since a search has one. */
const BETWEEN_KINDS = /^\s*(?:,|or|and|和|或者?|还是|、|跟|与)\s*(?:some |a |an |the )?$/i;

function findCategory(text: string, lexicon: Lexicon): Match | undefined {
  const han = hasHan(text);
  const heads = lexicon
    .find(text)
    .filter(
      ({ kind, end }) => kind === 'category' && (han ? AFTER_KIND_ZH : AFTER_KIND).test(text.slice(end)),
    );
  const paired = heads.some((head, i) => {
    const next = heads[i + 1];
    return next !== undefined && BETWEEN_KINDS.test(text.slice(head.end, next.start));
  });
  return paired ? undefined : han ? heads.at(-1) : heads[0];
}
