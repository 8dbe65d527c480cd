import { readFileSync } from 'node:fs';
import { HumanMessage } from '@langchain/core/messages';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createBrain, type Reply } from './brain.ts';
import { situations, VOCABULARY } from './situations.ts';
import { readBook } from './test-book.ts';
import { wordsOf } from './text.ts';
import type { Language } from './vocabulary.ts';

const wording = z.tuple([z.string(), z.string(), z.string(), z.record(z.string(), z.unknown())]);
type WordingCase = z.output<typeof wording>;

/** Wordings known to be misread; the number may only fall. */
const MISREAD = { en: 1, zh: 1 } as const;

const book = await readBook();
const brain = createBrain({ ...book, vocabulary: () => VOCABULARY });

const BEFORE: Record<Language, Record<string, unknown>> = {
  en: { query: 'running shoes', max_price: 80 },
  zh: { query: '跑鞋', max_price: 80 },
};

const EMPTY_WORDS = new Set(
  'a an the for of in on with to and or that is are my some any it from by at'.split(' '),
);

/** Latin words in any order without the empty ones; Chinese by its characters. */
const wordsIn = (text: unknown): string =>
  [
    ...wordsOf(String(text)).flatMap(({ folded }) => (EMPTY_WORDS.has(folded) ? [] : folded)),
    ...(String(text).match(/\p{Script=Han}/gu) ?? []).filter((sign) => sign !== '的'),
  ]
    .sort()
    .join(' ');

function comparable(args: Record<string, unknown>): string {
  const { category: _category, limit: _limit, ...rest } = args;
  const entries = Object.entries(rest)
    .filter(([, value]) => value !== null)
    .map(([key, value]): [string, unknown] => {
      if (key === 'query' || key === 'about') return [key, wordsIn(value)];
      if (Array.isArray(value)) return [key, value.map((one) => String(one)).sort()];
      const isOptions = typeof value === 'object' && value !== null;
      return [key, isOptions ? Object.entries(value).sort(([a], [b]) => a.localeCompare(b)) : value];
    });
  return JSON.stringify(entries.sort(([a], [b]) => a.localeCompare(b))).toLowerCase();
}

function isRight(language: Language, [, , tool, args]: WordingCase, reply: Reply): boolean {
  const variants = book.phrases[language][tool];
  if (variants) return reply.calls.length === 0 && variants.includes(reply.text);
  const [call] = reply.calls;
  const name = tool === 'again' ? 'search_catalog' : tool;
  const wanted = tool === 'again' ? { ...BEFORE[language], ...args } : args;
  if (call?.name === 'search_help' && name === 'search_help')
    return wordsIn(args.query)
      .split(' ')
      .every((word) => wordsIn(call.args.query).includes(word));
  return call?.name === name && comparable(call.args) === comparable(wanted);
}

test.each(['en', 'zh'] as const)('wordings that are easily misread: %s', (language) => {
  const text = readFileSync(new URL(`dev-requests/wordings-${language}.yaml`, import.meta.url), 'utf8');
  const cases = z.array(wording).parse(parse(text));
  const wrong = cases.flatMap((one) => {
    const reply = brain([...(situations[one[1]]?.(language) ?? []), new HumanMessage(one[0])]);
    const got = reply.calls.map(({ name, args }) => `${name} ${JSON.stringify(args)}`).join(' + ');
    return isRight(language, one, reply) ? [] : `${one[0]} -> ${got || reply.text}`;
  });
  console.log(`${language}: ${cases.length - wrong.length} of ${cases.length}\n${wrong.join('\n')}`);
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(wrong.length).toBeLessThanOrEqual(MISREAD[language]);
});
