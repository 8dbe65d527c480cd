import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ShopError } from '../../errors.ts';

const texts = z.record(z.string(), z.array(z.string().min(1)).min(1));
const languages = ['en', 'zh'] as const;

type Texts = z.output<typeof texts>;

/**
 * The embedded planner's wording and training examples, read from the YAML files beside this module; spread the
 * result into `createPlanner`. Throws `ShopError('bad_settings')` that names the file which cannot be used.
 */
export function readPhrases(): Record<'phrases' | 'training', Record<'en' | 'zh', Texts>> {
  const read = (name: string) => {
    const [en, zh] = languages.map((language) => readTexts(`${language}/${name}.yaml`));
    return { en: en ?? {}, zh: zh ?? {} };
  };
  return { phrases: read('answers'), training: read('intents') };
}

function readTexts(path: string): Texts {
  try {
    return texts.parse(parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  } catch (cause) {
    throw new ShopError('bad_settings', `prompts/phrases/${path} cannot be used as phrases`, { cause });
  }
}
