import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Locale } from '../../db/records.ts';

/** One end of a scale, or its middle. */
export interface Pole {
  name: Record<Locale, string>;
  /** 1 where customers want it, -1 where they do not. */
  worth: 1 | -1;
  /** Phrases of both languages that say it wherever they stand. */
  sure: string[];
  /** Words that say it of what the scale is about, or of what was asked about. */
  loose: string[];
}

/** What customers ask to be confirmed: one pole of two or three that exclude each other. */
export interface Scale {
  aspect: string;
  /** Praise and fault of the aspect say a pole too. */
  whole: boolean;
  about: string[];
  poles: Pole[];
}

const phrases = z.string().transform((text) => text.split('|').filter(Boolean));
const pole = z.strictObject({
  name: z.tuple([z.string(), z.string()]).transform(([en, zh]) => ({ en, zh })),
  worth: z.union([z.literal(1), z.literal(-1)]),
  sure: phrases,
  loose: phrases,
});
const file = z.array(
  z.strictObject({
    aspect: z.string(),
    whole: z.boolean(),
    about: phrases,
    poles: z.array(pole).min(2).max(3),
  }),
);

/** The scales of `scales.yaml`. */
export const loadScales = (): Scale[] =>
  file.parse(parse(readFileSync(new URL('scales.yaml', import.meta.url), 'utf8')));
