import type { Locale } from '../state/wire.ts';
import { en, type Strings } from './en.ts';
import { zh } from './zh.ts';

/** The page's whole dictionary. */
export const strings: Record<Locale, Strings> = { en, zh };
