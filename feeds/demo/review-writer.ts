import type { Locale } from '../../db/records.ts';
import { expand, joinSentences, type Slots } from './grammar.ts';
import type { Random } from './random.ts';
import type { Frames, Mood, ReviewLanguage } from './review-language.ts';
import { chooseWords, nameSpan, type Reviewer } from './review-words.ts';
import type { SimilarityIndex } from './similarity.ts';

/** What a reviewer wants to say. */
export interface Opinion {
  rating: number;
  mentions: { aspect: string; mood: Mood; lean?: string }[];
}

interface WritingTask extends Reviewer {
  opinion: Opinion;
}

type Register = 'terse' | 'plain' | 'chatty' | 'technical';
const shareOfRegister: Record<Register, number> = { terse: 0.2, plain: 0.42, chatty: 0.23, technical: 0.15 };
const registers: readonly Register[] = ['terse', 'plain', 'chatty', 'technical'];

/** A writer of reviews that never writes one too like an earlier one: it words it anew, and says more if it must. */
export function createReviewWriter(language: ReviewLanguage, texts: Record<Locale, SimilarityIndex>) {
  return (task: WritingTask): { title: string; body: string } => {
    const { random } = task;
    const frames = language.frames[task.language];
    const slots = chooseWords(task, frames);
    const register = random.weighted(registers, (r) => shareOfRegister[r]);
    for (let attempt = 0; attempt < 60; attempt++) {
      const chosen = attempt < 4 ? register : attempt < 8 ? 'plain' : 'chatty';
      const lines = outline(task, chosen, language, frames);
      const said = { ...slots, time: nameSpan(task, random) };
      const body = joinSentences(
        lines.map((line) => speak(line, said, random)),
        task.language,
      );
      if (texts[task.language].add(body)) return { title: writeTitle(task, language, frames, slots), body };
    }
    throw new Error(`nothing new to say about ${task.product.kind.name.en} in ${task.language}`);
  };
}

export type ReviewWriter = ReturnType<typeof createReviewWriter>;

/** A template, and the words that lead over to it from the sentence before. */
interface Line {
  lead: string;
  template: string;
}

/** One review in order: opening, facts, judgements with their joining words, comparison, closing. */
function outline(task: WritingTask, register: Register, language: ReviewLanguage, frames: Frames): Line[] {
  const { opinion, random } = task;
  const plain = (templates: readonly string[]): Line => ({ lead: '', template: random.pick(templates) });
  const judgements = judge(task, language, frames);
  const opener = plain(frames.openers);
  const closer = plain(frames.closers[moodOf(opinion.rating)]);
  if (register === 'terse') return judgements;
  if (register === 'plain') return random.chance(0.5) ? [opener, ...judgements] : [...judgements, closer];
  if (register === 'technical' && task.product.facts.some((fact) => fact.en !== '')) {
    return [plain(frames.facts), ...judgements, ...(random.chance(0.5) ? [closer] : [])];
  }
  const comparison = random.chance(0.6) ? [plain(frames.compare)] : [];
  return [opener, ...judgements.slice(0, 1), ...comparison, ...judgements.slice(1), closer];
}

function judge(task: WritingTask, language: ReviewLanguage, frames: Frames): Line[] {
  const { opinion, random } = task;
  return opinion.mentions.map((mention, i) => {
    const aspect = language.aspects[mention.aspect];
    if (!aspect) throw new Error(`${task.product.kind.name.en}: no aspect is called "${mention.aspect}"`);
    const voice = aspect[task.language];
    const complaints: Record<string, string[]> = voice.bad;
    const sentences = mention.mood === 'bad' ? complaints[mention.lean ?? ''] : voice[mention.mood];
    if (!sentences)
      throw new Error(`${mention.aspect}: no complaints in ${task.language} for "${mention.lean}"`);
    const before = opinion.mentions[i - 1]?.mood;
    const lead = before === mention.mood ? frames.joins : frames.turns[mention.mood];
    return { lead: before === undefined ? '' : random.pick(lead), template: random.pick(sentences) };
  });
}

/** "However, the zips ...": a sentence loses its capital after leading words, unless it is "I", a name or "USB". */
function speak(line: Line, slots: Slots, random: Random): string {
  const text = expand(line.template, slots, random);
  if (line.lead === '' || /^(I\b|\p{Lu}[\p{Lu}\d])/u.test(text) || beginsWithName(text, slots))
    return line.lead + text;
  return line.lead + text.charAt(0).toLowerCase() + text.slice(1);
}

const beginsWithName = (text: string, { brand, model }: Slots) =>
  [brand, model].some((name) => typeof name === 'string' && text.startsWith(name));

const moodOf = (rating: number): Mood => (rating >= 4 ? 'good' : rating <= 2 ? 'bad' : 'mixed');

function writeTitle(task: WritingTask, language: ReviewLanguage, frames: Frames, slots: Slots): string {
  const mood = moodOf(task.opinion.rating);
  const about = task.opinion.mentions.find((mention) => mention.mood === mood);
  const fitting = frames.titles[mood].filter((title) => about !== undefined || !title.includes('<aspect>'));
  const aspect = about ? (language.aspects[about.aspect]?.name[task.language] ?? '') : '';
  const title = expand(task.random.pick(fitting), { ...slots, aspect }, task.random);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
