import type { WriteStream } from 'node:tty';
import cliProgress, { type SingleBar } from 'cli-progress';
import type { ImportProgress } from '../feeds/import-contract.ts';
import type { IndexProgress } from '../retrieval/ingest/indexer.ts';
import { createPace, type Pace } from './pace.ts';

const LINE_EVERY_MS = 2000;

type Progress = ImportProgress | IndexProgress;

export interface ProgressDisplay {
  show(progress: Progress): void;
  end(): void;
}

/** A bar for each phase on a terminal, elsewhere a line every two seconds. */
export function createImportProgress(stream: WriteStream): ProgressDisplay {
  return stream.isTTY ? createBars(stream) : createLines((line) => void stream.write(line));
}

function createBars(stream: WriteStream): ProgressDisplay {
  let bar: SingleBar | undefined;
  let phase: Progress['phase'] | undefined;
  const pace = createPace();
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
      bar?.update(done, { text: describe(progress, pace(done, total)) });
    },
    end: () => bar?.stop(),
  };
}

/** Lines at most every LINE_EVERY_MS, the first when that time has passed once. */
export function createLines(write: (line: string) => void, now: () => number = Date.now): ProgressDisplay {
  let last = now();
  const pace = createPace(now);
  return {
    show(progress) {
      const { done, total } = partOf(progress);
      const speed = pace(done, total);
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      write(`${Math.floor((done * 100) / Math.max(total, 1))}%  ${describe(progress, speed)}\n`);
    },
    end: () => undefined,
  };
}

function partOf(progress: Progress): { done: number; total: number } {
  return progress.phase === 'reading' ? { done: progress.bytes, total: progress.bytesTotal } : progress;
}

const phases = {
  indexing: ['indexing', 'products'],
  words: ['indexing the words of', 'products'],
  meaning: ['indexing the meaning of', 'products'],
  reviews: ['reading', 'reviews'],
} as const;

function describe(progress: Progress, pace: Pace | undefined): string {
  const count = (value: number) => Math.round(value).toLocaleString('en');
  const left = pace ? `, ${pace.left} left` : '';
  if (progress.phase === 'reading') {
    const rejected = progress.rejected > 0 ? `, ${count(progress.rejected)} rejected` : '';
    return `${count(progress.read)} rows${rejected}, ${count(progress.rowsPerS)} rows/s${left}`;
  }
  const speed = pace ? `, ${count(pace.perS)} a second${left}` : '';
  const [doing, things] = phases[progress.phase];
  return `${doing} ${count(progress.done)} of ${count(progress.total)} ${things}${speed}`;
}
