/** What fitting leaves behind: per term how telling it is and where it lies. */
export interface EmbedderModel {
  id: string;
  dimension: number;
  terms: string[];
  idf: Float32Array;
  /** A term's vector is its row of `vectors` times its scale: one byte a number is precise enough. */
  scales: Float32Array;
  vectors: Int8Array;
}

const HEADER_LENGTH_BYTES = 4;

/** One block of bytes: the header's length, a JSON header, then idf, scales and vectors, little-endian. */
export function encodeModel(model: EmbedderModel): Buffer {
  const { id, dimension, terms } = model;
  const header = Buffer.from(JSON.stringify({ id, dimension, terms }));
  const length = Buffer.alloc(HEADER_LENGTH_BYTES);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, bytesOf(model.idf), bytesOf(model.scales), bytesOf(model.vectors)]);
}

/** Inverse of `encodeModel`; throws on a block that is not whole. */
export function decodeModel(block: Uint8Array): EmbedderModel {
  const bytes = Buffer.from(block);
  const headerEnd = HEADER_LENGTH_BYTES + bytes.readUInt32LE(0);
  const { id, dimension, terms } = JSON.parse(bytes.toString('utf8', HEADER_LENGTH_BYTES, headerEnd)) as Pick<
    EmbedderModel,
    'id' | 'dimension' | 'terms'
  >;
  const floats = terms.length * Float32Array.BYTES_PER_ELEMENT;
  const end = headerEnd + 2 * floats + terms.length * dimension;
  if (bytes.length !== end) throw new Error(`embedder model of ${bytes.length} bytes instead of ${end}`);
  const copy = (start: number, stop: number) => Uint8Array.from(bytes.subarray(start, stop)).buffer;
  return {
    id,
    dimension,
    terms,
    idf: new Float32Array(copy(headerEnd, headerEnd + floats)),
    scales: new Float32Array(copy(headerEnd + floats, headerEnd + 2 * floats)),
    vectors: new Int8Array(copy(headerEnd + 2 * floats, end)),
  };
}

const bytesOf = (array: Float32Array | Int8Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);
