import { readFileSync } from 'node:fs';
import type { Locale } from '../../../db/records.ts';
import type { LabelledSentence, LabelledSpan } from './aspect-labels.ts';
import { placeTokens } from './clauses.ts';

/** Clauses of reviews written by hand with their terms marked, `[battery life+] is great`: what a new shop starts from. */
export function loadSeedClauses(language: Locale): LabelledSentence[] {
  const text = readFileSync(new URL(`seed/aspects-${language}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => readClause(line, language));
}

function readClause(line: string, language: Locale): LabelledSentence {
  const tokens: string[] = [];
  const spans: LabelledSpan[] = [];
  for (const part of line.split(/(\[[^\]]+\])/)) {
    const term = /^\[(.+)([+-])\]$/.exec(part);
    const added = placeTokens(term?.[1] ?? part, language).map(({ token }) => token);
    if (term) {
      const polarity = term[2] === '+' ? 'positive' : 'negative';
      spans.push({ start: tokens.length, end: tokens.length + added.length, polarity });
    }
    tokens.push(...added);
  }
  return { tokens, language, spans };
}
