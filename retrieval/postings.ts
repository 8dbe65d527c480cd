/**
 * A posting is two little-endian uint16: the place in the segment, then the weight. The weight's lowest bit tells
 * that the term is in what the product is (title, brand, category, options, attributes) and not in prose alone, the
 * next that it is in what the product is called; the other 14 bits are the saturated term frequency, from 0 to 1.
 */
const BYTES = 4;
const SCALE = 16_383;
const FACTUAL = 1;
const NAMED = 2;

/** Documents that fit a segment, bounded by the 16 bits of a place. */
export const SEGMENT_LIMIT = 65_536;

export interface Posting {
  place: number;
  /** Saturated term frequency, between 0 and 1. */
  weight: number;
  /** Whether the term says what the product is. */
  factual: boolean;
  /** Whether the product is called so: in its title, category, brand, model or tags, or as a kind of thing. */
  named: boolean;
}

export function packPostings(postings: readonly Posting[]): Buffer {
  const bytes = Buffer.alloc(postings.length * BYTES);
  postings.forEach(({ place, weight, factual, named }, index) => {
    bytes.writeUInt16LE(place, index * BYTES);
    const bits = (factual ? FACTUAL : 0) | (named ? NAMED : 0);
    bytes.writeUInt16LE((Math.round(weight * SCALE) << 2) | bits, index * BYTES + 2);
  });
  return bytes;
}

/** Number of postings in a packed list. */
export const countPostings = (bytes: Uint8Array): number => bytes.byteLength / BYTES;

/** Visits a packed list without making an object of each posting: this is search's innermost loop. */
export function eachPosting(
  bytes: Uint8Array,
  visit: (place: number, weight: number, factual: boolean, named: boolean) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += BYTES) {
    const packed = view.getUint16(at + 2, true);
    visit(view.getUint16(at, true), (packed >> 2) / SCALE, (packed & FACTUAL) !== 0, (packed & NAMED) !== 0);
  }
}
