import { isColourName } from '../colours.ts';
import type { Tokeniser } from '../tokenise.ts';
import { categoryValue, plainValue, sizeValue } from '../values.ts';
import type { Phrase } from './standing.ts';

export type LimitKind = 'brand' | 'category' | 'colour' | 'size';

/** A phrase that names a value by which the shop's products are limited. */
export interface Naming extends Phrase {
  kind: LimitKind;
  /** In the normalised spelling of its kind. */
  value: string;
}

/** The values that each phrase would name, if the shop has them. */
export function possibleValues(phrase: Phrase, tokeniser: Tokeniser): Naming[] {
  const plain = plainValue(phrase.text);
  return [
    { ...phrase, kind: 'brand', value: plain },
    { ...phrase, kind: 'colour', value: plain },
    { ...phrase, kind: 'category', value: categoryValue(phrase.text, tokeniser) },
    { ...phrase, kind: 'size', value: sizeValue(phrase.text, tokeniser) },
  ];
}

/** What the phrases name of what the shop has; a colour needs no product of its name, for shades pass for it. */
export function findNamings(
  possible: readonly Naming[],
  known: readonly { kind: string; value: string }[],
): Naming[] {
  const values = new Set(known.map(({ kind, value }) => `${kind} ${value}`));
  return possible.filter(
    ({ kind, value, text }) =>
      value !== '' && (values.has(`${kind} ${value}`) || (kind === 'colour' && isColourName(text))),
  );
}

/**
 * Without what lies inside a longer naming: "red wine" as a category leaves no red. Of those that name the same value
 * the shortest stays, for the others hold words that say nothing.
 */
export function withoutInner(namings: readonly Naming[]): Naming[] {
  const shortest = namings.filter(
    (outer) =>
      !namings.some(
        (inner) => isInside(inner, outer) && inner.kind === outer.kind && inner.value === outer.value,
      ),
  );
  return shortest.filter((inner) => !shortest.some((outer) => isInside(inner, outer)));
}

const isInside = (inner: Phrase, outer: Phrase): boolean =>
  outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from;
