import { UNDECODABLE } from './decode.ts';
import type { Problem } from './expression.ts';

/** Cheap and sometimes too suspicious: the text `\u0000` written out in a value looks the same. */
const SUSPECT = /\\u0000|\\ud[89a-f][\da-f]{2}|\uffff/;

/** The first text in a record that no database takes: with NUL, half a character, or bytes that were not text. */
export function findUnstorable(record: object): Problem | undefined {
  return SUSPECT.test(JSON.stringify(record)) ? search(record, '') : undefined;
}

function search(value: unknown, field: string): Problem | undefined {
  if (typeof value === 'string') {
    const reason = reasonAgainst(value);
    return reason === undefined ? undefined : { field, reason };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const path = field ? `${field}.${name}` : name;
    const problem = search(name, path) ?? search(inner, path);
    if (problem) return problem;
  }
  return undefined;
}

function reasonAgainst(text: string): string | undefined {
  if (text.includes(UNDECODABLE))
    return 'holds bytes that are not text in the encoding of the file: name it with --encoding';
  if (text.includes('\u0000')) return 'holds a NUL character';
  return text.isWellFormed() ? undefined : 'holds half of a character (a lone surrogate)';
}
