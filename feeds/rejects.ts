import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ShopError } from '../errors.ts';
import type { Problem } from './expression.ts';

const MAX_ROW_TEXT = 2000;

/** One rejected row. */
export interface Reject {
  counts: 'line' | 'record';
  place: number;
  problems: Problem[];
  /** The row as its source has it. */
  row: unknown;
}

export interface RejectsFile extends AsyncDisposable {
  write(reject: Reject): Promise<void>;
}

/**
 * A file of rejected rows, one JSON object a line: `line` or `record`, `field`, `reason`, further problems as `also`,
 * and the row's text, cut. It is made with the first reject; one left by an earlier import is removed.
 */
export async function openRejects(path: string): Promise<RejectsFile> {
  await rm(path, { force: true }).catch((cause) => {
    throw unwritable(path, cause);
  });
  let stream: WriteStream | undefined;
  let failure: unknown;
  return {
    async write({ counts, place, problems, row }) {
      stream ??= createWriteStream(path).on('error', (cause) => {
        failure = cause;
      });
      const [first, ...also] = problems;
      const text = typeof row === 'string' ? row.trimEnd() : JSON.stringify(row);
      const line = { [counts]: place, ...first, ...(also.length > 0 && { also }), row: cut(text ?? '') };
      if (!stream.write(`${JSON.stringify(line)}\n`) && !failure) {
        await new Promise<void>((resolve) => stream?.once('drain', resolve).once('close', resolve));
      }
      if (failure) throw unwritable(path, failure);
    },
    async [Symbol.asyncDispose]() {
      if (!stream) return;
      stream.end();
      await finished(stream).catch((cause) => {
        throw unwritable(path, cause);
      });
    },
  };
}

const cut = (text: string): string => (text.length > MAX_ROW_TEXT ? `${text.slice(0, MAX_ROW_TEXT)}…` : text);

const unwritable = (path: string, cause: unknown): ShopError =>
  new ShopError('bad_request', `The rejects file ${path} cannot be written.`, { cause });
