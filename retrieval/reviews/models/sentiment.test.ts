import { describe, expect, it } from 'vitest';
import { readSeedSentences } from './seed-examples.ts';
import { decodeSentiment, type SentimentExample, trainSentiment } from './sentiment.ts';

const seed = readSeedSentences();
const model = trainSentiment(seed, 'quick');

describe('a model of the seed sentences alone', () => {
  it.each([
    ['en', true, 'Battery life is great and it charges fast.'],
    ['en', true, 'Soft, warm and true to size.'],
    ['en', true, 'No problems so far, I would recommend it.'],
    ['en', false, 'It broke after a week and they refused a refund.'],
    ['en', false, 'The strap is not comfortable.'],
    ['en', false, "Don't buy this, the screen is dim and slow."],
    ['zh', true, '电池续航很好，充电也快。'],
    ['zh', true, '面料柔软，穿着很舒服。'],
    ['zh', true, '没有问题，推荐购买。'],
    ['zh', false, '用了一周就坏了，客服不理人。'],
    ['zh', false, '戴着一点都不舒服。'],
    ['zh', false, '屏幕太暗，速度又慢，别买。'],
  ] as const)('judges a sentence that it was not taught (%s, %s: %s)', (language, isPositive, text) => {
    expect(seed.map((example) => example.text)).not.toContain(text);
    expect(model.positive(text, language) > 0.5).toBe(isPositive);
  });

  it('is unsure of what it knows nothing about', () => {
    for (const text of ['', '   ', '\n', 'zxqv', '🦊'])
      expect(model.positive(text, 'en')).toBeCloseTo(0.5, 0);
    expect(model.positive('', 'en')).toBe(0.5);
  });

  it('answers for long, broken and mixed texts', () => {
    for (const text of [
      'great '.repeat(40_000),
      '\uD83D good',
      '质量 good 很好 \u0000',
      '好'.repeat(200_000),
    ]) {
      for (const language of ['en', 'zh'] as const) {
        const probability = model.positive(text, language);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('as bytes', () => {
  it('is the same model, networks included, and the same examples give the same bytes', () => {
    const english = seed.filter(({ language }) => language === 'en');
    const bytes = trainSentiment(english).encode();
    expect(Buffer.compare(trainSentiment(english).encode(), bytes)).toBe(0);
    // Models are cut out of larger buffers, at any offset.
    const shifted = new Uint8Array([1, ...bytes]).subarray(1);
    const [first, second] = [decodeSentiment(bytes), decodeSentiment(shifted)];
    const original = trainSentiment(english);
    for (const { text } of english.slice(0, 20)) {
      expect(first.positive(text, 'en')).toBe(original.positive(text, 'en'));
      expect(second.positive(text, 'en')).toBe(original.positive(text, 'en'));
    }
    expect(first.positive('很好', 'zh')).toBe(0.5);
  });

  it('is told from anything else', () => {
    const bytes = model.encode();
    const broken = [
      new Uint8Array(),
      new Uint8Array(3),
      new Uint8Array(64).fill(7),
      bytes.slice(0, bytes.length - 4),
      bytes.slice(0, 40),
    ];
    for (const some of broken) expect(() => decodeSentiment(some)).toThrow('These bytes are no');
  });
});

it('answers a half where all examples are on one side', () => {
  const praise = trainSentiment([{ text: 'lovely', language: 'en', positive: true }], 'quick');
  expect(praise.positive('lovely', 'en')).toBe(0.5);
  expect(trainSentiment([]).positive('好', 'zh')).toBe(0.5);
});

it('learns that a word praises one kind of goods and faults another', () => {
  const about = (domain: string, text: string, positive: boolean): SentimentExample[] =>
    Array.from({ length: 20 }, (_, i) => ({ text: `${text}${i}`, language: 'zh', positive, domain }));
  const taught = trainSentiment(
    [
      ...about('外套', '厚', true),
      ...about('外套', '薄', false),
      ...about('手机', '薄', true),
      ...about('手机', '厚', false),
    ],
    'quick',
  );
  expect(taught.positive('厚', 'zh', '外套')).toBeGreaterThan(0.5);
  expect(taught.positive('厚', 'zh', '手机')).toBeLessThan(0.5);
});
