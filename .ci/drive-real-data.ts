/**
 * Drives the whole product over public data that lies beside the checkout: imports it with the command, starts the
 * server, asks through the web endpoint with the official AG-UI client, and checks every answer against the source
 * files. Prints a line a question; fails on the first file that cannot be imported and after any wrong answer.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPublicData } from '../evals/public-data.ts';
import { askIcecat } from './icecat-questions.ts';
import { type Check, createCustomer } from './shop-customer.ts';
import { askRetail } from './retail-questions.ts';

const CUSTOMER_SECRET = 'a key that only this drive knows, long enough for HS256';
const READY_MS = 60_000;

interface Drive {
  name: string;
  imports: { kind: string; file: string; map: string }[];
  ask(shop: Parameters<typeof askIcecat>[0]): Promise<Check[]>;
}

const drives: Drive[] = [
  {
    name: 'Icecat',
    imports: [{ kind: 'products', file: 'catalogue-icecat/products.jsonl.gz', map: 'icecat.products.json' }],
    ask: askIcecat,
  },
  {
    name: 'retail',
    imports: ['products', 'customers', 'orders'].map((kind) => ({
      kind,
      file: 'retail-tau2/db.json',
      map: `tau2.${kind}.json`,
    })),
    ask: askRetail,
  },
];

async function drive({ name, imports, ask }: Drive): Promise<boolean> {
  const files = imports.map(({ file }) => findPublicData(file));
  if (files.some((file) => !file)) {
    console.log(`${name}: skipped, its files are not here`);
    return true;
  }
  const dir = await mkdtemp(join(tmpdir(), 'shopkeeper-drive-'));
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dir,
    DEMO: 'off',
    PORT: String(port),
    CUSTOMER_JWT_SECRET: CUSTOMER_SECRET,
    LOG_LEVEL: 'error',
  };
  for (const [place, { kind, map }] of imports.entries()) {
    const rejects = join(dir, `${kind}.rejects.jsonl`);
    const args = [kind, files[place] ?? '', '--map', `evals/fixtures/${map}`, '--rejects', rejects];
    await succeed(npm(['run', '--silent', 'import', '--', ...args], env));
  }
  const server = npm(['start', '--silent'], env);
  try {
    const url = `http://localhost:${port}`;
    await untilReady(url, server);
    const checks = await ask({ customer: (id) => createCustomer(url, id, CUSTOMER_SECRET) });
    for (const { question, problem } of checks)
      console.log(`  ${problem ? '✗' : '✓'} ${question}${problem ? `\n      ${problem}` : ''}`);
    const right = checks.filter(({ problem }) => !problem).length;
    console.log(`${name}: ${right} of ${checks.length} answers are those of the records`);
    return right === checks.length;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await rm(dir, { recursive: true, force: true });
  }
}

const npm = (args: string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn('npm', args, { env, stdio: ['ignore', 'inherit', 'inherit'] });

async function succeed(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end; ) {
    if (server.exitCode !== null) throw new Error('the server ended before it was ready');
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server was not ready in time');
}

const outcomes: boolean[] = [];
for (const one of drives) outcomes.push(await drive(one));
if (outcomes.includes(false)) process.exitCode = 1;
