import { readLines } from './read-lines.ts';
import { MAX_ROW_CHARS, type SourceRow } from './source-row.ts';

/** One JSON object a line; blank lines are passed over, a line that is no JSON is a row with a problem. */
export async function* readJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<SourceRow, void> {
  for await (const { place, text, tooLong } of readLines(chunks)) {
    if (tooLong) {
      yield { place, problem: `the line is longer than ${MAX_ROW_CHARS} characters`, source: text };
      continue;
    }
    if (text.trim() === '') continue;
    try {
      yield { place, value: JSON.parse(text) };
    } catch (error) {
      yield { place, problem: `not JSON: ${(error as Error).message}`, source: text };
    }
  }
}
