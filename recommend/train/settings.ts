import { ShopError } from '../../errors.ts';
import { WINDOW } from './histories.ts';

/** What a model is trained and served with; each has its place in docs/recommend.md. */
export interface RecommendSettings {
  /**
   * What two products in one history are to each other: `directed` weighs a pair by its gap and order and divides by
   * g; `cosine` counts customers who have both, over the root of the product of both counts; `count` only counts.
   */
  measure: 'directed' | 'cosine' | 'count';
  /** Events of a customer that count, newest last. */
  window: number;
  /** Weight of what came before a product beside what came after it: 1 takes no notice of order. */
  beta: number;
  /** Added to what a pair's sum is divided by, so that few events say little. */
  lambda: number;
  /** Weight of content beside co-visits, both brought to the same mass. */
  contentWeight: number;
  contentNeighbours: number;
  /** Neighbours a product keeps. */
  neighbours: number;
  /** How fast older events count less when scoring. */
  decay: number;
}

export const DEFAULT_SETTINGS: Readonly<RecommendSettings> = {
  measure: 'directed',
  window: WINDOW,
  beta: 0.2,
  lambda: 50,
  contentWeight: 1.5,
  contentNeighbours: 100,
  neighbours: 100,
  decay: 0.75,
};

/** For histories in no order: as many events as there are, each pair alike. */
export const UNORDERED_SETTINGS: Readonly<RecommendSettings> = {
  ...DEFAULT_SETTINGS,
  measure: 'cosine',
  window: 200,
  beta: 1,
  lambda: 5,
  neighbours: 300,
  decay: 0,
};

/** Places in a window are kept in a byte. */
const LONGEST_WINDOW = 255;

/** Throws `ShopError('bad_request')` for a setting that is no number or out of its range. */
export function checkSettings(settings: Readonly<RecommendSettings>): void {
  const { measure, window, neighbours, contentNeighbours, ...others } = settings;
  for (const [name, value] of Object.entries(others)) {
    if (!Number.isFinite(value) || value < 0)
      throw new ShopError('bad_request', `${name} is a number from 0, not ${value}.`);
  }
  for (const [name, value] of Object.entries({ window, neighbours, contentNeighbours })) {
    if (!Number.isInteger(value) || value < 1)
      throw new ShopError('bad_request', `${name} is a whole number from 1, not ${value}.`);
  }
  if (!['directed', 'cosine', 'count'].includes(measure))
    throw new ShopError('bad_request', `measure is directed, cosine or count, not ${measure}.`);
  if (window > LONGEST_WINDOW)
    throw new ShopError('bad_request', `window is at most ${LONGEST_WINDOW}, not ${window}.`);
}
