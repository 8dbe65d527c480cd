import type { IndexableProduct } from '../../db/search-index.ts';
import { shadeKeys } from '../colours.ts';
import type { Tokeniser, Word } from '../tokenise.ts';

/**
 * Words of a title that stand together and say neither brand, model, figure nor attribute; never none. Stems; of a
 * word with parts ("cards/adapter") all its terms with a slash between.
 */
export interface Run {
  words: string[];
  /** Whether a number stands before it, so that its first word may be that number's unit. */
  afterNumber: boolean;
}

/** Where one thing that is said ends and the next begins: what comes after "for" is not what the product is. */
const BREAK =
  /[,;:()[\]{}|&+]|\s[-–—]\s|\b(?:for|with|without|in|from|by|to|and|colou?r)\b|\bw\/|适用于?|兼容|用于|配有|带有|颜色|彩色/iu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
const DIGIT = /\d/;
const NUMBER = /^\d+(?:\.\d+)?$/;
/** Longer attributes are prose rather than a value that a title repeats. */
const VALUE_LENGTH = 80;

/** What may be the kind of thing in each of a product's titles, one of which there is for every language. */
export function readRuns(product: IndexableProduct, tokeniser: Tokeniser): Run[][] {
  const names = [product.brand ?? '', product.model ?? ''];
  return readTitles(product, names, tokeniser);
}

/** The same with the words of the model, where makers put the whole title into it. */
export function readRunsOfModel(product: IndexableProduct, tokeniser: Tokeniser): Run[][] {
  return readTitles(product, [product.brand ?? ''], tokeniser);
}

function readTitles(product: IndexableProduct, names: readonly string[], tokeniser: Tokeniser): Run[][] {
  const { title, translations } = product;
  const titles = new Set([title, ...Object.values(translations).flatMap((text) => text?.title ?? [])]);
  const values = readValues(product);
  return [...titles].map((one) => readTitle(one, names, values, tokeniser));
}

function readTitle(
  title: string,
  names: readonly string[],
  values: readonly string[],
  tokeniser: Tokeniser,
): Run[] {
  return blankOut(
    blankOut(title, names, () => ';'),
    values,
    markFor,
  )
    .split(BREAK)
    .flatMap((part) => readPart(part, tokeniser))
    .map(({ words, afterNumber }) => ({ words: withoutColour(words, values), afterNumber }))
    .filter(({ words }) => words.length > 0)
    .map(({ words, afterNumber }) => ({ words: words.map(({ terms }) => terms.join('/')), afterNumber }));
}

/** Values of attributes and options; a category among them is what the product is. */
function readValues({ attributes, variants, category }: IndexableProduct): string[] {
  const given = [...Object.values(attributes), ...variants.flatMap(({ options }) => Object.values(options))];
  const values = given
    .flat()
    .flatMap((value) =>
      typeof value === 'string' && value.length <= VALUE_LENGTH ? value.split(/[,;\n]/) : [],
    )
    .map((value) => value.trim())
    .filter((value) => value.length > 1 && !category.includes(value));
  return [...new Set(values)];
}

/** A figure among the values stays one, for its unit may follow. */
const markFor = (value: string): string => (DIGIT.test(value) ? '0' : ';');

/** Puts marks that end a run in the place of these texts. */
function blankOut(title: string, texts: readonly string[], markOf: (text: string) => string): string {
  const lower = title.toLowerCase();
  let blanked = title;
  for (const text of texts) {
    const wanted = text.toLowerCase();
    if (wanted === '' || wanted.length > lower.length) continue;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (isInside(lower[at - 1], wanted[0]) || isInside(lower[end], wanted.at(-1))) continue;
      blanked = `${blanked.slice(0, at)}${markOf(wanted).repeat(wanted.length)}${blanked.slice(end)}`;
    }
  }
  return blanked;
}

/** Whether two characters that stand side by side belong to one word; Chinese has no spaces to tell. */
const isInside = (a = ' ', b = ' '): boolean =>
  LETTER_OR_DIGIT.test(a) && LETTER_OR_DIGIT.test(b) && !HAN.test(a) && !HAN.test(b);

function readPart(part: string, tokeniser: Tokeniser): { words: Word[]; afterNumber: boolean }[] {
  const runs: { words: Word[]; afterNumber: boolean }[] = [{ words: [], afterNumber: false }];
  for (const word of tokeniser.words(part)) {
    const { surface } = word;
    const isLetter = surface.length < 2 && !HAN.test(surface);
    if (DIGIT.test(surface) || isLetter) runs.push({ words: [], afterNumber: NUMBER.test(surface) });
    else runs.at(-1)?.words.push(word);
  }
  return runs.filter(({ words }) => words.length > 0);
}

/** Without a colour behind it: one that is just that, or one of the product's own, however its attributes spell it. */
function withoutColour(run: Word[], values: readonly string[]): Word[] {
  const last = run.at(-1)?.surface ?? '';
  const shades = shadeKeys(last);
  if (shades.length === 0) return run;
  const isPlain = shades.some((shade) => shade.endsWith(last));
  const own = isPlain ? [] : values.flatMap((value) => shadeKeys(value));
  return isPlain || shades.every((shade) => own.includes(shade)) ? run.slice(0, -1) : run;
}
