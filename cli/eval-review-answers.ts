import { parseArgs } from 'node:util';
import { createFreshDatabase } from '../bench/fresh-database.ts';
import { loadConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { askClaims, type AskedPair, askPairs, FEWEST_MENTIONS } from '../evals/reviews/review-answers.ts';
import { fillDemoShop } from '../feeds/demo/fill.ts';
import { demoSeed, generateDemoShop } from '../feeds/demo/generate.ts';
import { createIndexer } from '../retrieval/ingest/indexer.ts';
import { createSearch } from '../retrieval/search.ts';
import { createTokeniser } from '../retrieval/tokenise.ts';
import { createSteps, formatScore, formatTable, readWhole, writeFigures } from './eval-output.ts';

const help = `npm run eval -- review-answers [options]

Asks the reviews of the generated demo shop, for every product and aspect with ${FEWEST_MENTIONS} mentions or more, how many praise it
and how many find fault, by the aspect's name in English and in Chinese, and compares the direction with the hidden
trait from which the reviews were written. Aspects that are neither good nor bad have no direction and are left out.
Then it asks of everything that can fit whether it runs small or large.

  --seed N      another demo shop (default ${demoSeed}, the one that npm start shows)
  --show        every wrong answer
  --json FILE   write the figures as one flat JSON object
`;

export async function runReviewAnswersEval(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: String(demoSeed) },
      show: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const seed = readWhole('--seed', values.seed, 0);
  const { asked, claims, undirected, readS } = await measure(seed);
  const sides = {
    all: asked,
    en: asked.filter(({ locale }) => locale === 'en'),
    zh: asked.filter(({ locale }) => locale === 'zh'),
  };
  process.stdout.write(
    formatTable([
      ['asked in', 'pairs', 'right', 'unheard', 'accuracy'],
      ...Object.entries(sides).map(([name, of]) => [
        name,
        String(of.length),
        String(of.filter(({ isRight }) => isRight).length),
        String(of.filter(({ found }) => found.mentions === 0).length),
        formatScore(accuracyOf(of)),
      ]),
    ]),
  );
  process.stdout.write(
    `${undirected} pairs are neither good nor bad; reviews read in ${readS.toFixed(1)} s\n`,
  );
  process.stdout.write(
    `“does it run small?” and the like: ${claims.filter(({ isRight }) => isRight).length} of ${claims.length} right (${formatScore(accuracyOf(claims))})\n`,
  );
  if (values.show)
    process.stdout.write(
      asked
        .filter(({ isRight }) => !isRight)
        .map(formatWrong)
        .join(''),
    );
  await writeFigures(values.json, {
    accuracy: accuracyOf(asked),
    'en.accuracy': accuracyOf(sides.en),
    'zh.accuracy': accuracyOf(sides.zh),
    'claims.accuracy': accuracyOf(claims),
    claims: claims.length,
    pairs: asked.length / 2,
    undirected_pairs: undirected,
    read_s: readS,
  });
}

async function measure(seed: number) {
  const steps = createSteps();
  const now = new Date();
  const shop = generateDemoShop({ seed, now });
  await using fresh = await createFreshDatabase(loadConfig().benchDatabaseUrl);
  const { databaseUrl, dataDir, databasePoolSize } = loadConfig(fresh.env);
  await using db = await connect(
    databaseUrl ? { url: databaseUrl, poolSize: databasePoolSize } : { dir: `${dataDir}/db` },
  );
  await migrate(db);
  await fillDemoShop({
    db,
    now,
    seed,
    prepared: shop,
    onProgress: ({ done, total }) => steps('filling', done, total),
  });
  const tokeniser = createTokeniser();
  let readFrom = performance.now();
  await createIndexer({ db, tokeniser }).indexProducts('changed', ({ phase, done, total }) => {
    if (phase !== 'reviews') readFrom = performance.now();
    steps(`indexing ${phase}`, done, total);
  });
  const readS = (performance.now() - readFrom) / 1000;
  const search = createSearch({ db, tokeniser });
  const pairs = await askPairs(search, shop, (done, total) => steps('asking', done, total));
  return { ...pairs, claims: await askClaims(search, shop), readS };
}

const accuracyOf = (asked: readonly Pick<AskedPair, 'isRight'>[]): number =>
  asked.filter(({ isRight }) => isRight).length / asked.length;

const formatWrong = ({ productId, aspect, about, spoken, value, found }: AskedPair): string =>
  `${productId} ${aspect} (${value}, ${spoken} mentions) “${about}”: ${found.positive} for, ${found.negative} against of ${found.mentions}\n`;
