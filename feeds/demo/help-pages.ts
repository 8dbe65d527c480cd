import { readdirSync, readFileSync } from 'node:fs';
import type { HelpPageRecord, Locale } from '../../db/records.ts';

/** The help pages from help/<topic>.<language>.md: the first line is the heading, the rest the body. */
export function loadHelpPages(): HelpPageRecord[] {
  return readdirSync(new URL('help/', import.meta.url))
    .sort()
    .map((file) => {
      const [topic = '', language = ''] = file.split('.');
      const text = readFileSync(new URL(`help/${file}`, import.meta.url), 'utf8').trim();
      const [heading = '', ...body] = text.split('\n');
      return {
        id: topic,
        topic,
        language: language as Locale,
        title: heading.replace(/^# /, ''),
        body: body.join('\n').trim(),
        url: `/help/${topic}`,
      };
    });
}
