import type { WriteStream } from 'node:tty';
import cliProgress, { type SingleBar } from 'cli-progress';
import type { ImportProgress } from '../feeds/import-contract.ts';

const LINE_EVERY_MS = 2000;

export interface ProgressDisplay {
  show(progress: ImportProgress): void;
  end(): void;
}

/** A bar for each phase on a terminal, elsewhere a line every two seconds. */
export function createImportProgress(stream: WriteStream): ProgressDisplay {
  return stream.isTTY ? createBars(stream) : createLines((line) => void stream.write(line));
}

function createBars(stream: WriteStream): ProgressDisplay {
  let bar: SingleBar | undefined;
  let phase: ImportProgress['phase'] | undefined;
  return {
    show(progress) {
      const { done, total } = partOf(progress);
      if (phase !== progress.phase) {
        bar?.stop();
        phase = progress.phase;
        bar = new cliProgress.SingleBar({
          stream,
          hideCursor: true,
          format: (options, params, { text }: { text: string }) =>
            `${cliProgress.Format.BarFormat(params.progress, options)} ${Math.floor(params.progress * 100)}%  ${text}`,
        });
        bar.start(total, 0, { text: '' });
      }
      bar?.update(done, { text: describe(progress) });
    },
    end: () => bar?.stop(),
  };
}

/** Lines at most every LINE_EVERY_MS, the first when that time has passed once. */
export function createLines(write: (line: string) => void, now: () => number = Date.now): ProgressDisplay {
  let last = now();
  return {
    show(progress) {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      const { done, total } = partOf(progress);
      write(`${Math.floor((done * 100) / Math.max(total, 1))}%  ${describe(progress)}\n`);
    },
    end: () => undefined,
  };
}

function partOf(progress: ImportProgress): { done: number; total: number } {
  return progress.phase === 'reading' ? { done: progress.bytes, total: progress.bytesTotal } : progress;
}

function describe(progress: ImportProgress): string {
  const count = (value: number) => Math.round(value).toLocaleString('en');
  if (progress.phase === 'indexing') {
    return `indexing ${count(progress.done)} of ${count(progress.total)} products`;
  }
  const rejected = progress.rejected > 0 ? `, ${count(progress.rejected)} rejected` : '';
  return `${count(progress.read)} rows${rejected}, ${count(progress.rowsPerS)} rows/s`;
}
