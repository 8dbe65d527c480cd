import { normaliseText, type Tokeniser } from '../tokenise.ts';

/**
 * What it is worth, beside the score of the best by words, which is 1, that all neighbours among the words asked are
 * neighbours in the title, that the title begins with all of them, and that it has them letter by letter. Whoever
 * types a title finds it first.
 */
const NEIGHBOURS = 0.1;
const BEGINNING = 0.1;
const LITERAL = 0.02;

/** Rates how well a title keeps the order of the words of `text`; 0 for a single word. */
export function createTitleOrder(text: string, tokeniser: Tokeniser): (title: string) => number {
  const asked = tokeniser.terms(text);
  const literal = normaliseText(text).trim();
  return (title) => {
    if (asked.length < 2) return 0;
    const terms = tokeniser.terms(title);
    const pairs = new Set(terms.slice(1).map((term, place) => pairOf(terms[place] ?? '', term)));
    const kept = asked.slice(1).filter((term, place) => pairs.has(pairOf(asked[place] ?? '', term))).length;
    const differs = asked.findIndex((term, place) => term !== terms[place]);
    const begun = differs < 0 ? asked.length : differs;
    return (
      (NEIGHBOURS * kept) / (asked.length - 1) +
      (BEGINNING * begun) / asked.length +
      (normaliseText(title).includes(literal) ? LITERAL : 0)
    );
  };
}

const pairOf = (first: string, second: string): string => `${first} ${second}`;
