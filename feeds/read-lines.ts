import { MAX_ROW_CHARS } from './source-row.ts';

/** One physical line without its LF. */
export interface Line {
  place: number;
  text: string;
  tooLong: boolean;
}

/** Splits at LF alone, leaving a CR where it is; of a line longer than MAX_ROW_CHARS only the start is kept. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<Line, void> {
  let place = 1;
  let text = '';
  let tooLong = false;
  const add = (piece: string) => {
    if (text.length + piece.length > MAX_ROW_CHARS) tooLong = true;
    if (!tooLong) text += piece;
    else if (text.length < 1000) text += piece.slice(0, 1000);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      add(chunk.slice(start, end));
      yield { place: place++, text, tooLong };
      text = '';
      tooLong = false;
      start = end + 1;
    }
    add(chunk.slice(start));
  }
  if (text !== '') yield { place, text, tooLong };
}
