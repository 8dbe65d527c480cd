import { canonicalUnit } from '../units.ts';
import { currencyNames } from './currencies.ts';
import { HAN_DIGITS, readDigits, readEnglishNumber, readHanNumber } from './numerals.ts';
import type { Sign, SignTable } from './signs.ts';
import { signsEn } from './signs-en.ts';
import { signsZh } from './signs-zh.ts';
import type { Token } from './tokens.ts';

/** A letter run, a figure, one Chinese character or one mark. */
interface Atom {
  start: number;
  end: number;
  text: string;
  kind: 'letters' | 'digits' | 'han' | 'mark';
  glued: boolean;
}

const ATOM =
  /(\p{Script=Han})|(\d+(?:[.,]\d+)*)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:'(?!s\b)\p{L}+)*)|(\S)/gu;
const PHRASE_ATOMS = 9;
/** What holds the parts of a model number together. */
const JOINTS = new Set(['-', '_', '.', '/']);
const NO_SIGNS: ReadonlySet<Sign> = new Set();

const phrases = readPhrases([signsEn, signsZh]);
const moneyNames = new Set(currencyNames.map((name) => name.replaceAll(' ', '')));

/** Phrases without their spaces, for a query is looked up piece by piece. */
function readPhrases(tables: readonly SignTable[]): ReadonlyMap<string, ReadonlySet<Sign>> {
  const found = new Map<string, Set<Sign>>();
  for (const [sign, list] of tables.flatMap((table) => Object.entries(table) as [Sign, string][])) {
    for (const phrase of list.split('|')) {
      const key = phrase.replaceAll(' ', '');
      found.set(key, (found.get(key) ?? new Set<Sign>()).add(sign));
    }
  }
  return found;
}

/** Lower case and half width, every character in its place. */
export const foldInPlace = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => foldUnit(text.charAt(at))).join('');

function foldUnit(unit: string): string {
  if (unit === '’' || unit === '‘' || unit === '`') return "'";
  const folded = unit.normalize('NFKC').toLowerCase();
  return folded.length === 1 ? folded : unit;
}

/** Cuts a query into tokens, the longest phrase first, in time that grows with its length alone. */
export function lex(text: string): Token[] {
  const atoms = readAtoms(foldInPlace(text));
  const codes = findCodes(atoms);
  const tokens: Token[] = [];
  for (let at = 0; at < atoms.length; ) {
    const { token, length } = codes.has(at) ? joined(atoms, at, codes.get(at) ?? 1) : readToken(atoms, at);
    tokens.push(token);
    at += length;
  }
  return tokens;
}

function readAtoms(text: string): Atom[] {
  let last = 0;
  return [...text.matchAll(ATOM)].map((match) => {
    const [written, han, digits, letters] = match;
    const kind = han ? 'han' : digits ? 'digits' : letters ? 'letters' : 'mark';
    const glued = match.index === last && last > 0;
    last = match.index + written.length;
    return { start: match.index, end: last, text: written, kind, glued };
  });
}

interface Read {
  token: Token;
  /** In atoms. */
  length: number;
}

function joined(atoms: readonly Atom[], at: number, length: number, more: Partial<Token> = {}): Read {
  const part = atoms.slice(at, at + length);
  const [first] = part;
  const token: Token = {
    start: first?.start ?? 0,
    end: part.at(-1)?.end ?? 0,
    text: part
      .map((atom) => (atom.glued && atom !== first ? '' : ' ') + atom.text)
      .join('')
      .trim(),
    signs: NO_SIGNS,
    glued: first?.glued ?? false,
    ...more,
  };
  return { token, length };
}

function readToken(atoms: readonly Atom[], at: number): Read {
  return readFigure(atoms, at) ?? readPhrase(atoms, at) ?? joined(atoms, at, 1);
}

function readPhrase(atoms: readonly Atom[], at: number): Read | undefined {
  const part = atoms.slice(at, at + PHRASE_ATOMS);
  for (let length = part.length; length > 0; length--) {
    const key = part
      .slice(0, length)
      .map((atom) => atom.text)
      .join('');
    const signs = phrases.get(key);
    const money = moneyNames.has(key) ? key : undefined;
    const unit = canonicalUnit(key);
    if (signs || money || unit) return joined(atoms, at, length, { signs: signs ?? NO_SIGNS, money, unit });
  }
  return undefined;
}

function readFigure(atoms: readonly Atom[], at: number): Read | undefined {
  const atom = atoms[at];
  if (atom?.kind === 'digits') return readWithPower(atoms, at, readDigits(atom.text));
  if (atom?.kind === 'han') {
    const run = atoms
      .slice(at, at + PHRASE_ATOMS)
      .map(({ text }) => text)
      .join('');
    const [numeral = ''] = canonicalUnit(run.slice(0, 2)) ? [] : (HAN_DIGITS.exec(run) ?? []);
    const number = numeral ? readHanNumber(numeral) : undefined;
    return (
      number && joined(atoms, at, numeral.length, { figure: number.value, upTo: number.upTo, spelt: true })
    );
  }
  if (atom?.kind !== 'letters') return undefined;
  const words = atoms.slice(at, at + PHRASE_ATOMS).filter(({ text }) => text !== '-');
  const number = readEnglishNumber(words.map(({ text }) => text));
  const last = number && words[number.length - 1];
  return last && joined(atoms, at, atoms.indexOf(last, at) - at + 1, { figure: number.value, spelt: true });
}

/** "2k", "3百" and "1.2万"; "5千克" is 5 kilograms. */
function readWithPower(atoms: readonly Atom[], at: number, figure: number): Read {
  const next = atoms[at + 1];
  if (next?.glued && next.text === 'k') return joined(atoms, at, 2, { figure: figure * 1_000 });
  const power = next?.kind === 'han' && POWERS.get(next.text);
  const isUnit = canonicalUnit(`${next?.text}${atoms[at + 2]?.text}`) !== undefined;
  return power && !isUnit
    ? joined(atoms, at, 2, { figure: figure * power })
    : joined(atoms, at, 1, { figure });
}

const POWERS = new Map([
  ['百', 100],
  ['千', 1_000],
  ['万', 10_000],
]);

/**
 * Where model numbers begin, and their length in atoms: what is written without a space and has a letter before a
 * figure, or behind a figure letters that are no unit, currency or the like ("dv7-1211ea", "1080p", "24-port").
 */
function findCodes(atoms: readonly Atom[]): Map<number, number> {
  const codes = new Map<number, number>();
  for (let at = 0; at < atoms.length; ) {
    let end = at + 1;
    while (isRun(atoms[end - 1]) && atoms[end]?.glued && isRun(atoms[end])) end += 1;
    if (isCode(atoms.slice(at, end))) codes.set(at, end - at);
    at = end;
  }
  return codes;
}

const isRun = (atom: Atom | undefined): boolean =>
  atom !== undefined && (atom.kind === 'letters' || atom.kind === 'digits' || JOINTS.has(atom.text));

function isCode(run: readonly Atom[]): boolean {
  const parts = run.filter(({ kind }) => kind !== 'mark');
  return parts.some((part, index) => {
    const next = parts[index + 1];
    if (part.kind === 'letters' && next?.kind === 'digits') return !moneyNames.has(part.text);
    if (part.kind === 'digits' && next?.kind === 'letters') return !measures(next.text);
    return false;
  });
}

/** Whether letters behind a figure say what it counts rather than belonging to a name. */
const measures = (letters: string): boolean =>
  letters === 'k' ||
  canonicalUnit(letters) !== undefined ||
  moneyNames.has(letters) ||
  (phrases.get(letters)?.has('star') ?? false) ||
  (phrases.get(letters)?.has('orSo') ?? false);
