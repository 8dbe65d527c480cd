import { answerApart } from '../../run-apart.ts';
import { fitClassifier } from './classifier.ts';
import type { Classifiers } from './trained.ts';
import { expandTraining, type TrainingTexts } from './training.ts';
import type { Language } from './vocabulary.ts';

answerApart(
  (training: Record<Language, TrainingTexts>): Classifiers => ({
    en: fitClassifier(expandTraining(training.en)),
    zh: fitClassifier(expandTraining(training.zh)),
  }),
);
