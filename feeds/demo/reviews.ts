import type { Locale, ReviewRecord } from '../../db/records.ts';
import { createRandom, type Random } from './random.ts';
import { createReviewWriter, type Opinion } from './review-writer.ts';
import type { Mood, ReviewLanguage } from './review-language.ts';
import { createSimilarityIndex } from './similarity.ts';
import { experience, type Trait } from './traits.ts';
import type { DemoProduct } from './products.ts';
import { drawName } from './names.ts';

/** Somebody who bought a product and may review it. */
export interface Buyer {
  customerId: string;
  author: string;
  language: Locale;
  /** Milliseconds; the review comes after this. */
  deliveredAt: number;
}

/** What a review says about which aspect; known to tests and evals, never to the shop. */
export interface Mention {
  aspect: string;
  mood: Mood;
}

interface ReviewsTask {
  products: DemoProduct[];
  traits: ReadonlyMap<string, Trait[]>;
  buyers: ReadonlyMap<string, Buyer[]>;
  language: ReviewLanguage;
  seed: number;
  today: Date;
  total: number;
}

const dayMs = 86_400_000;
const mostReviews = 96;

/** The shop's reviews with what each mentions; how many a product has is long-tailed, from none to more than ninety. */
export function createReviews(task: ReviewsTask): { record: ReviewRecord; mentions: Mention[] }[] {
  const limit = 0.58;
  const texts = { en: createSimilarityIndex('en', limit), zh: createSimilarityIndex('zh', limit) };
  const write = createReviewWriter(task.language, texts);
  const reviews: { record: ReviewRecord; mentions: Mention[] }[] = [];
  for (const [product, count] of shareOut(task.products, task.total)) {
    const random = createRandom(task.seed, 'reviews', product.record.id);
    const buyers = random.sample(task.buyers.get(product.record.id) ?? [], Math.ceil(count * 0.6));
    const traits = task.traits.get(product.record.id) ?? [];
    for (let i = 0; i < count; i++) {
      const buyer = buyers[i];
      const language = buyer?.language ?? (random.chance(0.37) ? 'zh' : 'en');
      const opinion = formOpinion(traits, random);
      const { createdAt, boughtAt } = drawTimes(product, buyer, task.today, random);
      const usedDays = (createdAt - boughtAt) / dayMs;
      const { title, body } = write({ product, language, opinion, boughtAt, usedDays, random });
      const ageDays = (task.today.getTime() - createdAt) / dayMs;
      reviews.push({
        mentions: opinion.mentions,
        record: {
          id: `R${100001 + reviews.length}`,
          productId: product.record.id,
          rating: opinion.rating,
          title,
          body,
          language,
          author: buyer?.author ?? signature(language, random),
          customerId: buyer?.customerId,
          verified: buyer !== undefined,
          helpful: Math.floor(
            random.next() ** 4 * Math.min(40, 2 + ageDays / 12) * (body.length > 200 ? 1.5 : 0.7),
          ),
          createdAt: new Date(createdAt).toISOString(),
          attributes: {},
        },
      });
    }
  }
  return reviews;
}

/** Splits the total over the products by popularity: a long tail below, and above no end but a slow approach to it. */
function shareOut(products: readonly DemoProduct[], total: number): Map<DemoProduct, number> {
  const weights = products.map((product) => Math.max(0, product.popularity ** 1.25 - 0.06));
  let scale = total / weights.reduce((sum, weight) => sum + weight, 0);
  const countFor = (weight: number) =>
    Math.floor(mostReviews * (1 - Math.exp((-weight * scale) / mostReviews)) + 0.35);
  while (weights.reduce((sum, weight) => sum + countFor(weight), 0) < total) scale *= 1.01;
  return new Map(products.map((product, i) => [product, countFor(weights[i] ?? 0)]));
}

/**
 * Stars and the one to four aspects worth a word, from how this reviewer found each of the product's traits. What
 * comes first agrees with the stars; where nothing does, they are three.
 */
function formOpinion(traits: readonly Trait[], random: Random): Opinion {
  const found = random.shuffle(traits).map((trait) => ({ trait, mood: experience(trait, random) }));
  const mean = traits.reduce((sum, trait) => sum + trait.value, 0) / Math.max(1, traits.length);
  const heard = found.map(({ mood }) => (mood === 'good' ? 1 : mood === 'bad' ? -1.3 : -0.1));
  const felt = heard.reduce((sum, value) => sum + value, 0) / Math.max(1, heard.length);
  const stars = Math.round(3.6 + mean * 0.55 + felt * 1.15 + random.normal() * 0.55);
  const wanted = stars >= 4 ? 'good' : stars <= 2 ? 'bad' : 'mixed';
  const agrees = found.some(({ mood }) => mood === wanted);
  found.sort(
    (a, b) =>
      Number(b.mood === wanted) - Number(a.mood === wanted) ||
      Math.abs(b.trait.value) - Math.abs(a.trait.value),
  );
  const further = random.weighted([0, 1, 2, 3], (n) => [3, 4, 3, 1][n] ?? 0);
  const mentioned = [...found.slice(0, 1), ...random.sample(found.slice(1), further)];
  return {
    rating: agrees ? Math.max(1, Math.min(5, stars)) : 3,
    mentions: mentioned.map(({ trait, mood }) => ({ aspect: trait.aspect, mood, lean: trait.lean })),
  };
}

/** When it was bought and when reviewed, days to most of a year later; a buyer's time runs from the delivery. */
function drawTimes(product: DemoProduct, buyer: Buyer | undefined, today: Date, random: Random) {
  const earliest = Date.parse(product.record.releasedAt) + 4 * dayMs;
  const span = today.getTime() - earliest;
  const boughtAt = buyer?.deliveredAt ?? earliest + Math.max(0, span - 3 * dayMs) * random.next();
  const wait = Math.min(today.getTime() - boughtAt, (6 + random.next() ** 2.2 * 260) * dayMs);
  return { boughtAt, createdAt: Math.floor((boughtAt + wait * 0.999) / 1000) * 1000 };
}

/** Guests sign with a name cut short, as shops show them. */
function signature(language: Locale, random: Random): string {
  const { firstName, lastName } = drawName(
    language === 'zh' ? 'chinese' : random.pick(['american', 'british', 'german', 'latin', 'indian']),
    random,
  );
  return language === 'zh' ? `${lastName}**` : `${firstName} ${lastName.charAt(0)}.`;
}
