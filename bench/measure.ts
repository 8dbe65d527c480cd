/** Times of one setting; milliseconds. */
export interface Timing {
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  perS: number;
}

/** Runs `work` for each index below `count`, `concurrency` at a time, and times each one and the whole. */
export async function timeAll(
  count: number,
  concurrency: number,
  work: (index: number, lane: number) => Promise<void>,
): Promise<Timing> {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const lane = async (place: number) => {
    while (next < count) {
      const index = next++;
      const begun = performance.now();
      await work(index, place);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, place) => lane(place)));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return {
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    p99Ms: quantile(times, 0.99),
    perS: count / seconds,
  };
}

/** Nearest-rank quantile of sorted values. */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;
}
