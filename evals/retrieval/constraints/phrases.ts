import type { Random } from '../../../feeds/demo/random.ts';
import type { Limit, LimitKind } from './limits.ts';

/** How a language says what is looked for and its limits. */
export type Phrase = (noun: string, limits: readonly Limit[], options: PhraseOptions) => string;

export interface PhraseOptions {
  /** ISO 4217. */
  currency: string;
  random: Random;
}

export type LimitOf<Kind extends LimitKind> = Extract<Limit, { kind: Kind }>;

/** The limit of a kind, of which a query has one at most. */
export const limitOf = <Kind extends LimitKind>(
  limits: readonly Limit[],
  kind: Kind,
): LimitOf<Kind> | undefined => limits.find((limit): limit is LimitOf<Kind> => limit.kind === kind);

/** Cents as people write sums: 80, 79.5 or 79.99. */
export const writeSum = (cents: number): string => String(cents / 100);
