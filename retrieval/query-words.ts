import { normaliseText, squash, type Tokeniser, type Word } from './tokenise.ts';

/** What is read of a query: longer ones are cut, for nobody looks for more. */
const TEXT_LIMIT = 2_000;
const WORD_LIMIT = 24;
const CODE_LIMIT = 64;

/** A shopper's words, ready to be looked up. */
export interface QueryWords {
  /** As much of the text as is read. */
  text: string;
  words: Word[];
  /** Terms of the model numbers, EANs and ids that it may name (see `codeTerm`). */
  codes: string[];
  /** The term of the model that the whole of it would be (see `modelTerm`). */
  whole?: string;
}

/** Reads a query of any length and content; stop words and repetitions are left out. */
export function readQueryWords(text: string, tokeniser: Tokeniser): QueryWords {
  const cut = text.slice(0, TEXT_LIMIT);
  const words = new Map<string, Word>();
  for (const word of tokeniser.words(cut)) {
    if (words.size >= WORD_LIMIT) break;
    const [term] = word.terms;
    if (term && !words.has(term)) words.set(term, word);
  }
  return { text: cut, words: [...words.values()], codes: readCodes(cut), whole: modelTerm(cut) };
}

/**
 * The index term of an identifier: its letters and digits behind a mark that no word has. Undefined for what is
 * too short, too long or has no digit, which is a word rather than a code.
 */
export function codeTerm(identifier: string): string | undefined {
  const code = squash(identifier);
  return code.length >= 3 && code.length <= CODE_LIMIT && /\d/.test(code) ? `#${code}` : undefined;
}

/**
 * The index term of a product's model, which is a code even where it is words alone or short: a query may be the
 * whole or the beginning of it.
 */
export function modelTerm(model: string): string | undefined {
  const code = squash(model);
  return code.length >= 2 && code.length <= CODE_LIMIT ? `#${code}` : undefined;
}

function readCodes(text: string): string[] {
  const whole = text.length <= CODE_LIMIT * 2 ? codeTerm(text) : undefined;
  // Inside a longer query a short bare number is an amount rather than an id.
  const parts = normaliseText(text)
    .split(/[\s,;()]+/)
    .slice(0, WORD_LIMIT)
    .filter((part) => /\d{6}/.test(part) || (/\d/.test(part) && /\p{L}/u.test(part) && part.length >= 4))
    .map(codeTerm);
  return [...new Set([whole, ...parts])].filter((code) => code !== undefined);
}
