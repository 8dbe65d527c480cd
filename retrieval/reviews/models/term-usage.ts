import type { Locale } from '../../../db/records.ts';
import { withoutFixedPhrases } from '../fixed-phrases.ts';
import type { OpinionText } from './aspect-types.ts';
import { cutClauses, placeTokens } from './clauses.ts';
import { createTermMatcher, termKey } from './term-matcher.ts';

/** How a shop's reviewers use a term. */
export interface TermUsage {
  text: string;
  language: Locale;
  /** Texts that use it. */
  count: number;
  /** Other words in its clauses. */
  company: Map<string, number>;
  /** Products that it is said of. */
  products: Map<string, number>;
}

/** Reads once over all texts; `terms` are told apart by what `termKey` makes of them. */
export function countTerms(
  texts: readonly OpinionText[],
  terms: Iterable<{ text: string; language: Locale }>,
): Map<string, TermUsage> {
  const usages = new Map<string, TermUsage>();
  for (const { text, language } of terms) {
    const key = usageKey(text, language);
    if (!usages.has(key))
      usages.set(key, { text, language, count: 0, company: new Map(), products: new Map() });
  }
  const matcher = createTermMatcher(
    [...usages.values()].map((usage) => ({ text: usage.text, language: usage.language, value: usage })),
  );
  for (const { text, language, productId } of texts) {
    const seen = new Set<TermUsage>();
    const plain = withoutFixedPhrases(text);
    for (const clause of cutClauses(plain, language)) {
      const tokens = placeTokens(plain.slice(clause.start, clause.end), language);
      for (const { value: usage, start, end } of matcher.find(tokens, language)) {
        for (const [at, { token }] of tokens.entries())
          if (at < start || at >= end) bump(usage.company, token);
        seen.add(usage);
      }
    }
    for (const usage of seen) {
      usage.count += 1;
      if (productId !== undefined) bump(usage.products, productId);
    }
  }
  return usages;
}

export const usageKey = (text: string, language: Locale): string => `${language} ${termKey(text, language)}`;

const bump = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
