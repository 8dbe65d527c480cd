import { ConversionError, describe } from './conversion-error.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PARTS: Record<string, string> = {
  yyyy: '(?<year>\\d{4})',
  MMM: '(?<name>[A-Za-z]{3})[a-z]*',
  MM: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

/**
 * A source's time in ISO 8601. `format` is `iso` (the default; a date alone is its midnight, a time without an offset
 * is UTC), `unix` seconds, `unix_ms`, or a pattern of yyyy, MM, MMM (English), dd, HH, mm and ss, in UTC.
 */
export function parseTime(value: unknown, format = 'iso'): string {
  if (format === 'unix' || format === 'unix_ms') {
    const time = new Date(Number(value) * (format === 'unix' ? 1000 : 1));
    if (typeof value === 'object' || Number.isNaN(time.getTime())) throw unreadable(value, format);
    return time.toISOString();
  }
  if (typeof value !== 'string') throw unreadable(value, format);
  return format === 'iso' ? parseIso(value) : parsePattern(value, format);
}

/** Whether a mapping may name this format. */
export const isTimeFormat = (format: string): boolean =>
  ['iso', 'unix', 'unix_ms'].includes(format) || (format.includes('yyyy') && /dd/.test(format));

function parseIso(value: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    value.trim(),
  );
  if (!match) throw unreadable(value, 'iso');
  const [, date, clock = '00:00:00', offset = 'Z'] = match;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  return `${date}T${seconds}${offset.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`;
}

function parsePattern(value: string, format: string): string {
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/yyyy|MMM|MM|dd|HH|mm|ss/g, (token) => PARTS[token] ?? token);
  const groups = new RegExp(`^${pattern}$`).exec(value.trim())?.groups;
  if (!groups) throw unreadable(value, format);
  const { year, name, month, day, hour = '0', minute = '00', second = '00' } = groups;
  const monthNumber = name === undefined ? Number(month) : MONTHS.indexOf(name.toLowerCase()) + 1;
  const two = (part: string | number | undefined) => String(part).padStart(2, '0');
  return `${year}-${two(monthNumber)}-${two(day)}T${two(hour)}:${minute}:${second}Z`;
}

const unreadable = (value: unknown, format: string): ConversionError =>
  new ConversionError(`expected a time written as ${format}, found ${describe(value)}`);
