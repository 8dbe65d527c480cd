import { availableParallelism } from 'node:os';
import { type Attributes, indexContent } from './content.ts';
import {
  type Divisors,
  directedGaps,
  evenGaps,
  indexOccurrences,
  type Occurrences,
  sumGaps,
} from './covisits.ts';
import { countEvents, type Histories } from './histories.ts';
import type { ContentPart, RowSource } from './make-rows.ts';
import { sampleMass, sumMass } from './mass.ts';
import { type RunOptions, runRows } from './run-rows.ts';
import { checkSettings, type RecommendSettings } from './settings.ts';
import { sharedFloat64 } from './shared-arrays.ts';

export interface TrainInput {
  histories: Histories;
  /** Of every product that the histories number. */
  attributes?: Attributes | undefined;
}

export interface TrainOptions extends Omit<RunOptions, 'threads'> {
  settings: Readonly<RecommendSettings>;
  /** Worker threads; as many as there are processors when left out, none for a small shop. */
  threads?: number | undefined;
}

export interface Trained {
  /** Events of each product within the customers' windows. */
  popularity: Int32Array;
  g: Float64Array;
  /** Mean mass of a row of co-visits over that of a row of content. */
  ratio: number;
}

/** About a second's work; below, starting threads takes longer than they save. */
const MUCH_WORK = 200_000_000;
const MOST_THREADS = 8;

/**
 * Makes each product's neighbours, S + contentWeight r B, and hands them out in batches by product. A shop without
 * events has r = 1, so that content stands alone.
 */
export async function trainNeighbours(
  { histories, attributes }: TrainInput,
  { settings, threads, ...run }: TrainOptions,
): Promise<Trained> {
  checkSettings(settings);
  const { products } = histories;
  const { contentWeight, contentNeighbours, neighbours } = settings;
  const covisits = planCovisits(histories, settings);
  const { occurrences, gaps, divisors, popularity, g } = covisits;
  let content: ContentPart | undefined;
  let ratio = 0;
  if (attributes && contentWeight > 0) {
    const index = indexContent(attributes, popularity);
    const sum = settings.measure === 'directed' ? sumMass : sampleMass;
    const mass = sum(occurrences, gaps, divisors);
    ratio = mass > 0 && index.filledRows > 0 ? mass / index.filledRows : 1;
    content = { index, scale: contentWeight * ratio, neighbours: contentNeighbours };
  }
  const source: RowSource = {
    products,
    occurrences,
    gaps,
    divisors,
    neighbours,
    ...(content && { content }),
  };
  const enough = countWork(occurrences, content) > MUCH_WORK;
  const most = enough ? Math.min(MOST_THREADS, availableParallelism()) : 0;
  await runRows(source, { ...run, threads: threads ?? most });
  return { popularity, g, ratio };
}

function planCovisits(histories: Histories, settings: Readonly<RecommendSettings>) {
  const { products } = histories;
  const { measure, window, beta } = settings;
  const occurrences = indexOccurrences(histories, window);
  const popularity = countEvents({ items: occurrences.items, products });
  const g = sumGaps(occurrences, products, window);
  return {
    occurrences,
    gaps: measure === 'directed' ? directedGaps(window, beta) : evenGaps(window),
    divisors: chooseDivisors(settings, popularity, g),
    popularity,
    g,
  };
}

function chooseDivisors(
  { measure, lambda }: Readonly<RecommendSettings>,
  popularity: Int32Array,
  g: Float64Array,
): Divisors {
  const even = sharedFloat64(g.length).fill(1);
  switch (measure) {
    case 'directed': {
      // Without lambda, a product that is always the last has nothing to be divided by; its row is of what came before.
      const own = sharedFloat64(g.length);
      own.set(lambda > 0 ? g : g.map((sum) => sum || 1));
      return { own, other: even, lambda };
    }
    case 'cosine': {
      const roots = sharedFloat64(g.length);
      popularity.forEach((count, i) => {
        roots[i] = Math.sqrt(count);
      });
      return { own: roots, other: roots, lambda };
    }
    case 'count':
      return { own: even, other: even, lambda: 0 };
    default:
      return measure satisfies never;
  }
}

/** Additions that the rows take: pairs within windows, and holders of a product's tokens. */
function countWork({ places }: Occurrences, content: ContentPart | undefined): number {
  let work = 0;
  for (let e = 0; e < places.length; e++) work += 2 * (places[e] as number);
  if (!content) return work;
  const { holderStarts } = content.index;
  for (let t = 0; t + 1 < holderStarts.length; t++)
    work += ((holderStarts[t + 1] as number) - (holderStarts[t] as number)) ** 2;
  return work;
}
