import { ShopError } from '../../errors.ts';
import { openText } from '../../feeds/open-text.ts';
import { readLines } from '../../feeds/read-lines.ts';

/** One customer's products, oldest first where the file tells or keeps an order. */
export type Lists = Map<string, string[]>;

export interface Interactions {
  lists: Lists;
  /** A line of each customer with all products, and not a line for each product. */
  isAdjacency: boolean;
  /** The file says when things happened, so that its order is that of time. */
  isTimed: boolean;
}

interface Line {
  place: number;
  fields: string[];
}

const USER_COLUMN = /^(user|customer|client|visitor|session|member)s?[ _-]?(id)?$/i;
const TIME_COLUMN = /^(time|timestamp|date|datetime|created_at|unix_?time|ts)$/i;
/** A third figure as large as this is a time in Unix seconds and no product. */
const EARLIEST_TIME = 100_000_000;

/** Reads lines "user item item ..." in time order. Throws `ShopError('bad_request')` with file and line. */
export async function readSequences(path: string): Promise<Lists> {
  const lists: Lists = new Map();
  for (const { place, fields } of await readFields(path)) {
    const [user = '', ...items] = fields;
    if (items.length === 0) throw failAt(path, place, 'a user and at least one product are needed');
    if (lists.has(user)) throw failAt(path, place, `user ${user} was there before`);
    lists.set(user, items);
  }
  return lists;
}

/**
 * Reads user and product by line, with a header or without, parted by comma, tab, semicolon or space, optionally with
 * a time; or a line of each user with all products. A pair said twice without a time counts once. Throws
 * `ShopError('bad_request')` with file and line.
 */
export async function readPairs(path: string, { isAdjacency = false } = {}): Promise<Interactions> {
  const lines = await readFields(path);
  const [first] = lines;
  const names = USER_COLUMN.test(first?.fields[0] ?? '') ? lines.shift()?.fields : undefined;
  const timeColumn = names ? names.findIndex((name) => TIME_COLUMN.test(name)) : findTimes(lines);
  const width = names?.length ?? (timeColumn === -1 ? 2 : 3);
  const uneven = lines.filter(({ fields }) => fields.length !== width).length;
  if (!names && timeColumn === -1 && (isAdjacency || uneven * 2 > lines.length)) {
    return { lists: readAdjacency(lines), isAdjacency: true, isTimed: false };
  }
  const events = lines.map(({ place, fields }) => {
    if (fields.length !== width)
      throw failAt(path, place, `the line has ${fields.length} fields, the others ${width}`);
    const [user = '', item = ''] = fields;
    if (user === '' || item === '') throw failAt(path, place, `no ${user === '' ? 'user' : 'product'}`);
    return { user, item, time: timeColumn < 0 ? 0 : readTime(path, place, fields[timeColumn] ?? '') };
  });
  if (events.length === 0) throw new ShopError('bad_request', `${path} has no user and product.`);
  // Sorting is stable: what has no time keeps the order of the file.
  events.sort((a, b) => a.time - b.time);
  const lists: Lists = new Map();
  const seen = new Set<string>();
  for (const { user, item, time } of events) {
    const key = `${user}\n${item}\n${time}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const list = lists.get(user);
    if (list) list.push(item);
    else lists.set(user, [item]);
  }
  return { lists, isAdjacency: false, isTimed: timeColumn >= 0 };
}

function readAdjacency(lines: readonly Line[]): Lists {
  const lists: Lists = new Map();
  for (const { fields } of lines) {
    const [user = '', ...items] = fields;
    lists.set(user, [...new Set([...(lists.get(user) ?? []), ...items])]);
  }
  return lists;
}

function findTimes(lines: readonly Line[]): number {
  const isTimed = ({ fields }: Line) => fields.length === 3 && Number(fields[2]) >= EARLIEST_TIME;
  return lines.length > 0 && lines.every(isTimed) ? 2 : -1;
}

function readTime(path: string, place: number, text: string): number {
  const time = Number(text) || Date.parse(text);
  if (Number.isNaN(time)) throw failAt(path, place, `"${text}" is no time`);
  return time;
}

async function readFields(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  let separator: RegExp | undefined;
  for await (const { place, text, tooLong } of readLines((await openText(path)).read())) {
    if (tooLong) throw failAt(path, place, 'the line is too long');
    const trimmed = text.trim();
    if (trimmed === '') continue;
    if (trimmed.includes('\u0000')) throw failAt(path, place, 'this is no text');
    separator ??= guessSeparator(trimmed);
    lines.push({ place, fields: trimmed.split(separator).map((field) => field.trim()) });
  }
  if (lines.length === 0) throw new ShopError('bad_request', `${path} is empty.`);
  return lines;
}

const guessSeparator = (line: string): RegExp =>
  [/,/, /\t/, /;/].find((separator) => separator.test(line)) ?? /\s+/;

const failAt = (path: string, line: number, why: string) =>
  new ShopError('bad_request', `${path}, line ${line}: ${why}.`);

/** Reads {"item": [token, ...]}. Throws `ShopError('bad_request')` with the file and what is wrong. */
export async function readAttributes(path: string): Promise<Map<string, string[]>> {
  let text = '';
  for await (const piece of (await openText(path)).read()) text += piece;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ShopError('bad_request', `${path}: ${(cause as Error).message}.`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ShopError('bad_request', `${path}: attributes are an object of lists by product.`);
  return new Map(
    Object.entries(parsed).map(([item, tokens]) => {
      const isList =
        Array.isArray(tokens) && tokens.every((token) => ['string', 'number'].includes(typeof token));
      if (!isList)
        throw new ShopError('bad_request', `${path}: product ${item} has no list of words or numbers.`);
      return [item, tokens.map(String)];
    }),
  );
}
