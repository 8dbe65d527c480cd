import { describe, expect, it } from 'vitest';
import { bestSegments, spanProbabilities } from './segment-lattice.ts';

/** Every way to put segments without overlap into the sentence, by brute force. */
function waysOf(candidates: readonly { start: number; end: number }[], from = 0): number[][] {
  const ways: number[][] = [[]];
  for (let index = from; index < candidates.length; index++) {
    for (const rest of waysOf(candidates, index + 1)) {
      const all = [index, ...rest];
      const overlaps = all.some((a) =>
        all.some((b) => {
          const [one, other] = [candidates[a], candidates[b]];
          return a < b && one && other && one.start < other.end && other.start < one.end;
        }),
      );
      if (!overlaps) ways.push(all);
    }
  }
  return ways;
}

const length = 4;
const candidates = [
  { start: 0, end: 1 },
  { start: 0, end: 2 },
  { start: 1, end: 3 },
  { start: 2, end: 3 },
  { start: 2, end: 4 },
  { start: 3, end: 4 },
  { start: 0, end: 4 },
];
const scores = Float64Array.from([0.3, 1.2, -0.4, 0.9, 1.1, -2, 0.5]);
const countScores = Float64Array.from([0.2, 1, -0.5]);

const ways = waysOf(candidates).filter((way) => way.length < countScores.length);
const weigh = (way: number[]) =>
  way.reduce((sum, index) => sum + (scores[index] ?? 0), countScores[way.length] ?? 0);

describe('ways to put terms into a sentence', () => {
  it('gives spans and numbers of spans the probabilities that enumeration gives', () => {
    const total = ways.reduce((sum, way) => sum + Math.exp(weigh(way)), 0);
    const shareOf = (holds: (way: number[]) => boolean) =>
      ways.filter(holds).reduce((sum, way) => sum + Math.exp(weigh(way)), 0) / total;
    const { spans, counts } = spanProbabilities({ length, candidates }, scores, countScores);
    for (const [index] of candidates.entries())
      expect(spans[index]).toBeCloseTo(
        shareOf((way) => way.includes(index)),
        10,
      );
    for (const [count] of countScores.entries())
      expect(counts[count]).toBeCloseTo(
        shareOf((way) => way.length === count),
        10,
      );
  });

  it('finds the heaviest way', () => {
    const [heaviest] = [...ways].sort((a, b) => weigh(b) - weigh(a));
    expect(bestSegments({ length, candidates }, scores, countScores)).toEqual(
      heaviest?.map((index) => candidates[index]),
    );
  });

  it('finds nothing in nothing', () => {
    expect(bestSegments({ length: 0, candidates: [] }, new Float64Array(0), countScores)).toEqual([]);
  });
});
