import { normaliseText, type Tokeniser } from './tokenise.ts';

/** Spellings under which the shop's values and the customer's limits are compared. */

/** A brand or colour: letters and digits with single spaces. */
export const plainValue = (text: string): string =>
  normaliseText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A category: its stems in order, so that "Running Shoe" is "running shoes". */
export const categoryValue = (text: string, tokeniser: Tokeniser): string =>
  tokeniser
    .words(text)
    .map((word) => word.terms[0])
    .join(' ');

const sizeNames = new Map(
  Object.entries({
    xs: 'extra small|x small|特小|加小',
    s: 'small|小号|小',
    m: 'medium|mid|中号|中',
    l: 'large|big|大号|大',
    xl: 'extra large|x large|加大|特大|加大号|特大号',
    xxl: '2xl|xx large|double extra large|加加大',
    xxxl: '3xl|xxx large',
    'one size': 'one size|one size fits all|os|均码',
  }).flatMap(([size, names]) => names.split('|').map((name) => [name, size] as const)),
);

/** A size: "EU 42", "42码" and "size 42" are 42, "Extra-Large" is xl, "500 ml" is 500ml. */
export function sizeValue(text: string, tokeniser: Tokeniser): string {
  const plain = normaliseText(text)
    .replace(/[^\p{L}\p{N}.,/"”″]+/gu, ' ')
    .replace(/^\s*(?:(?:size|sizes|eu|eur|尺码|尺寸|大小)\s*)+/u, '')
    .replace(/(\d)\s*[码号]\s*$/u, '$1')
    .trim();
  const named = sizeNames.get(plain);
  if (named) return named;
  if (/^\d+(?:[.,]\d+)?$/.test(plain)) return String(Number(plain.replace(',', '.')));
  return (
    tokeniser
      .words(plain)
      .map((word) => (word.surface === word.terms[0] ? word.surface : (word.terms[0] ?? '')))
      .join(' ') || plain
  );
}

/** The index term of what a document is limited by: it has a mark before it that no word has. */
export const valueTerm = (kind: 'brand' | 'colour' | 'size', value: string): string => `=${kind} ${value}`;
