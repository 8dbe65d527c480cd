import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadClassifiers } from './trained.ts';

const texts = z.record(z.string(), z.array(z.string()));

const read = (path: string) =>
  texts.parse(parse(readFileSync(new URL(`../../prompts/phrases/${path}`, import.meta.url), 'utf8')));

/** The phrases and examples as app.ts hands them in, for tests: models import no code of prompts. */
export const readTexts = () => ({
  phrases: { en: read('en/answers.yaml'), zh: read('zh/answers.yaml') },
  training: { en: read('en/intents.yaml'), zh: read('zh/intents.yaml') },
});

/** With the classifiers trained on them. */
export async function readBook() {
  const texts = readTexts();
  return { ...texts, classifiers: await loadClassifiers(texts.training) };
}
