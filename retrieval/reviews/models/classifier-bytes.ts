import { z } from 'zod';
import { ShopError } from '../../../errors.ts';
import { DEPTH, HEAD_LENGTH } from './attention-net.ts';
import type { TextClassifier } from './text-classifier.ts';
import { createVocabulary } from './vocabulary.ts';

const headerSchema = z.strictObject({
  kind: z.literal('text-classifier-1'),
  weights: z.array(z.number()),
  constant: z.number(),
  views: z.array(
    z.strictObject({
      features: z.int().nonnegative(),
      bias: z.number(),
      nets: z.int().nonnegative(),
    }),
  ),
});

/** Layout: the header's length, the header as JSON, then for each view its arrays of four-byte numbers. */
export function encodeClassifier({ views, logit }: TextClassifier): Uint8Array {
  const header: z.infer<typeof headerSchema> = {
    kind: 'text-classifier-1',
    ...logit,
    views: views.map(({ vocabulary, machine, nets }) => ({
      features: vocabulary.hashes.length,
      bias: machine.bias,
      nets: nets.length,
    })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const arrays = views.flatMap(({ vocabulary, machine, nets }) => [
    vocabulary.hashes,
    machine.scales,
    machine.weights,
    ...nets.flatMap(({ vectors, saliences, head }) => [vectors, saliences, head]),
  ]);
  const parts = arrays.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return Buffer.concat([length, text, ...parts]);
}

/** What `encodeClassifier` wrote; throws `ShopError('internal')` for anything else. */
export function decodeClassifier(bytes: Uint8Array): TextClassifier {
  const { header, body } = readHeader(bytes);
  // A copy, because arrays of four-byte numbers start at multiples of four only.
  const numbers = Uint8Array.from(body);
  let offset = 0;
  const take = (length: number): [ArrayBuffer, number, number] => {
    const start = offset;
    offset += length * 4;
    if (offset > numbers.length) throw notOurs();
    return [numbers.buffer, start, length];
  };
  const views = header.views.map(({ features, bias, nets }) => ({
    vocabulary: createVocabulary(new Int32Array(...take(features))),
    machine: {
      scales: new Float32Array(...take(features)),
      weights: new Float32Array(...take(features)),
      bias,
    },
    nets: Array.from({ length: nets }, () => ({
      vectors: new Float32Array(...take(features * DEPTH)),
      saliences: new Float32Array(...take(features)),
      head: new Float32Array(...take(HEAD_LENGTH)),
    })),
  }));
  if (offset !== numbers.length) throw notOurs();
  return { views, logit: { weights: header.weights, constant: header.constant } };
}

function readHeader(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = 4 + buffer.readUInt32LE(0);
    const header = headerSchema.parse(JSON.parse(buffer.toString('utf8', 4, end)));
    return { header, body: bytes.subarray(end) };
  } catch (cause) {
    throw notOurs(cause);
  }
}

const notOurs = (cause?: unknown) =>
  new ShopError('internal', 'These bytes are no text classifier.', { cause });
