import { createReadWording } from './authenticity-views.ts';
import { decodeClassifier, encodeClassifier } from './classifier-bytes.ts';
import { classify, type TextClassifier, trainClassifier, type ViewRecipe } from './text-classifier.ts';

/** A review that is known to be made up, or known to be somebody's own. */
export interface AuthenticityExample {
  text: string;
  deceptive: boolean;
}

export interface AuthenticityModel {
  /** Probability that the text was made up, 0..1; 0.5 where its wording tells nothing. */
  deceptive(text: string): number;
  encode(): Uint8Array;
}

const recipes: readonly ViewRecipe[] = [
  { leastTexts: 2, weighing: 'rarity', cost: 1, nets: 0 },
  { leastTexts: 2, weighing: 'ratio', cost: 1, nets: 0 },
];

/** The same examples in the same order give the same model. */
export function trainAuthenticity(examples: Iterable<AuthenticityExample>): AuthenticityModel {
  const known = [...examples];
  const readWording = createReadWording();
  const texts = known.map(({ text }) => readWording(text));
  const isDeceptive = known.map(({ deceptive }) => deceptive);
  return toModel(trainClassifier(texts, isDeceptive, recipes));
}

/** The model that `encode()` wrote; throws `ShopError('internal')` for anything else. */
export const decodeAuthenticity = (bytes: Uint8Array): AuthenticityModel => toModel(decodeClassifier(bytes));

function toModel(classifier: TextClassifier): AuthenticityModel {
  const readWording = createReadWording();
  return {
    deceptive: (text) => classify(classifier, readWording(text)),
    encode: () => encodeClassifier(classifier),
  };
}
