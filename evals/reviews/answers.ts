/** What was right and what was answered of one text. */
export interface Answer {
  isTrue: boolean;
  answeredTrue: boolean;
}

export interface AnswerFigures {
  texts: number;
  /** Share answered rightly. */
  accuracy: number;
  /** Of the true side. */
  f1: number;
}

export function measureAnswers(answers: readonly Answer[]): AnswerFigures {
  const right = answers.filter(({ isTrue, answeredTrue }) => isTrue === answeredTrue).length;
  const found = answers.filter(({ isTrue, answeredTrue }) => isTrue && answeredTrue).length;
  const wrong = answers.length - right;
  return { texts: answers.length, accuracy: right / answers.length, f1: (2 * found) / (2 * found + wrong) };
}

/** The mean over parts that count alike however many texts they have. */
export function meanFigures(parts: readonly AnswerFigures[]): AnswerFigures {
  const mean = (figure: (part: AnswerFigures) => number) =>
    parts.reduce((sum, part) => sum + figure(part), 0) / parts.length;
  return {
    texts: parts.reduce((sum, { texts }) => sum + texts, 0),
    accuracy: mean(({ accuracy }) => accuracy),
    f1: mean(({ f1 }) => f1),
  };
}
