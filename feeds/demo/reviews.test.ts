import { describe, expect, test } from 'vitest';
import { generateDemoShop } from './generate.ts';
import { loadAssortment } from './kinds.ts';
import { groupBy } from './group-by.ts';
import { loadReviewLanguage } from './review-language.ts';

const shop = generateDemoShop({ now: new Date('2026-11-22T00:00:00Z') });
const aspects = loadReviewLanguage().aspects;
const languages = ['en', 'zh'] as const;
const limit = 0.6;

/** An own count of shared 5-grams, over words or characters, so that the generator's index is not its own judge. */
function findCopies(texts: { id: string; text: string }[], language: 'en' | 'zh'): string[] {
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  const copies: string[] = [];
  texts.forEach(({ id, text }, self) => {
    const clean = text.toLowerCase().replace(/[^\p{L}\p{N}' ]/gu, ' ');
    const tokens = language === 'en' ? clean.split(/ +/).filter(Boolean) : [...clean.replace(/ /g, '')];
    const grams = new Set(tokens.slice(4).map((_, i) => tokens.slice(i, i + 5).join(' ')));
    const shared = new Map<number, number>();
    for (const gram of grams) {
      const list = holders.get(gram);
      if (!list) {
        holders.set(gram, [self]);
        continue;
      }
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      list.push(self);
    }
    sizes.push(grams.size);
    for (const [other, count] of shared) {
      if (count > limit * Math.min(grams.size, sizes[other] ?? 0)) copies.push(`${id} ${texts[other]?.id}`);
    }
  });
  return copies;
}

describe.each(languages)('texts in %s', (language) => {
  test('no two reviews share more than 60% of the shorter one', () => {
    const texts = shop.reviews
      .filter((review) => review.language === language)
      .map(({ id, body }) => ({ id, text: body }));
    expect(findCopies(texts, language)).toEqual([]);
  });

  test('no two descriptions of a department do', () => {
    for (const list of groupBy(shop.products, (product) => product.category[0]).values()) {
      const texts = list.map(({ id, description, translations }) => ({
        id,
        text: language === 'en' ? description : (translations.zh?.description ?? ''),
      }));
      expect(findCopies(texts, language)).toEqual([]);
    }
  });

  test('leave no template mark behind', () => {
    const texts = [
      ...shop.products.map((product) =>
        language === 'en' ? product.description : (product.translations.zh?.description ?? ''),
      ),
      ...shop.reviews.filter((review) => review.language === language).map(({ title, body }) => title + body),
    ];
    for (const text of texts) expect(text).not.toMatch(/[<>()|+]|undefined| {2}|，，|。。/);
  });
});

describe('what reviews say', () => {
  const mentions = shop.reviews.flatMap((review) =>
    (shop.mentions.get(review.id) ?? []).map((mention) => ({ ...mention, review })),
  );
  const traitOf = (productId: string, aspect: string) =>
    shop.traits.get(productId)?.find((trait) => trait.aspect === aspect);

  test('is only about traits the product has', () => {
    for (const { review, aspect } of mentions)
      expect(traitOf(review.productId, aspect), aspect).toBeDefined();
  });

  test('leans the way of the trait, for each product with enough to say', () => {
    const opinions = groupBy(mentions, ({ review, aspect }) => `${review.productId} ${aspect}`);
    const verdicts = [...opinions.values()].flatMap((list) => {
      const first = list[0];
      const value = first ? (traitOf(first.review.productId, first.aspect)?.value ?? 0) : 0;
      const good = list.filter(({ mood }) => mood === 'good').length;
      const bad = list.filter(({ mood }) => mood === 'bad').length;
      return value === 0 || good + bad < 4 ? [] : [Math.sign(good - bad) === Math.sign(value)];
    });
    expect(verdicts.length).toBeGreaterThan(500);
    expect(verdicts.filter(Boolean).length / verdicts.length).toBeGreaterThan(0.97);
  });

  test('goes with the stars', () => {
    const wrong = shop.reviews.filter(({ id, rating }) => {
      const first = shop.mentions.get(id)?.[0]?.mood;
      return (rating >= 4 && first !== 'good') || (rating <= 2 && first !== 'bad');
    });
    expect(wrong).toEqual([]);
    const means = [...groupBy(shop.reviews, (review) => review.productId)]
      .filter(([, list]) => list.length >= 10)
      .map(([productId, list]) => ({
        stars: list.reduce((sum, review) => sum + review.rating, 0) / list.length,
        trait: (shop.traits.get(productId) ?? []).reduce((sum, trait) => sum + trait.value, 0),
      }))
      .sort((a, b) => a.trait - b.trait);
    const tenth = Math.floor(means.length / 10);
    const average = (list: typeof means) => list.reduce((sum, { stars }) => sum + stars, 0) / list.length;
    expect(average(means.slice(-tenth)) - average(means.slice(0, tenth))).toBeGreaterThan(1);
  });

  test('calls a battery by its name', () => {
    const about = mentions.filter(({ aspect }) => aspect === 'battery').map(({ review }) => review);
    for (const [language, words] of [
      ['en', /batter/i],
      ['zh', /续航|电池|电量/],
    ] as const) {
      const bodies = about.filter((review) => review.language === language);
      expect(bodies.length).toBeGreaterThan(50);
      for (const { body } of bodies) expect(body).toMatch(words);
    }
  });
});

test('the words of every aspect and fault stand in both languages, and every aspect is used', () => {
  const used = new Set(
    loadAssortment().departments.flatMap(({ kinds }) =>
      kinds.flatMap((kind) => kind.aspects.map((aspect) => aspect.replace(/^\+<[^>]+> /, ''))),
    ),
  );
  for (const [name, aspect] of Object.entries(aspects)) {
    expect(Object.keys(aspect.zh.bad), name).toEqual(Object.keys(aspect.en.bad));
    expect(aspect.name.zh, name).toMatch(/\p{Script=Han}/u);
  }
  expect(Object.keys(aspects).filter((name) => !used.has(name))).toEqual([]);
});
