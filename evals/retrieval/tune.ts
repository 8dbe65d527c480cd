import { createRandom } from '../../feeds/demo/random.ts';
import { mean } from './metrics.ts';

export interface Tuned<Setting> {
  /** For each case, the setting that did best on the cases of the other folds. */
  crossValidated: Setting[];
  /** The one that did best on all; its mean is too high by what it owes to these very cases. */
  best: Setting;
}

/** A fold for each of `count` cases, of sizes that differ by one at most; the same on every machine. */
export function assignFolds(count: number, { folds, seed }: { folds: number; seed: number }): number[] {
  const assigned = Array.from({ length: count }, (_, at) => at % folds);
  return createRandom('folds', seed).shuffle(assigned);
}

/** Chooses among settings by their mean scores; `scores[s][c]` is what setting s reaches on case c. */
export function tune<Setting>(
  settings: readonly Setting[],
  scores: readonly (readonly number[])[],
  split: { folds: number; seed: number },
): Tuned<Setting> {
  const count = scores[0]?.length ?? 0;
  const foldOf = assignFolds(count, split);
  const bestWithout = (fold: number | undefined): Setting => {
    const means = scores.map((row) => mean(row.filter((_, at) => foldOf[at] !== fold)));
    // The first where no other case says which is best.
    return settings[Math.max(0, means.indexOf(Math.max(...means)))] as Setting;
  };
  const chosen = Array.from({ length: split.folds }, (_, fold) => bestWithout(fold));
  return { crossValidated: foldOf.map((fold) => chosen[fold] as Setting), best: bestWithout(undefined) };
}
