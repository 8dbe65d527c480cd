import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../../db/records.ts';
import { type Bilingual, readData } from './kinds.ts';

/** How well an aspect was found. */
export type Mood = 'good' | 'mixed' | 'bad';

const sentences = z.array(z.string()).min(1);
/** Complaints; where a fault has a direction (too small, too large), a list for each. */
const complaints = z.union([z.object({ '': sentences }), z.record(z.string(), sentences)]);
const voice = z.object({
  good: sentences,
  mixed: sentences,
  bad: z.union([sentences.transform((list) => ({ '': list })), complaints]),
});
const aspectSchema = z.object({
  name: z.string().transform((text): Bilingual => {
    const [en = '', zh = ''] = text.split(' = ');
    return { en, zh };
  }),
  en: voice,
  zh: voice,
});

const aspectsSchema = z.record(z.string(), aspectSchema);

const moods = z.object({ good: sentences, mixed: sentences, bad: sentences });
const framesSchema = z.object({
  openers: sentences,
  search: sentences,
  months: sentences,
  compare: sentences,
  facts: sentences,
  joins: z.array(z.string()),
  /** How a reviewer turns to a judgement of another mood than the last. */
  turns: moods,
  closers: moods,
  who: sentences,
  years: sentences,
  kindly: sentences,
  titles: moods,
});

export type Aspect = z.output<typeof aspectSchema>;
export type Frames = z.output<typeof framesSchema>;

/** Everything reviewers can say: judgements by aspect, and the frames around them by language. */
export interface ReviewLanguage {
  aspects: Record<string, Aspect>;
  frames: Record<Locale, Frames>;
}

export function loadReviewLanguage(): ReviewLanguage {
  const aspects: Record<string, Aspect> = {};
  const files = readdirSync(new URL('reviews/', import.meta.url)).sort();
  for (const file of files) {
    if (file === 'frames.yaml') continue;
    for (const [name, aspect] of Object.entries(readData(`reviews/${file}`, aspectsSchema))) {
      if (aspects[name]) throw new Error(`reviews/${file}: "${name}" stands in another file too`);
      aspects[name] = aspect;
    }
  }
  return {
    aspects,
    frames: readData('reviews/frames.yaml', z.object({ en: framesSchema, zh: framesSchema })),
  };
}
