import { ConversionError, describe } from './conversion-error.ts';
import { parseTime } from './parse-time.ts';
import type { Shape } from './shape.ts';

/** How the source writes its values, where that differs from ours. */
export interface Notation {
  unit?: 'major' | 'cents';
  decimal?: '.' | ',';
  date?: string;
  split?: string;
}

/**
 * Turns a source's value into what the target holds; blank text and null are absent (undefined). Throws
 * ConversionError where that would need guessing.
 */
export function convert(value: unknown, shape: Shape, notation: Notation): unknown {
  if (isAbsent(value)) return undefined;
  switch (shape.kind) {
    case 'text':
      return toText(value);
    case 'number':
      return shape.money && notation.unit === 'major'
        ? Math.round(toNumber(value, notation, true) * 100)
        : toNumber(value, notation, shape.money);
    case 'boolean':
      return toBoolean(value);
    case 'time':
      return parseTime(value, notation.date);
    case 'list':
      return toList(value, notation)
        .map((item) => convert(item, shape.of, notation))
        .filter((item) => item !== undefined);
    case 'fields':
      return toFields(value, shape.of, notation);
    case 'object':
      throw new ConversionError(`expected the fields of an object, found ${describe(value)}`);
    case 'any':
      return toAny(value);
  }
}

/** True for what counts as not being there in any format. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A single value as text; throws ConversionError for lists, objects and numbers too long to be exact. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') throw new ConversionError(`expected text, found ${describe(value)}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new ConversionError(`the number ${value} is too long to be read exactly: write it as text`);
  }
  return String(value);
}

function toNumber(value: unknown, { decimal = '.' }: Notation, money: boolean): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') throw new ConversionError(`expected a number, found ${describe(value)}`);
  const bare = money ? value.replace(/^[^\d.,-]+|[^\d.,]+$/g, '') : value.trim();
  const [thousands, point] = decimal === '.' ? [',', '\\.'] : ['\\.', ','];
  const pattern = new RegExp(`^-?(\\d{1,3}(${thousands}\\d{3})+|\\d*)(${point}\\d+)?$`);
  if (!/\d/.test(bare) || !pattern.test(bare)) {
    throw new ConversionError(
      `expected a number with "${decimal}" before decimals, found ${describe(value)}`,
    );
  }
  return Number(bare.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.'));
}

const TRUE = /^(true|yes|y|on|t|in[ _]stock|是)$/i;
const FALSE = /^(false|no|n|off|f|out[ _]of[ _]stock|否)$/i;

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value > 0;
  const text = toText(value);
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text) > 0;
  throw new ConversionError(`expected true or false, found ${describe(value)}`);
}

function toList(value: unknown, { split }: Notation): unknown[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return split ? items.flatMap((item) => (typeof item === 'string' ? item.split(split) : [item])) : items;
}

function toFields(value: unknown, of: Shape, notation: Notation): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConversionError(`expected an object, found ${describe(value)}`);
  }
  const entries = Object.entries(value)
    .map(([name, item]) => [name.trim(), convert(item, of, notation)] as const)
    .filter(([name, item]) => name !== '' && item !== undefined);
  return Object.fromEntries(entries);
}

/** Attribute values: a text, a number, a truth or a list of texts. */
function toAny(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.filter((item) => !isAbsent(item)).map(toText) : toText(value);
}
