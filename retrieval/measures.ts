import type { Queryable } from '../db/connect.ts';
import { readMeasures } from '../db/search.ts';
import type { Amount } from './query/amounts.ts';
import { readAmount } from './query/amounts.ts';
import { lex } from './query/lex.ts';
import { amountOf, isSameMeasure, LARGEST_DIFFERENCE, measureOf } from './units.ts';

/** An amount of something, exact or between bounds. */
export type MeasureLimit = Pick<Amount, 'value' | 'min' | 'max'> & { unit: string };

/** The measure that a whole phrase names: "1.5 l", "at least 8 GB", "15寸以下". */
export function readMeasureLimit(phrase: string): MeasureLimit | undefined {
  const tokens = lex(phrase);
  const amount = readAmount(tokens, 0, undefined);
  if (amount?.kind !== 'measure' || amount.to !== tokens.length) return undefined;
  const { value, min, max, unit = '' } = amount;
  return { value, min, max, unit };
}

/** The shop's own measures that keep it, as index terms, whatever unit they are in. */
export async function findMeasures(
  db: Queryable,
  { value, min, max, unit }: MeasureLimit,
): Promise<string[]> {
  const wanted = { value, unit };
  const { kind } = amountOf(wanted);
  const inBase = (bound: number | undefined, otherwise: number) =>
    bound === undefined ? otherwise : amountOf({ value: bound, unit }).amount;
  if (min !== undefined || max !== undefined) {
    return readMeasures(
      db,
      kind,
      inBase(min, 0) * (1 - ROUNDING),
      inBase(max, Number.MAX_VALUE) * (1 + ROUNDING),
    );
  }
  const amount = inBase(value, 0);
  const near = await readMeasures(
    db,
    kind,
    amount * (1 - LARGEST_DIFFERENCE),
    amount * (1 + LARGEST_DIFFERENCE),
  );
  return near.filter((term) => {
    const measure = measureOf(term);
    return measure !== undefined && isSameMeasure(wanted, measure);
  });
}

/** "At most 38 cm" takes 15", which is 38.1 cm. */
const ROUNDING = 0.005;
