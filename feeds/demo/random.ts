/** A seeded source of choices; the same key always gives the same sequence, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; weights need not sum to one. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T;
  /** A shuffled copy. */
  shuffle<T>(from: readonly T[]): T[];
  /** `count` different items, fewer when there are not as many. */
  sample<T>(from: readonly T[], count: number): T[];
  /** Close to a normal distribution with mean 0 and deviation 1 (sum of twelve uniforms, so never beyond 6). */
  normal(): number;
}

/** 32-bit FNV-1a with a final mix, so that keys differing in one character give unrelated seeds. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A generator of its own for each key, so that a change in one part of the shop leaves the other parts alone. */
export function createRandom(...key: (string | number)[]): Random {
  let state = hashText(key.join('/'));
  // mulberry32 (public domain, Tommy Ettinger)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const item = from[Math.floor(next() * from.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const shuffle = <T>(from: readonly T[]): T[] => {
    const items = [...from];
    for (let i = items.length - 1; i > 0; i--) {
      const j = int(0, i);
      [items[i], items[j]] = [items[j] as T, items[i] as T];
    }
    return items;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted(from, weight) {
      let total = 0;
      for (const item of from) total += weight(item);
      let left = next() * total;
      for (const item of from) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return pick(from);
    },
    shuffle,
    sample: (from, count) => shuffle(from).slice(0, count),
    normal() {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
  };
}
