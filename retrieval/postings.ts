/**
 * A posting is two little-endian uint16: the place in the segment, then the weight. The weight's lowest bit tells
 * that the term is in what the product is (title, brand, category, options, attributes) and not in prose alone, the
 * next that it is in what the product is called; the other 14 bits are the saturated term frequency, from 0 to 1.
 */
const BYTES = 4;
const SCALE = 16_383;
/** Bits of a packed weight. */
export const FACTUAL = 1;
export const NAMED = 2;

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

/** The saturated term frequency in a packed weight. */
export const frequencyIn = (packed: number): number => (packed >> 2) / SCALE;

/** A term's postings in several segments: place, packed weight, place, packed weight ... of one after another. */
export interface TermPostings {
  pairs: Uint16Array;
  /** Where in `pairs` each segment's begin and, one more, where the last one's end. */
  starts: Uint32Array;
}

/** How many documents hold the term, dead ones among them. */
export const countDocuments = ({ pairs }: TermPostings): number => pairs.length / 2;

/** Puts packed lists, one for each segment, after one another; they are read as the machine's own numbers. */
export function joinPostings(lists: readonly Uint8Array[]): TermPostings {
  const starts = new Uint32Array(lists.length + 1);
  const bytes = new Uint8Array(lists.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const [segment, list] of lists.entries()) {
    bytes.set(list, at);
    at += list.byteLength;
    starts[segment + 1] = at / 2;
  }
  return { pairs: new Uint16Array(bytes.buffer), starts };
}
