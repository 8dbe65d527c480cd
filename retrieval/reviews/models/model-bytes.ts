import { ShopError } from '../../../errors.ts';

const MAGIC = 0x61737031;

/** Layout: magic, how many numbers, how many weights, of how many in all; the numbers; the places of non-zero weights; their values. */
export function encodeWeights(weights: Float64Array, numbers: readonly number[]): Uint8Array {
  const places: number[] = [];
  for (let place = 0; place < weights.length; place++)
    if (Math.fround(weights[place] ?? 0) !== 0) places.push(place);
  const bytes = new Uint8Array(16 + numbers.length * 8 + places.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, numbers.length, true);
  view.setUint32(8, places.length, true);
  view.setUint32(12, weights.length, true);
  let offset = 16;
  for (const number of numbers) {
    view.setFloat64(offset, number, true);
    offset += 8;
  }
  for (const place of places) {
    view.setUint32(offset, place, true);
    view.setFloat32(offset + 4, weights[place] ?? 0, true);
    offset += 8;
  }
  return bytes;
}

/** What `encodeWeights` wrote; throws `ShopError('internal')` for anything else. */
export function decodeWeights(bytes: Uint8Array): { weights: Float64Array; numbers: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOurs = bytes.length >= 16 && view.getUint32(0, true) === MAGIC;
  const numberCount = isOurs ? view.getUint32(4, true) : 0;
  const weightCount = isOurs ? view.getUint32(8, true) : 0;
  if (!isOurs || bytes.length !== 16 + (numberCount + weightCount) * 8)
    throw new ShopError('internal', 'These bytes are no aspect model.');
  const numbers = Array.from({ length: numberCount }, (_, at) => view.getFloat64(16 + at * 8, true));
  const weights = new Float64Array(view.getUint32(12, true));
  for (let at = 0; at < weightCount; at++) {
    const offset = 16 + (numberCount + at) * 8;
    weights[view.getUint32(offset, true)] = view.getFloat32(offset + 4, true);
  }
  return { weights, numbers };
}
