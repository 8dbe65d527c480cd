import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const projectDir = dirname(fileURLToPath(import.meta.url));
const restricted = 'eslint(no-restricted-imports)';
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => `export const n${n} = ${n};\n`).join('');
const branches = Array.from({ length: 21 }, (_, n) => `if (n === ${n}) return ${n};`).join('\n');

/** One module per name; what the linter must say about it, or nothing. */
const snippets: Record<string, { source: string; rule?: string }> = {};
const forbid = (path: string, source: string, rule = restricted) => {
  snippets[path] = { source, rule };
};
const allow = (path: string, source: string) => {
  snippets[path] = { source };
};
const importing = (from: string) => `import { it } from '${from}';\nexport const use = it;\n`;
const importingType = (from: string) => `import type { It } from '${from}';\nexport type Use = It;\n`;

const layers = [
  ['models', 'db', 'prompts'],
  ['retrieval', 'recommend', 'shop', 'handoff', 'feeds'],
  ['tools'],
  ['bot'],
  ['web'],
];
const isBesideOrAbove = (folder: string, other: string) => {
  const depth = (name: string) => layers.findIndex((layer) => layer.includes(name));
  return folder !== other && depth(other) >= depth(folder);
};
for (const folder of layers.flat()) {
  for (const other of layers.flat()) {
    const path = `${folder}/probes/uses-${other}.ts`;
    const source = importing(`../../${other}/thing.ts`);
    if (isBesideOrAbove(folder, other)) forbid(path, source);
    else allow(path, source);
  }
  for (const root of ['app', 'serve', 'main'])
    forbid(`${folder}/uses-${root}.ts`, importing(`../${root}.ts`));
  for (const root of ['config', 'errors']) allow(`${folder}/uses-${root}.ts`, importing(`../${root}.ts`));
  for (const top of ['cli', 'evals', 'bench'])
    forbid(`${folder}/uses-${top}.ts`, importing(`../${top}/x.ts`));
}
for (const folder of ['cli', 'evals', 'bench']) {
  allow(`${folder}/uses-app.ts`, importing('../app.ts'));
  allow(`${folder}/uses-db.ts`, importing('../db/thing.ts'));
  forbid(`${folder}/uses-main.ts`, importing('../main.ts'));
}
forbid('evals/uses-cli.ts', importing('../cli/thing.ts'));
forbid('evals/uses-bench.ts', importing('../bench/thing.ts'));
forbid('bench/uses-evals.ts', importing('../evals/thing.ts'));
allow('cli/uses-evals.ts', importing('../evals/run.ts'));
forbid('config.ts', importing('./db/thing.ts'));
forbid('errors.ts', importing('./config.ts'));
forbid('app.ts', importing('./main.ts'));
forbid('main.ts', importing('./evals/thing.ts'));

allow('prompts/knows-record-types.ts', importingType('../db/records.ts'));
forbid('prompts/uses-record-schemas.ts', importing('../db/records.ts'));
forbid('prompts/knows-query-types.ts', importingType('../db/orders.ts'));
forbid('models/knows-record-types.ts', importingType('../db/records.ts'));

for (const folder of ['web/chat', 'web/widget', 'web/console']) {
  allow(`${folder}/cards-type.tsx`, importingType('../../tools/cards.ts'));
  allow(`${folder}/parts/own.tsx`, importing('../own.ts'));
  forbid(`${folder}/parts/cards-value.tsx`, importing('../../../tools/cards.ts'));
  forbid(`${folder}/registry-type.tsx`, importingType('../../tools/registry.ts'));
  forbid(`${folder}/server.tsx`, importing('../server.ts'));
  forbid(`${folder}/turn-type.tsx`, importingType('../../bot/turn-types.ts'));
  forbid(`${folder}/record-type.tsx`, importingType('../../db/records.ts'));
  forbid(`${folder}/config-value.tsx`, importing('../../config.ts'));
  forbid(`${folder}/file.tsx`, importing('node:fs'));
}

const owners: Record<string, string[]> = {
  pg: ['db/native.ts'],
  'pgvector/pg': ['db/vectors.ts'],
  '@electric-sql/pglite': ['db/embedded.ts'],
  '@electric-sql/pglite-pgvector': ['db/embedded-worker.ts'],
  '@langchain/openai': ['models/openai.ts'],
  botbuilder: ['bot/channels/bot-framework.ts'],
  express: ['web/server.ts', 'web/routes/health.ts'],
};
for (const [name, paths] of Object.entries(owners)) {
  const owningFolders = paths.map((path) => path.split('/')[0]);
  for (const path of paths) {
    allow(
      path,
      `${snippets[path]?.source ?? ''}${importing(name).replaceAll('it', name.replace(/\W/g, ''))}`,
    );
  }
  for (const folder of [...layers.flat(), 'cli', 'evals', 'bench']) {
    const slug = name.replace(/\W/g, '-');
    if (!owningFolders.includes(folder) || name === '@langchain/openai' || name === 'botbuilder') {
      forbid(`${folder}/imports-${slug}.ts`, importing(name));
    }
  }
}
forbid('bot/channels/imports-connector.ts', importing('botframework-connector'));
forbid('shop/loads-later.ts', `export const load = () => import('../web/server.ts');\n`);

forbid('shop/reads-env.ts', 'export const key = process.env.KEY;\n', 'node(no-process-env)');
forbid('shop/imports-env.ts', `import { env } from 'node:process';\nexport const key = env.KEY;\n`);
allow('shop/reads-env.test.ts', 'export const key = process.env.KEY;\n');
allow('vite.config.ts', 'export default { key: process.env.KEY };\n');

const floating = 'export function run() {\n  Promise.resolve(1);\n}\n';
forbid('shop/floats.ts', floating, 'typescript(no-floating-promises)');
forbid('shop/floats.test.ts', floating, 'typescript(no-floating-promises)');
forbid(
  'shop/misuses.ts',
  'export const run = () => [1].forEach(async () => {});\n',
  'typescript(no-misused-promises)',
);
forbid('shop/any.ts', 'export const it: any = 1;\n', 'typescript(no-explicit-any)');
forbid('shop/unused.ts', 'const it = 1;\nexport {};\n', 'eslint(no-unused-vars)');
forbid('shop/ignores.ts', '// @ts-ignore\nexport const it = 1;\n', 'typescript(ban-ts-comment)');
forbid(
  'shop/disables.ts',
  '/* eslint-disable */\nexport const it = 1;\n',
  'unicorn(no-abusive-eslint-disable)',
);
forbid('shop/default.ts', 'export default 1;\n', 'import(no-default-export)');
forbid('shop/long.ts', lines(251), 'eslint(max-lines)');
allow('shop/just-long-enough.ts', lines(250));
allow('shop/long.test.ts', lines(300));
const tall = (count: number) => `export function run() {\n${'  void 0;\n'.repeat(count - 2)}}\n`;
forbid('shop/tall.ts', tall(81), 'eslint(max-lines-per-function)');
allow('shop/tall-enough.ts', tall(80));
allow('shop/tall.test.ts', tall(120));
forbid(
  'shop/branchy.ts',
  `export function run(n: number) {\n${branches}\nreturn -1;\n}\n`,
  'eslint(complexity)',
);
forbid(
  'shop/cycle-a.ts',
  `import { b } from './cycle-b.ts';\nexport const a = () => b;\n`,
  'import(no-cycle)',
);
forbid(
  'shop/cycle-b.ts',
  `import { a } from './cycle-a.ts';\nexport const b = () => a;\n`,
  'import(no-cycle)',
);
allow('shop/type-cycle-a.ts', `import type { B } from './type-cycle-b.ts';\nexport type A = B[];\n`);
allow('shop/type-cycle-b.ts', `import type { A } from './type-cycle-a.ts';\nexport interface B { a: A }\n`);

let folder: string;
const findings = new Map<string, Set<string>>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-rules-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) {
    await copyFile(join(projectDir, name), join(folder, name));
  }
  // Without the types of Node the type-aware rules see nothing.
  await symlink(join(projectDir, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, { source }] of Object.entries(snippets)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  const report = await runOxlint(folder);
  for (const { code, filename } of report.diagnostics) {
    findings.set(filename, (findings.get(filename) ?? new Set()).add(code));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The linter exits with 1 when it finds something, which here it always does. */
function runOxlint(cwd: string): Promise<{ diagnostics: { code: string; filename: string }[] }> {
  const program = join(projectDir, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, '--type-aware', '--deny-warnings', '--format', 'json'],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] });
        } catch (cause) {
          reject(new Error(`oxlint did not run: ${stdout}${stderr}`, { cause }));
        }
      },
    );
  });
}

test.each(Object.entries(snippets).filter(([, { rule }]) => rule))('%s is refused', (path, { rule }) => {
  expect([...(findings.get(path) ?? [])]).toContain(rule);
});

test.each(Object.entries(snippets).filter(([, { rule }]) => !rule))('%s is accepted', (path) => {
  expect([...(findings.get(path) ?? [])]).toEqual([]);
});
