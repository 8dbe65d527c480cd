import { parseArgs } from 'node:util';
import { ShopError } from '../errors.ts';
import type { RecommendAnswer, RecommendCommand } from '../recommend/commands.ts';
import type { Recommendation } from '../recommend/serve.ts';
import { createSteps, formatTable, readWhole, writeFigures } from './eval-output.ts';
import { openShop } from './open-shop.ts';

const help = `npm run recommend -- COMMAND [options]

  train           learn what goes together from all orders and views, and recommend by it from then on
  status          the models that were trained, the served one marked
  rollback        recommend by the model before again
  for CUSTOMER    what is recommended to a customer, and why

  --limit N       how many, with for (10)
  --json OUT      write the figures of train as JSON
`;

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      limit: { type: 'string', default: '10' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const command = readCommand(positionals, readWhole('--limit', values.limit, 1));
  await using shop = await openShop();
  const steps = createSteps();
  const answer = await shop.recommend(command, ({ done, total }) => steps('products', done, total));
  process.stdout.write(formatAnswer(answer));
  const { trained } = answer;
  if (trained) {
    const { products, customers, seconds, report } = trained;
    await writeFigures(values.json, { products, customers, events: report.events, train_s: seconds });
  }
}

function readCommand([name, customerId]: string[], limit: number): RecommendCommand {
  if (name === 'train' || name === 'status' || name === 'rollback') return { command: name };
  if (name === 'for' && customerId) return { command: name, customerId, limit };
  throw new ShopError('bad_request', `Which command?\n\n${help}`);
}

function formatAnswer({ trained, models, rolledBack, recommendations }: RecommendAnswer): string {
  if (trained) {
    const { version, products, customers, seconds, report } = trained;
    const count = (value: number) => value.toLocaleString('en');
    const left = report.future + report.unknownProducts + report.duplicates + report.untimed;
    return (
      `Model ${version} is served: ${count(report.events - left)} events of ${count(customers)} customers ` +
      `with ${count(products)} products, in ${seconds.toFixed(1)} s.\n` +
      (left > 0 ? `${count(left)} events were left out.\n` : '') +
      report.bots.map((bot) => `${bot.customerId} has ${count(bot.events)} events: a machine?\n`).join('')
    );
  }
  if (models) {
    const rows = models.map((model) => [
      `${model.version}${model.is_served ? ' (served)' : ''}`,
      model.engine,
      String(model.counts?.events ?? '-'),
      String(model.counts?.products ?? '-'),
      new Date(model.started_at).toISOString().slice(0, 16).replace('T', ' '),
      model.completed_at ? 'complete' : 'in training or cut off',
    ]);
    return formatTable([['version', 'engine', 'events', 'products', 'started', 'state'], ...rows]);
  }
  if (recommendations) {
    const { basis, items } = recommendations;
    return `By ${basis}:\n\n${formatTable([['product', 'score', 'because of'], ...items.map(formatItem)])}`;
  }
  return rolledBack ? 'The model before is served again.\n' : 'There is no model before the served one.\n';
}

const formatItem = ({ productId, title, score, reasons }: Recommendation): string[] => [
  `${productId} ${title}`,
  score.toFixed(4),
  reasons
    .slice(0, 3)
    .map(({ source, covisit, content }) => {
      const share = Math.round(((covisit + content) / score) * 100);
      return `${source.kind} ${source.productId} (${share}%)`;
    })
    .join(', '),
];

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
