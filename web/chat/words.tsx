import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from './format.ts';
import type { Localised, Locale } from './state/wire.ts';
import type { Strings } from './strings/en.ts';
import { strings } from './strings/strings.ts';

interface Words {
  locale: Locale;
  t: Strings;
  format: Format;
  /** The text in the page's language. */
  say(text: Localised): string;
}

const WordsContext = createContext<Words | null>(null);

/** Gives every component below its words, amounts and dates in one language. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = useMemo<Words>(
    () => ({
      locale,
      t: strings[locale],
      format: createFormat(locale),
      say: (text) => text[locale],
    }),
    [locale],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the page; only under a `WordsProvider`. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider above it.');
  return words;
}
