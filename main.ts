import { createApp } from './app.ts';
import { createBoard } from './cli/progress-board.ts';
import { loadConfig } from './config.ts';
import { ShopError } from './errors.ts';
import { buildWeb, webDistDir } from './web/build.ts';

/** How long an answer may still take after Ctrl-C before the process leaves without it; it is answered on restart. */
const LEAVE_MS = 15_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const board = createBoard(process.stdout);
  const built = buildWeb({ onLog: board.note });
  built.catch((error: Error) => board.note(error.message));

  const [app, { serve }] = await Promise.all([
    createApp(config, { onProgress: board.report }),
    import('./serve.ts'), // read, like most of the program, while the database opens
  ]);
  const served = await serve(app, {
    port: config.port,
    host: config.host,
    page: { dir: webDistDir, built },
  }).catch(async (error: unknown) => {
    await app[Symbol.asyncDispose]();
    throw error;
  });
  await built.catch(() => undefined);
  board.note(`${app.settings.name.en} is open at ${served.url}`);
  if (app.isDemo) board.note('This is the demo shop: all its goods, people and reviews are made up.');
  if (app.plannerOnly) board.note('No OPENAI_API_KEY: the embedded planner answers, in plainer words.');
  board.note('Ctrl-C closes it.');

  const leave = async (signal: string) => {
    board.note(`${signal}: finishing what is being answered ...`);
    const tooLong = setTimeout(() => process.exit(1), LEAVE_MS);
    await Promise.all([served[Symbol.asyncDispose](), app[Symbol.asyncDispose]()]);
    clearTimeout(tooLong);
    process.exit(0);
  };
  let leaving: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      leaving ??= leave(signal);
    });
  }
}

main().catch((error: unknown) => {
  const known = error instanceof ShopError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
});
