/** Texts that share 60% of their shingles share one band at least in 75% of cases, those that share 80% in 99%. */
const BANDS = 10;
/** Hashes that make one band. */
const ROWS = 4;
/** Words, or Chinese characters, that follow one another. */
const SHINGLE = 4;
/** Texts with fewer words say the same by chance ("Great product, fast delivery"). */
const FEWEST_WORDS = 12;
/** Share of shingles that two texts have in common from which one is a near copy of the other. */
const COPY = 0.6;
/** Words of a text that are looked at. */
const WORD_LIMIT = 2_000;

/** The bands of min-hashes (Broder 1997) by which near copies of a text are found; none for a short one. */
export function bandsOf(text: string): number[] {
  const shingles = shinglesOf(text);
  if (shingles.size === 0) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < least.length; i++) {
      const hash = mix(shingle ^ Math.imul(i + 1, 0x9e3779b1));
      if (hash < (least[i] as number)) least[i] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (const row of least.subarray(band * ROWS, band * ROWS + ROWS)) hash = mix(hash ^ row);
    return hash | 0;
  });
}

/** Whether two texts say the same in nearly the same words. */
export function isNearCopy(a: string, b: string): boolean {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  if (first.size === 0 || second.size === 0) return false;
  let shared = 0;
  for (const shingle of first) if (second.has(shingle)) shared++;
  return shared / (first.size + second.size - shared) >= COPY;
}

function shinglesOf(text: string): Set<number> {
  const words = (text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).slice(0, WORD_LIMIT);
  const shingles = new Set<number>();
  if (words.length < FEWEST_WORDS) return shingles;
  for (let start = 0; start + SHINGLE <= words.length; start++) {
    let hash = 0x811c9dc5;
    for (const word of words.slice(start, start + SHINGLE)) {
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
      hash = Math.imul(hash ^ 32, 0x01000193);
    }
    shingles.add(hash >>> 0);
  }
  return shingles;
}

/** Scatters the bits of a number (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
