import pc from 'picocolors';
import type { Locale } from '../../db/records.ts';
import { type CardWords, wordsOf } from './card-words.ts';
import { oneLine, printable, wrapText } from './text-layout.ts';

export interface TextCardOptions {
  locale: Locale;
  /** Columns of the screen; no line is wider, links excepted. */
  width: number;
  colour: boolean;
  timeZone?: string;
}

/** Words, width and colours of one card while it is written. */
export interface Pen extends CardWords {
  locale: Locale;
  width: number;
  paint: ReturnType<typeof pc.createColors>;
  /** Wraps a text of a record into indented lines, without anything that could steer the terminal. */
  write(text: string, indent?: number): string[];
  dim(lines: readonly string[]): string[];
  bold(lines: readonly string[]): string[];
  /** A link on a line of its own, unbroken so that it can be clicked. */
  link(url: string | undefined, indent?: number): string[];
}

const NARROWEST = 20;

export function createPen({ locale, width, colour, timeZone }: TextCardOptions): Pen {
  const paint = pc.createColors(colour);
  const columns = Math.max(NARROWEST, width);
  return {
    ...wordsOf(locale, timeZone),
    locale,
    width: columns,
    paint,
    write: (text, indent = 0) =>
      wrapText(printable(text), columns - indent).map((line) => ' '.repeat(indent) + line),
    dim: (lines) => lines.map(paint.dim),
    bold: (lines) => lines.map(paint.bold),
    link: (url, indent = 0) => (url ? [' '.repeat(indent) + paint.cyan(oneLine(url))] : []),
  };
}
