import { ShopError } from '../errors.ts';

type Run = (args: string[]) => Promise<void>;

/** Each suite in a file of its own, loaded when it is asked for. */
const suites: Record<string, () => Promise<Run>> = {
  requests: async () => (await import('./eval-requests.ts')).runRequestsEval,
  retrieval: async () => (await import('./eval-retrieval.ts')).runRetrievalEval,
  'known-item': async () => (await import('./eval-known-item.ts')).runKnownItemEval,
  constraints: async () => (await import('./eval-constraints.ts')).runConstraintsEval,
  'review-answers': async () => (await import('./eval-review-answers.ts')).runReviewAnswersEval,
  sentiment: async () => (await import('./eval-sentiment.ts')).runSentimentEval,
  authenticity: async () => (await import('./eval-authenticity.ts')).runAuthenticityEval,
  aspects: async () => (await import('./eval-aspects.ts')).runAspectsEval,
  recommend: async () => (await import('./eval-recommend.ts')).runRecommendEval,
};

async function run([name = '', ...args]: string[]): Promise<void> {
  const load = suites[name];
  if (load) return (await load())(args);
  const names = Object.keys(suites).join(', ');
  const help = `There are: ${names}. Each has --help, as in npm run eval -- retrieval --help.\n`;
  if (name !== '--help' && name !== '-h') throw new ShopError('bad_request', `Which suite? ${help}`);
  process.stdout.write(help);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
