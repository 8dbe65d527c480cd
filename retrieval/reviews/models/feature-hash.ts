/** Features live in a table of this many weights; two that fall together share one. */
export const FEATURE_SPACE = 1 << 20;

/** A growing list of feature ids, filled anew for each thing that is described. */
export interface FeatureList {
  add(feature: string): void;
  clear(): void;
  take(): Int32Array;
}

export function createFeatureList(): FeatureList {
  let ids = new Int32Array(256);
  let length = 0;
  return {
    add: (feature) => {
      if (length === ids.length) {
        const larger = new Int32Array(length * 2);
        larger.set(ids);
        ids = larger;
      }
      ids[length++] = hashFeature(feature);
    },
    clear: () => {
      length = 0;
    },
    take: () => ids.slice(0, length),
  };
}

/** FNV-1a, mixed once more because only its low bits are kept. */
function hashFeature(feature: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) value = Math.imul(value ^ feature.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) & (FEATURE_SPACE - 1);
}
