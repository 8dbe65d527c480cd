import type { IndexableProduct } from '../../db/search-index.ts';
import type { Tokeniser } from '../tokenise.ts';
import type { Alias } from './aliases.ts';
import { type Classifier, classify } from './classifier.ts';
import { readClues, withoutName } from './features.ts';
import { categoryKinds, type Kind, type KindNames, nameIn } from './kind-names.ts';
import { readRuns, readRunsOfModel } from './title-runs.ts';

/** What was learned of the kinds of things that a shop sells. */
export interface KindModel {
  names: KindNames;
  classifier?: Classifier;
  aliases: Alias[];
}

/** What a product is. */
export interface Kinds {
  kinds: Kind[];
  /** How sure that is: 1 where the product itself says it. */
  trust: number;
}

/** A guess less likely than this is none: of those above it four in five are right. */
const LEAST_PROBABILITY = 0.3;

/** What a product says it is in its category and titles, else what others like it are; often nothing is known. */
export function kindsOf(product: IndexableProduct, model: KindModel, tokeniser: Tokeniser): Kinds {
  const said = saidKinds(product, model.names, tokeniser);
  if (said.length > 0) return { kinds: said, trust: 1 };
  const guess =
    model.classifier && classify(model.classifier, withoutName(readClues(product, tokeniser), []));
  if (guess && guess.probability >= LEAST_PROBABILITY)
    return { kinds: [guess.kind], trust: guess.probability };
  const kinds = namesOfModel(product, model.names, tokeniser);
  return { kinds, trust: kinds.length > 0 ? LEAST_PROBABILITY : 0 };
}

/** The narrowest category first, then what the titles call it. */
function saidKinds(product: IndexableProduct, names: KindNames, tokeniser: Tokeniser): Kind[] {
  const called = readRuns(product, tokeniser).map((runs) => nameIn(runs, names));
  const said = [...categoryKinds(product, tokeniser), ...called].filter((kind) => kind !== undefined);
  return [...new Set(said)];
}

/** What a product is called by in its model alone, whose other words may be the names of kinds only by chance. */
const namesOfModel = (product: IndexableProduct, names: KindNames, tokeniser: Tokeniser): Kind[] =>
  readRunsOfModel(product, tokeniser).flatMap((runs) => nameIn(runs, names) ?? []);

type Packed = ReturnType<typeof packKinds>;

/** As plain JSON values; weights lose what is beyond their fourth digit. */
export function packKinds({ names, classifier, aliases }: KindModel) {
  const features = [...(classifier?.features ?? [])].map(
    ([name, { idf, kinds }]) => [name, round(idf), [...kinds.ids], [...kinds.weights].map(round)] as const,
  );
  return { names: [...names], kinds: classifier?.kinds, features, aliases };
}

/** Inverse of `packKinds`. */
export function unpackKinds({ names, kinds, features, aliases }: Packed): KindModel {
  const read = ([name, idf, ids, weights]: Packed['features'][number]) =>
    [name, { idf, kinds: { ids: Int32Array.from(ids), weights: Float32Array.from(weights) } }] as const;
  const classifier = kinds && { kinds, features: new Map(features.map(read)) };
  return { names: new Map(names), classifier, aliases };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
