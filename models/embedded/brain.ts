import { randomUUID } from 'node:crypto';
import type { BaseMessage, ToolCall } from '@langchain/core/messages';
import { type Classifier, type ClassifierModel, createClassifier } from './classifier.ts';
import { decide } from './decide.ts';
import type { CallDecision, Decision, Situation } from './decision.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { languageOf, readTranscript, type Transcript } from './messages.ts';
import { nextCalls } from './next-calls.ts';
import { checkPhrases, createSay, type PhraseBook } from './phrases.ts';
import { readMessage } from './reading.ts';
import { readState } from './state.ts';
import { takeUpQuestion } from './take-up.ts';
import { type TrainingTexts, wordsOfTraining } from './training.ts';
import { createMendTypos, type MendTypos } from './typos.ts';
import type { Language, Vocabulary } from './vocabulary.ts';
import { wordResults } from './word.ts';

export interface BrainOptions {
  phrases: PhraseBook;
  /** Examples by intent. */
  training: Readonly<Record<Language, TrainingTexts>>;
  /** Trained on these examples. */
  classifiers: Readonly<Record<Language, ClassifierModel>>;
  /** Asked for at every turn; a new object is taken as a changed catalogue. */
  vocabulary: () => Vocabulary;
}

/** What is said and what is called; one of the two is empty. */
export interface Reply {
  text: string;
  calls: (ToolCall & { id: string })[];
}

/** Answers a history; the same history gets the same answer, but for the ids of its calls. */
export type Brain = (messages: readonly BaseMessage[], offered?: ReadonlySet<string>) => Reply;

interface Knowledge {
  vocabulary: Vocabulary;
  lexicon: Lexicon;
  mendTypos: MendTypos;
}

/** Throws `ShopError('bad_settings')` when a phrase is missing. */
export function createBrain({ phrases, training, classifiers, vocabulary }: BrainOptions): Brain {
  checkPhrases(phrases);
  const classify: Record<Language, Classifier> = {
    en: createClassifier(classifiers.en),
    zh: createClassifier(classifiers.zh),
  };
  const spoken = wordsOfTraining(training.en);
  const learn = (words: Vocabulary): Knowledge => {
    const lexicon = createLexicon(words);
    return { vocabulary: words, lexicon, mendTypos: createMendTypos(lexicon, spoken) };
  };
  let knowledge = learn(vocabulary());

  return (messages, offered) => {
    const words = vocabulary();
    if (words !== knowledge.vocabulary) knowledge = learn(words);
    const transcript = readTranscript(messages);
    const current = transcript.exchanges.at(-1);
    if (!current) return { text: '', calls: [] };
    const understood = understand(transcript, { classify, knowledge });
    const { situation, decision } = understood;
    const say = createSay(phrases, situation.language, `${transcript.exchanges.length} ${current.text}`);
    if (decision.do === 'say') return { text: say(decision.key, decision.values), calls: [] };
    const next =
      current.results.length === 0 ? decision.calls : nextCalls(decision, current.results, situation);
    if (next.some(({ name }) => offered && !offered.has(name)))
      return { text: say('not_offered'), calls: [] };
    if (next.length > 0)
      return { text: '', calls: next.map((call) => ({ ...call, type: 'tool_call', id: randomUUID() })) };
    return {
      text: wordResults(current.results, decision, { say, language: situation.language, situation }),
      calls: [],
    };
  };
}

interface Understood {
  situation: Situation;
  decision: Decision | CallDecision;
}

/** Reads the last message in the light of those before it, which may have left a question open. */
function understand(
  { context, exchanges }: Transcript,
  aids: { classify: Record<Language, Classifier>; knowledge: Knowledge },
  depth = 0,
): Understood {
  const past = exchanges.slice(0, -1);
  const before = past.at(-1);
  const open =
    depth < 2 && before?.results.length === 0
      ? understand({ context, exchanges: past }, aids, depth + 1)
      : undefined;
  const pending = open?.decision.do === 'say' ? open.decision.pending : undefined;
  const state = readState(past, context);
  const awaiting = state.awaiting ?? (pending === 'order' ? ('number' as const) : undefined);
  const language = languageOf({ context, exchanges });
  const reading = readMessage(exchanges.at(-1)?.text ?? '', { ...aids.knowledge, awaiting });
  const [guess] = aids.classify[language](reading.marked);
  const plain: Situation = {
    reading,
    intent: guess?.label ?? '',
    probability: guess?.probability ?? 0,
    state: { ...state, awaiting },
    context,
    language,
  };
  const situation = open && pending ? takeUpQuestion(plain, open.situation, pending) : plain;
  return { situation, decision: decide(situation) };
}
