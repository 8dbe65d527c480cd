import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Runs a module that ends in `answerApart` in a process of its own, and gives its answer to `task`; both are copied.
 * For work that takes much memory once: a process gives it back, while what a thread took stays in the C heap, by
 * hundreds of megabytes. Throws the signal's reason when it aborts.
 */
export async function runApart<Result>(module: URL, task: unknown, signal?: AbortSignal): Promise<Result> {
  signal?.throwIfAborted();
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  const child = fork(module, {
    execArgv: ['--import', tsx.href],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => void child.kill();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Result>((resolve, reject) => {
      child.once('message', (answer) => resolve((answer as { result: Result }).result));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(signal?.reason ?? new Error(`${module.pathname} ended with ${code}`)),
      );
      child.send({ task }, (error) => error && reject(error));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** The other side of `runApart`: does the work that this process was started for, and lets it end. */
export function answerApart<Task>(work: (task: Task) => unknown): void {
  const answer = async ({ task }: { task: Task }) => {
    const result = await work(task);
    process.send?.({ result }, () => process.disconnect());
  };
  process.once('message', (message) => void answer(message as { task: Task }));
}
