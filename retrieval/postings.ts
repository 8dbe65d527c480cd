/**
 * A posting is two little-endian uint16: the place in the segment, then the weight. The weight's lowest bit tells
 * that the term is in what the product is (title, brand, category, options, attributes) and not in prose alone;
 * the other 15 bits are the saturated term frequency, from 0 to 1.
 */
const BYTES = 4;
const SCALE = 32_767;

/** Documents that fit a segment, bounded by the 16 bits of a place. */
export const SEGMENT_LIMIT = 65_536;

export interface Posting {
  place: number;
  /** Saturated term frequency, between 0 and 1. */
  weight: number;
  /** Whether the term says what the product is. */
  factual: boolean;
}

export function packPostings(postings: readonly Posting[]): Buffer {
  const bytes = Buffer.alloc(postings.length * BYTES);
  postings.forEach(({ place, weight, factual }, index) => {
    bytes.writeUInt16LE(place, index * BYTES);
    bytes.writeUInt16LE((Math.round(weight * SCALE) << 1) | (factual ? 1 : 0), index * BYTES + 2);
  });
  return bytes;
}

/** Number of postings in a packed list. */
export const countPostings = (bytes: Uint8Array): number => bytes.byteLength / BYTES;

/** Visits a packed list without making an object of each posting: this is search's innermost loop. */
export function eachPosting(
  bytes: Uint8Array,
  visit: (place: number, weight: number, factual: boolean) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += BYTES) {
    const packed = view.getUint16(at + 2, true);
    visit(view.getUint16(at, true), (packed >> 1) / SCALE, (packed & 1) === 1);
  }
}
