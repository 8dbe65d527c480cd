import { ShopError } from '../errors.ts';
import { runRecommendBench } from './bench-recommend.ts';
import { runSearchBench } from './bench-search.ts';
import { runTurnBench } from './bench-turn.ts';

const benches: Record<string, (args: string[]) => Promise<void>> = {
  turn: runTurnBench,
  search: runSearchBench,
  recommend: runRecommendBench,
};

async function run([name = '', ...args]: string[]): Promise<void> {
  const bench = benches[name];
  if (!bench) {
    const names = Object.keys(benches).join(', ');
    throw new ShopError(
      'bad_request',
      `Which benchmark? There are: ${names}. Each has --help, as in npm run bench -- search --help.`,
    );
  }
  await bench(args);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
