/** Before, a rate is chance. */
const LEAST_S = 1;

export interface Pace {
  perS: number;
  /** How long the rest takes, in words. */
  left: string;
}

/**
 * Tells how fast something goes, as soon as that can be known. Less done than the last time is the beginning of
 * something else.
 */
export function createPace(now: () => number = Date.now): (done: number, total: number) => Pace | undefined {
  let first: { at: number; done: number } | undefined;
  let last = 0;
  return (done, total) => {
    if (!first || done < last) first = { at: now(), done };
    last = done;
    const seconds = (now() - first.at) / 1000;
    const perS = (done - first.done) / seconds;
    return seconds < LEAST_S || perS === 0 ? undefined : { perS, left: formatLeft((total - done) / perS) };
  };
}

function formatLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
