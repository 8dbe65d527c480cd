import { readFileSync } from 'node:fs';
import type { AuthenticityExample } from './authenticity.ts';
import type { SentimentExample } from './sentiment.ts';

/** Sentences of praise and complaint written for this project, so that a shop with few reviews has something to learn from. */
export function readSeedSentences(): SentimentExample[] {
  return (['en', 'zh'] as const).flatMap((language) =>
    readLines(`sentences-${language}.txt`).map((line) => ({
      text: line.slice(2),
      language,
      positive: line.startsWith('+ '),
    })),
  );
}

/** Reviews written for this project in the manner of made-up and of truthful ones, in both languages. */
export function readSeedReviews(): AuthenticityExample[] {
  return readLines('authenticity.txt').map((line) => {
    const tab = line.indexOf('\t');
    return { text: line.slice(tab + 1), deceptive: line.slice(0, tab) === 'made up' };
  });
}

const readLines = (name: string): string[] =>
  readFileSync(new URL(`seed/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
