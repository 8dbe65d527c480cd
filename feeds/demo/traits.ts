import { readCondition } from './facts.ts';
import type { Mood, ReviewLanguage } from './review-language.ts';
import type { DemoProduct } from './products.ts';
import { createRandom, type Random } from './random.ts';

/** What is true of a product and nowhere stored: how good one aspect is, from -2 (strongly bad) to 2 (strongly good). */
export interface Trait {
  aspect: string;
  value: number;
  /** Which way it errs when it is bad: a fit is `small` or `large`. */
  lean?: string;
}

/** Draws each product's traits: most aspects of most products are good, and dear products a little more often. */
export function drawTraits(product: DemoProduct, language: ReviewLanguage, seed: number): Trait[] {
  const random = createRandom(seed, 'traits', product.record.id);
  const general = 0.3 + random.normal() * 0.45 + product.tier * 0.35;
  const judged = product.kind.aspects
    .map((text) => readCondition(text, product.facts))
    .filter(({ holds }) => holds);
  return judged.map(({ text: aspect }) => {
    const raw = general + random.normal() * 1.15;
    const value = Math.max(-2, Math.min(2, Math.round(raw)));
    const leans = Object.keys(language.aspects[aspect]?.en.bad ?? {}).filter((lean) => lean !== '');
    return leans.length > 0 ? { aspect, value, lean: random.pick(leans) } : { aspect, value };
  });
}

/** One reviewer's experience of a trait: mostly its side, sometimes half of it, seldom the opposite. */
export function experience(trait: Trait, random: Random): Mood {
  const felt = trait.value + random.normal() * 0.6;
  if (felt > 0.35) return 'good';
  return felt < -0.35 ? 'bad' : 'mixed';
}
