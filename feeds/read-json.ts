import { pipeline } from 'node:stream';
import parseJson, { type parser } from 'stream-json';
import Assembler from 'stream-json/assembler.js';
import pick from 'stream-json/filters/pick.js';
import { ShopError } from '../errors.ts';
import type { SourceRow } from './source-row.ts';

/**
 * The records of one JSON document: the elements of the array, or the values of the object, that `path` leads to
 * (the document itself when left out). Broken JSON or a path to neither throws `ShopError('bad_request')`, after the
 * records before it.
 */
export async function* readJson(
  chunks: AsyncIterable<string>,
  path?: string,
): AsyncGenerator<SourceRow, void> {
  const where = path ? `at ${path}` : 'in the file';
  const assembler = new Assembler();
  let place = 0;
  let state: 'before' | 'inside' | 'after' = 'before';
  let key: string | undefined;
  try {
    for await (const token of readTokens(chunks, path)) {
      if (state === 'before') {
        if (token.name !== 'startArray' && token.name !== 'startObject') {
          throw new ShopError('bad_request', `There is no list or object of records ${where}.`);
        }
        state = 'inside';
      } else if (state === 'inside' && assembler.depth === 0 && token.name === 'keyValue') {
        key = token.value;
      } else if (
        state === 'inside' &&
        assembler.depth === 0 &&
        (token.name === 'endArray' || token.name === 'endObject')
      ) {
        state = 'after';
      } else if (state === 'inside') {
        assembler.consume(token);
        if (assembler.done) yield { place: ++place, value: assembler.current, key };
      }
    }
  } catch (cause) {
    if (cause instanceof ShopError) throw cause;
    if (!isSyntaxProblem(cause)) throw cause;
    throw new ShopError(
      'bad_request',
      `The JSON breaks off after record ${place}: ${cause.message}. A file with one object a line is read with --format jsonl.`,
      { cause },
    );
  }
  if (state === 'before')
    throw new ShopError('bad_request', `There is no list or object of records ${where}.`);
}

const isSyntaxProblem = (cause: unknown): cause is Error =>
  cause instanceof Error && cause.message.startsWith('Parser ');

function readTokens(chunks: AsyncIterable<string>, path?: string): AsyncIterable<parser.Token> {
  const tokens = parseJson({ streamValues: false });
  const ended = () => undefined;
  return path
    ? pipeline(chunks, tokens, pick.asStream({ filter: path, once: true }), ended)
    : pipeline(chunks, tokens, ended);
}
