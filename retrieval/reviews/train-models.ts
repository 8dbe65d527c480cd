import type { Locale } from '../../db/records.ts';
import { ShopError } from '../../errors.ts';
import { nameOfKnown } from './aspects.ts';
import { labelSentences, type RatedPassage } from './label-sentences.ts';
import { createMaskNames } from './mask-names.ts';
import type { ReadSentiment } from './models/aspect-types.ts';
import { decodeAuthenticity, trainAuthenticity } from './models/authenticity.ts';
import { readSeedReviews, readSeedSentences } from './models/seed-examples.ts';
import { decodeSentiment, type SentimentExample, trainSentiment } from './models/sentiment.ts';
import { decodeShopAspects, fitShopAspects } from './models/shop-aspects.ts';
import type { ReaderModels } from './review-reader.ts';

/** A sentence of a review of a product. */
export interface ShopPassage extends RatedPassage {
  productId: string;
}

/** Models as a reader holds them, with what to call the aspects that they know. */
export interface ShopModels extends ReaderModels {
  nameOf(aspect: string, locale: Locale): string;
}

/** The models of a shop, trained on sentences of its own reviews beside those of the project, as they are stored. */
export function trainModels(passages: readonly ShopPassage[]): Uint8Array {
  const mask = createMaskNames();
  const masked = <T extends RatedPassage | SentimentExample>(sentence: T): T => ({
    ...sentence,
    text: mask(sentence.text, sentence.language),
  });
  // The fewer reviews there are, the more the sentences written for the project are heard among them.
  const examples = [...readSeedSentences().map(masked), ...labelSentences(passages.map(masked))];
  return joinParts([
    trainSentiment(examples, 'quick').encode(),
    trainAuthenticity(readSeedReviews()).encode(),
    fitShopAspects(passages).encode(),
  ]);
}

/** What `trainModels` made, ready to read with; throws `ShopError('internal')` for anything else. */
export function decodeModels(bytes: Buffer): ShopModels {
  const [sentimentBytes, authenticityBytes, aspectBytes] = cutParts(bytes, 3);
  if (!sentimentBytes || !authenticityBytes || !aspectBytes)
    throw new ShopError('internal', 'These bytes are no models of reviews.');
  const { positive } = decodeSentiment(sentimentBytes);
  const mask = createMaskNames();
  const sentiment: ReadSentiment = (text, language) => positive(mask(text, language), language);
  const shop = decodeShopAspects(aspectBytes);
  const names = new Map(shop.aspects.map(({ id, names: own }) => [id, own]));
  return {
    sentiment,
    aspects: shop.createReader(sentiment),
    deceptive: decodeAuthenticity(authenticityBytes).deceptive,
    nameOf: (aspect, locale) => names.get(aspect)?.[locale] ?? nameOfKnown(aspect, locale),
  };
}

/** Each part behind its length. */
const joinParts = (parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(part.length);
      return [length, part];
    }),
  );

/** As many parts as stand there whole, at most `count`. */
function cutParts(bytes: Buffer, count: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; parts.length < count && start + 4 <= bytes.length; ) {
    const end = start + 4 + bytes.readUInt32LE(start);
    if (end > bytes.length) break;
    parts.push(bytes.subarray(start + 4, end));
    start = end;
  }
  return parts;
}
