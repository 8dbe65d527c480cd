import type { Locale } from '../../db/records.ts';
import { expand, joinSentences, type Slots } from './grammar.ts';
import { type Fact, readCondition } from './facts.ts';
import type { Bilingual, Department, Kind } from './kinds.ts';
import type { Random } from './random.ts';
import type { SimilarityIndex } from './similarity.ts';

interface DescriptionTask {
  kind: Kind;
  department: Department;
  facts: Fact[];
  slots: { brand: string; model: string; style: Bilingual };
  /** The texts a department has so far: a new one must not read like any of them. */
  texts: Record<Locale, SimilarityIndex>;
  random: Random;
}

/** Three to six sentences in each language from the kind's templates, unlike every earlier one of the department. */
export function describe(task: DescriptionTask): Record<Locale, string> {
  return { en: compose(task, 'en'), zh: compose(task, 'zh') };
}

function compose(task: DescriptionTask, language: Locale): string {
  const { kind, department, random } = task;
  const index = task.texts[language];
  const slots: Slots = {
    brand: task.slots.brand,
    model: task.slots.model,
    style: task.slots.style[language],
  };
  for (const fact of task.facts) slots[fact.name] = fact[language];
  for (let attempt = 0; attempt < 200; attempt++) {
    const [opener = '', ...others] = kind[language];
    const stated = others.map((template) => readCondition(template, task.facts)).filter(({ holds }) => holds);
    const chosen = [
      opener,
      ...random.sample(stated, random.int(Math.min(2, stated.length), stated.length)).map(({ text }) => text),
      ...random.sample(department.common[language], random.int(1, 2)),
    ];
    const sentences = chosen.map((template) => expand(template, slots, random));
    const text = joinSentences(sentences, language);
    if (index.add(text)) return text;
  }
  throw new Error(`the ${language} templates of ${kind.name.en} are too few for ${kind.count} products`);
}
