import { trainAuthenticity } from '../../retrieval/reviews/models/authenticity.ts';
import type { Answer } from './answers.ts';
import type { LabelledText } from './labelled-texts.ts';
import { cutFolds } from './splits.ts';

/** Each text judged by the product's authenticity model as trained on the other folds. */
export function crossTestAuthenticity(
  texts: readonly LabelledText[],
  { folds, seed, onFold }: { folds: number; seed: number; onFold?(done: number): void },
): { answers: Answer[][]; trainMs: number } {
  let trainMs = 0;
  const answers = cutFolds(texts, folds, seed).map(({ train, test }, fold) => {
    const start = performance.now();
    const model = trainAuthenticity(train.map(({ text, isTrue }) => ({ text, deceptive: isTrue })));
    trainMs += performance.now() - start;
    onFold?.(fold + 1);
    return test.map(({ text, isTrue }) => ({ isTrue, answeredTrue: model.deceptive(text) >= 0.5 }));
  });
  return { answers, trainMs };
}
