/**
 * What it is worth that all neighbours among the words asked are neighbours in the title, and that the title begins
 * with all of them, beside the score of the best by words, which is 1. Whoever types a title finds it first.
 */
const NEIGHBOURS = 0.1;
const BEGINNING = 0.1;

/** How well the words of a title keep the order of the words asked; 0 for a single word. */
export function rateTitleOrder(asked: readonly string[], title: readonly string[]): number {
  if (asked.length < 2) return 0;
  const pairs = new Set(title.slice(1).map((word, place) => pairOf(title[place] ?? '', word)));
  const kept = asked.slice(1).filter((word, place) => pairs.has(pairOf(asked[place] ?? '', word))).length;
  const differs = asked.findIndex((word, place) => word !== title[place]);
  const begun = differs < 0 ? asked.length : differs;
  return (NEIGHBOURS * kept) / (asked.length - 1) + (BEGINNING * begun) / asked.length;
}

const pairOf = (first: string, second: string): string => `${first} ${second}`;
