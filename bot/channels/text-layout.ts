import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

/** Control characters, and marks that turn the direction of a line: text from outside may carry neither to a screen. */
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text from a record or a model, safe to print on a terminal; line breaks stay. */
export const printable = (text: string): string =>
  stripVTControlCharacters(text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')).replace(UNSAFE, '');

/** The same on one line. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Lines of at most `width` columns, broken between words, between Chinese words as well; a longer word is cut. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (stringWidth(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = piece.trimStart();
    while (stringWidth(line) > width) {
      const head = takeColumns(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line.trimEnd()];
}

/** Words, each with the punctuation and the space that follow it, so that no line begins with a comma. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike || pieces.length === 0) {
      pieces.push(opening + segment);
      opening = '';
    } else if (/^[\p{Ps}\p{Pi}]$/u.test(segment)) opening += segment;
    else if (opening) opening += segment;
    else pieces.push((pieces.pop() ?? '') + segment);
  }
  return opening ? [...pieces, opening] : pieces;
}

function takeColumns(text: string, width: number): string {
  let taken = '';
  for (const { segment } of graphemes.segment(text)) {
    if (taken && stringWidth(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/** Cut to `width` columns, with an ellipsis where something is missing. */
export const truncate = (text: string, width: number): string =>
  stringWidth(text) <= width ? text : `${takeColumns(text, width - 1).trimEnd()}…`;

/** Filled with spaces to `width` columns; a double-width character counts as two. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** Rows of cells as aligned lines that fit `width`; cells wrap, and the widest columns give way first. */
export function layOutTable(
  rows: readonly string[][],
  width: number,
  paint: (text: string, row: number, column: number) => string,
): string[] {
  const widths = fitColumns(rows, width);
  return rows.flatMap((row, rowIndex) => {
    const cells = widths.map((columns, column) => wrapText(row[column] ?? '', columns));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, column) => {
          const isLast = column === cells.length - 1;
          return paint(padEnd(cell[line] ?? '', isLast ? 0 : (widths[column] ?? 0)), rowIndex, column);
        })
        .join(GAP),
    );
  });
}

const GAP = '  ';

function fitColumns(rows: readonly string[][], width: number): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(2, ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const room = Math.max(columns * 2, width - GAP.length * (columns - 1));
  let excess = widths.reduce((sum, columnWidth) => sum + columnWidth, 0) - room;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}
