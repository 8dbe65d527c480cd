import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLock } from './db/lock.ts';
import { fillDataDir } from './db/test-template.ts';
import { type OpenAiStub, startOpenAiStub, type StubAnswer } from './models/openai-stub.ts';

// Each of these starts the whole program several times.
vi.setConfig({ testTimeout: 120_000 });

const projectDir = import.meta.dirname;
const READY = { timeout: 60_000, interval: 50 };

let dir: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'shopkeeper-main-'));
  await fillDataDir(join(dir, 'data'));
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  running.clear();
  await rm(dir, { recursive: true, force: true });
});

/** A process of the shop's over this test's folder; what it prints is gathered. */
function run(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectDir, script), ...args], {
    cwd: projectDir,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(dir, 'data'),
      DEMO: 'off',
      PORT: '0',
      LOG_LEVEL: 'error',
      INIT_CWD: dir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  }
  return {
    child,
    printed: () => printed,
    exit: once(child, 'exit') as Promise<[number | null, string | null]>,
  };
}

async function startServer(env: Record<string, string> = {}) {
  const server = run('main.ts', [], env);
  const port = await vi.waitUntil(async () => {
    if (server.child.exitCode !== null) throw new Error(server.printed());
    return (await readLock(join(dir, 'data')))?.port;
  }, READY);
  const url = `http://127.0.0.1:${port}`;
  await vi.waitUntil(
    () =>
      fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    READY,
  );
  return { ...server, url };
}

const withStub = (stub: OpenAiStub) => ({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: stub.baseUrl });

function post(url: string, text: string, token: string): Promise<Response> {
  const id = text.replaceAll(/\W/g, '-');
  const body = {
    threadId: 'thread-1',
    runId: `run-${id}`,
    messages: [{ id: `message-${id}`, role: 'user', content: text }],
    tools: [],
    context: [],
    state: {},
    forwardedProps: {},
  };
  return fetch(`${url}/api/agent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

async function openSession(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await response.json()) as { token: string }).token;
}

test('a second server is told that the shop is open and where; tools work beside the first', async () => {
  const first = await startServer();
  const second = run('main.ts');
  expect((await second.exit)[0]).toBe(1);
  expect(second.printed()).toContain(`already open at http://localhost:${new URL(first.url).port}`);

  await writeFile(
    join(dir, 'shop.jsonl'),
    `${JSON.stringify({ id: 'k1', title: 'Blue kettle', variants: [{ id: 'k1-1', priceCents: 2500, available: true }] })}\n`,
  );
  const importing = run('cli/import.ts', ['products', 'shop.jsonl', '--json', 'figures.json']);
  expect((await importing.exit)[0], importing.printed()).toBe(0);
  expect(JSON.parse(await readFile(join(dir, 'figures.json'), 'utf8'))).toMatchObject({
    imported: 1,
    rejected: 0,
  });

  const answer = await (await post(first.url, 'show me kettles', await openSession(first.url))).text();
  expect(answer).toContain('Blue kettle');
  expect(answer).toContain('RUN_FINISHED');
});

test('SIGTERM lets the running answer finish and closes cleanly', async () => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await using stub = await startOpenAiStub([{ textAfter: held, text: 'Finished in good time.' }]);
  const server = await startServer(withStub(stub));
  const answer = post(server.url, 'hello', await openSession(server.url)).then((response) => response.text());
  await vi.waitUntil(() => stub.requests.length === 1, READY);
  server.child.kill('SIGTERM');
  await vi.waitUntil(() => server.printed().includes('finishing what is being answered'), READY);
  release();
  expect(await answer).toMatch(/time\.[\s\S]*RUN_FINISHED/);
  expect((await server.exit)[0], server.printed()).toBe(0);
  expect(await readLock(join(dir, 'data'))).toBeUndefined();
});

test('after kill -9 in mid-turn the message is there on restart, and is answered once', async () => {
  const answers: StubAnswer[] = [{ stallAfter: 'I was about to ' }, { text: 'Here I am again.' }];
  await using stub = await startOpenAiStub(answers);
  const first = await startServer(withStub(stub));
  const token = await openSession(first.url);
  const cut = post(first.url, 'are you there?', token)
    .then((response) => response.text())
    .catch(() => 'cut off');
  await vi.waitUntil(() => stub.requests.length === 1, READY);
  first.child.kill('SIGKILL');
  await Promise.all([cut, first.exit]);

  const second = await startServer(withStub(stub));
  const history = await vi.waitUntil(async () => {
    const response = await fetch(`${second.url}/api/conversations/thread-1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { messages } = (await response.json()) as { messages: { role: string; text: string }[] };
    return messages.length > 1 ? messages : undefined;
  }, READY);
  expect(history.map(({ role, text }) => [role, text])).toEqual([
    ['user', 'are you there?'],
    ['assistant', 'Here I am again.'],
  ]);
  const again = await (await post(second.url, 'are you there?', token)).text();
  expect(again).toContain('again.');
  expect(stub.requests).toHaveLength(2);
});

test('a port that is taken and a wrong setting are told in one line', async () => {
  const first = await startServer();
  const port = new URL(first.url).port;
  const otherDir = join(dir, 'other');
  await fillDataDir(otherDir);
  const other = run('main.ts', [], { DATA_DIR: otherDir, PORT: port });
  expect((await other.exit)[0]).toBe(1);
  expect(other.printed()).toContain(port);
  expect(other.printed()).not.toContain('    at ');
  const wrong = run('main.ts', [], { PORT: 'eighty' });
  expect((await wrong.exit)[0]).toBe(1);
  expect(wrong.printed()).toMatch(/PORT/);
});
