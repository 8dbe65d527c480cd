import { readFileSync } from 'node:fs';
import { HumanMessage } from '@langchain/core/messages';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createBrain, type Reply } from './brain.ts';
import { situations, VOCABULARY } from './situations.ts';
import { readBook } from './test-book.ts';
import type { Language } from './vocabulary.ts';

const request = z.strictObject({
  say: z.string(),
  given: z.string().default('start'),
  call: z.string().optional(),
  reply: z.string().optional(),
  args: z.record(z.string(), z.unknown()).default({}),
  without: z.array(z.string()).default([]),
});
type Request = z.output<typeof request>;

const book = await readBook();
const started = performance.now();
const brain = createBrain({ ...book, vocabulary: () => VOCABULARY });
console.log(`trained in ${(performance.now() - started).toFixed(0)} ms`);

/** Kinds that the test's small vocabulary lacks are not expected to be mended or recognised, only to be searched for. */
const ask = (language: Language, { say, given }: Request): Reply =>
  brain([...(situations[given]?.(language) ?? []), new HumanMessage(say)]);

const same = (wanted: unknown, got: unknown): boolean => {
  if (Array.isArray(wanted))
    return Array.isArray(got) && wanted.every((one) => got.some((other) => same(one, other)));
  if (typeof wanted === 'object' && wanted !== null)
    return Object.entries(wanted).every(([key, value]) =>
      same(value, (got as Record<string, unknown> | undefined)?.[key]),
    );
  return String(wanted).toLowerCase() === String(got).toLowerCase();
};

const holds = (wanted: unknown, got: unknown): boolean =>
  String(wanted)
    .toLowerCase()
    .split(' ')
    .every((word) =>
      JSON.stringify(got ?? '')
        .toLowerCase()
        .includes(word),
    );

function isRight(language: Language, wanted: Request, reply: Reply): boolean {
  const [call] = reply.calls;
  if (wanted.reply !== undefined) {
    const variants = book.phrases[language][wanted.reply] ?? [];
    return !call && variants.some((variant) => reply.text.startsWith(variant.split('{')[0] ?? variant));
  }
  if (!call || call.name !== wanted.call) return false;
  const args: Record<string, unknown> = call.args;
  return (
    Object.entries(wanted.args).every(([key, value]) =>
      key === 'query' || key === 'about' ? holds(value, args[key]) : same(value, args[key]),
    ) && wanted.without.every((key) => args[key] === undefined)
  );
}

test.each(['en', 'zh'] as const)(
  'requests in many wordings reach the right tool with the right slots: %s',
  (language) => {
    const text = readFileSync(new URL(`dev-requests/${language}.yaml`, import.meta.url), 'utf8');
    const requests = z.array(request).parse(parse(text));
    const begun = performance.now();
    const wrong = requests.filter((one) => !isRight(language, one, ask(language, one)));
    const each = (performance.now() - begun) / requests.length;
    console.log(
      `${language}: ${requests.length - wrong.length} of ${requests.length}, ${each.toFixed(2)} ms each`,
    );
    expect(requests.length).toBeGreaterThanOrEqual(120);
    expect(wrong.map(({ say }) => say)).toEqual([]);
  },
);
