import type { Locale } from '../../db/records.ts';
import { trainSentiment } from '../../retrieval/reviews/models/sentiment.ts';
import type { Answer } from './answers.ts';
import type { LabelledText } from './labelled-texts.ts';

export interface TestedSentiment {
  /** Of each test set in turn. */
  answers: Answer[][];
  trainMs: number;
}

/** Trains the product's sentiment model on some texts, and asks it about others. */
export function testSentiment(
  train: readonly LabelledText[],
  tests: readonly (readonly LabelledText[])[],
  { withDomain }: { withDomain: boolean },
): TestedSentiment {
  const language = languageOf(train);
  const start = performance.now();
  const model = trainSentiment(
    train.map(({ text, isTrue, domain }) => ({
      text,
      language,
      positive: isTrue,
      domain: withDomain ? domain : undefined,
    })),
  );
  const trainMs = performance.now() - start;
  const answers = tests.map((texts) =>
    texts.map(({ text, isTrue, domain }) => ({
      isTrue,
      answeredTrue: model.positive(text, language, withDomain ? domain : undefined) >= 0.5,
    })),
  );
  return { answers, trainMs };
}

/** Chinese where most texts have a Chinese character. */
function languageOf(texts: readonly LabelledText[]): Locale {
  const chinese = texts.filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
  return chinese * 2 > texts.length ? 'zh' : 'en';
}
