import { writeFile } from 'node:fs/promises';
import { fromCaller } from '../config.ts';
import { ShopError } from '../errors.ts';

const LINE_EVERY_MS = 2_000;

/** Tells on the error output how far something is, a line at most every two seconds and none for what is quick. */
export function createSteps(
  write: (line: string) => void = (line) => void process.stderr.write(line),
  now: () => number = Date.now,
): (what: string, done: number, total: number) => void {
  let last = now();
  return (what, done, total) => {
    if (now() - last < LINE_EVERY_MS) return;
    last = now();
    write(`${what}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}\n`);
  };
}

/** Throws `ShopError('bad_request')` for what is no whole number from `least`. */
export function readWhole(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new ShopError('bad_request', `${option} is a whole number from ${least}, not "${text}".`);
}

/** Columns as wide as they need to be; the first one is words, the others figures. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
  return rows.map((row) => `${line(row).join('  ').trimEnd()}\n`).join('');
}

/** Writes figures as one flat JSON object, four decimals each; what could not be measured is left out. */
export async function writeFigures(
  path: string | undefined,
  figures: Record<string, number | undefined>,
): Promise<void> {
  if (path === undefined) return;
  const rounded = Object.entries(figures)
    .filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
    .map(([name, value]) => [name, Number(value.toFixed(4))]);
  await writeFile(fromCaller(path), `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
}

/** A share or score to three decimals; a dash for what could not be measured. */
export const formatScore = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '-' : value.toFixed(3);
