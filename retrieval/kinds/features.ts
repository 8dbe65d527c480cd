import type { IndexableProduct } from '../../db/search-index.ts';
import type { Tokeniser } from '../tokenise.ts';
import { type Kind, wordsOfKind } from './kind-names.ts';

const VALUE_LENGTH = 25;
const PROSE_LENGTH = 300;

/** Weights of what a product's kind can be told by. */
export type Features = Map<string, number>;

export interface Clues {
  /** The words of its model and description in their order. */
  said: string[];
  /** Which attributes it has and what they say, its brand, and what is `said`. */
  besides: Features;
  /** The words of its title. */
  title: Features;
}

export function readClues(
  { attributes, brand, title, model, description }: IndexableProduct,
  tokeniser: Tokeniser,
): Clues {
  const besides: Features = new Map();
  for (const [key, value] of Object.entries(attributes)) {
    besides.set(`key ${key}`, 1);
    if (typeof value === 'string' && value.length < VALUE_LENGTH) besides.set(`value ${key}=${value}`, 0.5);
  }
  if (brand) besides.set(`brand ${brand}`, 1);
  const prose = description.replace(/<[^>]*>/g, ' ').slice(0, PROSE_LENGTH);
  const said = [...wordsOf(model ?? '', tokeniser), ...wordsOf(prose, tokeniser)];
  for (const word of said) besides.set(WORD + word, 1);
  return { said, besides, title: new Map(wordsOf(title, tokeniser).map((word) => [WORD + word, 1])) };
}

/** All of a product's features but the words by which it names its kind: they would be all there is to learn. */
export function withoutName(
  { besides, title }: Pick<Clues, 'besides' | 'title'>,
  names: readonly Kind[],
): Features {
  const left = new Set(names.flatMap(wordsOfKind).map((word) => `${WORD}${word}`));
  return new Map([...[...title].filter(([feature]) => !left.has(feature)), ...besides]);
}

const WORD = 'word ';

const wordsOf = (text: string, tokeniser: Tokeniser): string[] =>
  tokeniser.words(text).map(({ terms }) => terms[0] ?? '');
