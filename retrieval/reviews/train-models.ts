import type { Locale } from '../../db/records.ts';
import { ShopError } from '../../errors.ts';
import { nameOfKnown } from './aspects.ts';
import { labelSentences, type RatedPassage } from './label-sentences.ts';
import { createMaskNames } from './mask-names.ts';
import type { ReadSentiment } from './models/aspect-types.ts';
import { decodeSentiment, trainSentiment } from './models/sentiment.ts';
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

/** The models of a shop, trained on sentences of its own reviews, as they are stored; undefined where all are alike. */
export function trainModels(passages: readonly ShopPassage[]): Uint8Array | undefined {
  const mask = createMaskNames();
  const masked = passages.map((passage) => ({ ...passage, text: mask(passage.text, passage.language) }));
  const examples = labelSentences(masked);
  const praise = examples.filter(({ positive }) => positive).length;
  if (praise === 0 || praise === examples.length) return undefined;
  const sentiment = trainSentiment(examples, 'quick').encode();
  const aspects = fitShopAspects(passages).encode();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(sentiment.length);
  return Buffer.concat([length, sentiment, aspects]);
}

/** What `trainModels` made, ready to read with; throws `ShopError('internal')` for anything else. */
export function decodeModels(bytes: Buffer): ShopModels {
  const end = bytes.length < 4 ? 0 : 4 + bytes.readUInt32LE();
  if (end === 0 || bytes.length < end)
    throw new ShopError('internal', 'These bytes are no models of reviews.');
  const { positive } = decodeSentiment(bytes.subarray(4, end));
  const mask = createMaskNames();
  const sentiment: ReadSentiment = (text, language) => positive(mask(text, language), language);
  const shop = decodeShopAspects(bytes.subarray(end));
  const names = new Map(shop.aspects.map(({ id, names: own }) => [id, own]));
  return {
    sentiment,
    aspects: shop.createReader(sentiment),
    nameOf: (aspect, locale) => names.get(aspect)?.[locale] ?? nameOfKnown(aspect, locale),
  };
}
