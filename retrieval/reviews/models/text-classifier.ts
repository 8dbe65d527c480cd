import { type AttentionNet, scoreNet, trainNet } from './attention-net.ts';
import type { FeatureList } from './feature-lists.ts';
import {
  countRatios,
  type LinearMember,
  scoreLinear,
  trainLinearMember,
  type Weighing,
} from './linear-member.ts';
import { fitLogit, type Logit } from './logit.ts';
import { findVocabulary, type SparseRows, toRows, type Vocabulary } from './vocabulary.ts';

/** What is made of one view of the texts. */
export interface ViewRecipe {
  /** Features in fewer texts teach nothing that would help with another text. */
  leastTexts: number;
  weighing: Weighing;
  /** What an error weighs against large weights. */
  cost: number;
  /** Networks beside the support vector machine, the mean of which is heard. */
  nets: number;
}

/** What is known of one text: its features in each view, and numbers that hint at the answer by themselves. */
export interface ReadText {
  views: readonly FeatureList[];
  hints: readonly number[];
}

export interface TrainedView {
  vocabulary: Vocabulary;
  machine: LinearMember;
  nets: AttentionNet[];
}

/** Several models over several views; their scores and the hints, weighed, add up to a logit. */
export interface TextClassifier {
  views: TrainedView[];
  logit: Logit;
}

const HELD_OUT_EVERY = 5;
/** What scores are worth where examples do not tell otherwise. */
const EXPECTED = { machine: 2, nets: 0.5, hint: 1 };

/**
 * Trains every model twice: without each fifth example, to learn from those what each score is worth, and with all.
 * The same examples in the same order give the same classifier.
 */
export function trainClassifier(
  texts: readonly ReadText[],
  isPositive: readonly boolean[],
  recipes: readonly ViewRecipe[],
): TextClassifier {
  const sides = Int8Array.from(isPositive, (positive) => (positive ? 1 : -1));
  const isHeldOut = (_: unknown, at: number) => at % HELD_OUT_EVERY === HELD_OUT_EVERY - 1;
  const isKept = (_: unknown, at: number) => !isHeldOut(_, at);
  const quick = recipes.map((recipe) => ({ ...recipe, nets: Math.min(1, recipe.nets) }));
  const tried = trainViews(texts.filter(isKept), sides.filter(isKept), quick);
  const scores = scoreTexts(tried, texts.filter(isHeldOut));
  const expected = [
    ...tried.flatMap(({ nets }) =>
      nets.length > 0 ? [EXPECTED.machine, EXPECTED.nets] : [EXPECTED.machine],
    ),
    ...(texts[0]?.hints ?? []).map(() => EXPECTED.hint),
  ];
  const logit = fitLogit(scores, sides.filter(isHeldOut), expected);
  return { views: trainViews(texts, sides, recipes), logit };
}

/** Probability of the positive side; a half for a text of which nothing is known. */
export function classify({ views, logit }: TextClassifier, text: ReadText): number {
  const scores = scoreTexts(views, [text]);
  if (scores.every((score) => score === 0)) return 0.5;
  const sum = logit.weights.reduce((total, weight, k) => total + weight * (scores[k] ?? 0), logit.constant);
  return 1 / (1 + Math.exp(-sum));
}

function trainViews(
  texts: readonly ReadText[],
  sides: Int8Array,
  recipes: readonly ViewRecipe[],
): TrainedView[] {
  return recipes.map((recipe, v) => {
    const lists = texts.map(({ views }) => views[v] ?? new Int32Array());
    const vocabulary = findVocabulary(lists, recipe.leastTexts);
    const rows = toRows(lists, vocabulary);
    const machine = trainLinearMember(rows, sides, recipe);
    const nets = recipe.nets > 0 ? trainNets(rows, sides, recipe.nets) : [];
    return { vocabulary, machine, nets };
  });
}

function trainNets(rows: SparseRows, sides: Int8Array, count: number): AttentionNet[] {
  const ratios = countRatios(rows, sides);
  return Array.from({ length: count }, (_, seed) => trainNet(rows, sides, ratios, seed + 1));
}

/** A row of scores for each text: of every view the machine's and the mean of its networks, then the hints. */
function scoreTexts(views: readonly TrainedView[], texts: readonly ReadText[]): Float64Array {
  const columns: ((at: number) => number)[] = views.flatMap(({ vocabulary, machine, nets }, v) => {
    const rows = toRows(
      texts.map((text) => text.views[v] ?? new Int32Array()),
      vocabulary,
    );
    const ofMachine = (at: number) => scoreLinear(machine, rows, at);
    const ofNets = (at: number) => nets.reduce((sum, net) => sum + scoreNet(net, rows, at), 0) / nets.length;
    return nets.length > 0 ? [ofMachine, ofNets] : [ofMachine];
  });
  for (const [h] of (texts[0]?.hints ?? []).entries()) columns.push((at) => texts[at]?.hints[h] ?? 0);
  return Float64Array.from(texts.flatMap((_, at) => columns.map((score) => score(at))));
}
