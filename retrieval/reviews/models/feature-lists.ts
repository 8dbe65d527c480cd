/** Hashes of what was found in a text, ascending, each once. */
export type FeatureList = Int32Array;

/** Collects the hashed n-grams of one text after the other. */
export interface FeatureCollector {
  /** Runs of `least` to `most` neighbours; the same ones under another `kind` are other features. */
  addRuns(hashes: ArrayLike<number>, least: number, most: number, kind: number): void;
  add(hash: number): void;
  /** What was added since the last call. */
  take(): FeatureList;
}

export function createFeatureCollector(): FeatureCollector {
  let found = new Int32Array(1024);
  let length = 0;
  const add = (hash: number): void => {
    if (length === found.length) {
      const larger = new Int32Array(length * 2);
      larger.set(found);
      found = larger;
    }
    found[length++] = hash;
  };
  return {
    add,
    addRuns: (hashes, least, most, kind) => {
      for (let start = 0; start < hashes.length; start++) {
        let run = kind;
        const end = Math.min(hashes.length, start + most);
        for (let i = start; i < end; i++) {
          run = joinHashes(run, hashes[i] ?? 0);
          if (i - start + 1 >= least) add(run);
        }
      }
    },
    take: () => {
      const sorted = found.subarray(0, length).sort();
      let kept = 0;
      // Only places already read are written to.
      for (let i = 0; i < length; i++)
        if (i === 0 || sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i] ?? 0;
      length = 0;
      return sorted.slice(0, kept);
    },
  };
}

/** FNV-1a with a final mixing (from MurmurHash3), 32 bits. */
export function hashText(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return mix(value);
}

/** Depends on the order of the two. */
export const joinHashes = (first: number, second: number): number =>
  mix(Math.imul(first, 0x9e3779b1) + second + 0x7f4a7c15);

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
