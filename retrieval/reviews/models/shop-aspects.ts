import { ShopError } from '../../../errors.ts';
import { aspects as knownAspects } from '../aspects.ts';
import { type AspectPolarity, decodeAspectPolarity, trainAspectPolarity } from './aspect-polarity.ts';
import { createAspectReader } from './aspect-reader.ts';
import { trainAspectTagger } from './aspect-tagger.ts';
import type { AspectReader, OpinionText, ReadSentiment, ShopAspect } from './aspect-types.ts';
import { discoverAspects } from './discover-aspects.ts';
import { loadSeedClauses } from './seed-clauses.ts';
import { createSentenceReader, type SentenceReader } from './sentence-reading.ts';

/** What a shop's reviewers judge, and how to read it in their words. */
export interface ShopAspectModel {
  aspects: readonly ShopAspect[];
  /** `sentiment` is asked what each clause says as a whole, beside the words around the aspect. */
  createReader(sentiment?: ReadSentiment): AspectReader;
  encode(): Uint8Array;
}

/** Fewer sentences than this repeat nothing often enough that no concept names. */
const FEW_TEXTS = 150;

/** Learns from the seed clauses how aspects are named and judged, and from the shop's texts which there are. */
export function fitShopAspects(texts: readonly OpinionText[]): ShopAspectModel {
  const read = createSentenceReader();
  const clauses = [...loadSeedClauses('en'), ...loadSeedClauses('zh')];
  const tagger = texts.length < FEW_TEXTS ? undefined : trainAspectTagger(clauses, { read });
  const polarity = trainAspectPolarity(clauses, { read });
  return toModel(discoverAspects(texts, { tagger, read, concepts: knownAspects }), polarity, read);
}

/** What `encode()` wrote; throws `ShopError('internal')` for anything else. */
export function decodeShopAspects(bytes: Uint8Array): ShopAspectModel {
  const length = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length === 0 || bytes.length < 4 + length)
    throw new ShopError('internal', 'These bytes are no aspects of a shop.');
  const aspects = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as ShopAspect[];
  const read = createSentenceReader();
  return toModel(aspects, decodeAspectPolarity(bytes.subarray(4 + length)), read);
}

function toModel(
  aspects: readonly ShopAspect[],
  polarity: AspectPolarity,
  read: SentenceReader,
): ShopAspectModel {
  return {
    aspects,
    createReader: (sentiment) => createAspectReader(aspects, { polarity, sentiment, read }),
    encode: () => {
      const words = new TextEncoder().encode(JSON.stringify(aspects));
      const weights = polarity.encode();
      const bytes = new Uint8Array(4 + words.length + weights.length);
      new DataView(bytes.buffer).setUint32(0, words.length, true);
      bytes.set(words, 4);
      bytes.set(weights, 4 + words.length);
      return bytes;
    },
  };
}
