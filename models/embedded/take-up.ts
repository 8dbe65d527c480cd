import type { Situation } from './decision.ts';

/** Intents that a bare answer ("the second one", "tents") may be mistaken for. */
const WEAK = new Set(['details', 'search', 'refine', 'cart', 'more', 'no', 'yes', 'stock']);

/**
 * The message as the answer to the question that the last reply asked: what was asked before it, with what the answer
 * points at. A message with an intent of its own is left alone.
 */
export function takeUpQuestion(answer: Situation, asked: Situation, pending: string): Situation {
  const { reading } = answer;
  const points = reading.places.length > 0 || reading.brands.length > 0 || reading.all;
  const names = Boolean(reading.category) || reading.query.split(/\s+/).length <= 4;
  if (pending === 'order' || !(WEAK.has(answer.intent) || answer.probability < 0.5)) return answer;
  if (pending === 'search') {
    if (!names) return answer;
    const { sort, cheaper } = asked.reading;
    return {
      ...answer,
      intent: 'search',
      probability: 1,
      reading: { ...reading, sort: reading.sort ?? sort, cheaper: reading.cheaper || cheaper },
    };
  }
  if (!points) return answer;
  const { places, brands, all, category } = reading;
  return {
    ...answer,
    intent: pending,
    probability: 1,
    reading: { ...asked.reading, places, brands, all, category },
  };
}
