import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { fromCaller } from '../config.ts';
import { type RecordKind, recordSchemas } from '../db/records.ts';
import { ShopError } from '../errors.ts';
import type { ImportOptions, ImportSummary } from '../feeds/import-contract.ts';
import { type Format, formats } from '../feeds/mapping.ts';
import { createImportProgress } from './import-progress.ts';
import { openShop } from './open-shop.ts';

const kinds = Object.keys(recordSchemas) as RecordKind[];

const help = `npm run import -- KIND FILE [options]

Brings a file into the shop; rows that are there already are updated, wrong ones are written to a rejects file.

  KIND               ${kinds.join(', ')}
  FILE               plain or gzip-packed
  --format FORMAT    ${formats.join(', ')} (else by the mapping or the file's name)
  --map FILE         mapping.json: which field of the source feeds which of ours (docs/import.md)
  --encoding NAME    utf-8 unless the file says otherwise: gb18030, windows-1252 ...
  --rejects PATH     where rejected rows go (FILE.rejects.jsonl in this folder)
  --json OUT         write the figures of the summary as JSON
`;

/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

interface Command {
  options: ImportOptions;
  jsonPath?: string;
}

async function readCommand(args: string[]): Promise<Command | 'help'> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      map: { type: 'string' },
      encoding: { type: 'string' },
      rejects: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const [kind, file, ...others] = positionals;
  if (!kind || !file) throw new ShopError('bad_request', 'Which KIND and which FILE? --help says more.');
  if (others.length > 0)
    throw new ShopError('bad_request', `One file at a time, not also ${others.join(' ')}.`);
  const options: ImportOptions = {
    kind: oneOf('kind', kinds, kind),
    path: fromCaller(file),
    format: values.format === undefined ? undefined : (oneOf('format', formats, values.format) as Format),
    mapping: values.map === undefined ? undefined : await readMapping(fromCaller(values.map)),
    encoding: values.encoding,
    rejectsPath: fromCaller(values.rejects ?? `${basename(file)}.rejects.jsonl`),
  };
  return { options, jsonPath: values.json === undefined ? undefined : fromCaller(values.json) };
}

function oneOf<T extends string>(what: string, known: readonly T[], given: string): T {
  const found = known.find((name) => name === given);
  if (!found)
    throw new ShopError('bad_request', `There is no ${what} ${given}; there are ${known.join(', ')}.`);
  return found;
}

async function readMapping(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ShopError('bad_request', `The mapping ${path} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** The summary's figures under the names that other commands' JSON files use as well. */
function toFigures(summary: ImportSummary): Record<string, number> {
  const { read, imported, created, updated, unchanged, rejected, skipped, repeated, waiting, indexed } =
    summary;
  return {
    imported,
    rejected,
    rows_per_s: Math.round(summary.rowsPerS),
    read,
    created,
    updated,
    unchanged,
    skipped,
    repeated,
    waiting,
    indexed,
    seconds: Number(summary.seconds.toFixed(3)),
    index_s: Number(summary.indexSeconds.toFixed(3)),
  };
}

function formatSummary(summary: ImportSummary): string {
  const { read, created, updated, unchanged, rejected, skipped, repeated, waiting, indexed, unusedFields } =
    summary;
  const lines: [string, number | string, string][] = [
    ['rows read', read, ''],
    ['created', created, ''],
    ['updated', updated, ''],
    ['unchanged', unchanged, ''],
    ['rejected', rejected, summary.rejectsFile ? `see ${summary.rejectsFile}` : ''],
    ['skipped', skipped, 'left out by the mapping'],
    ['repeated', repeated, 'the id came before in the file; the later row stays'],
    ['waiting', waiting, 'name a product or customer the shop does not have yet'],
    ['indexed', indexed, `products, in ${summary.indexSeconds.toFixed(1)} s`],
    ['seconds', summary.seconds.toFixed(1), `${Math.round(summary.rowsPerS).toLocaleString('en')} rows/s`],
  ];
  const shown = lines.filter(
    ([name, value]) => value !== 0 || ['rows read', 'created', 'unchanged', 'rejected'].includes(name),
  );
  const table = shown.map(([name, value, remark]) =>
    `  ${name.padEnd(10)}${value.toLocaleString('en').padStart(10)}  ${remark}`.trimEnd(),
  );
  if (unusedFields.length > 0) table.push(`  not used: ${unusedFields.join(', ')}`);
  if (summary.interrupted) table.push('  Stopped before the end of the file; run it again to go on.');
  return `${summary.kind} from ${basename(summary.path)} (${summary.format})\n${table.join('\n')}\n`;
}

async function run(args: string[]): Promise<void> {
  const command = await readCommand(args);
  if (command === 'help') {
    process.stdout.write(help);
    return;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  await using shop = await openShop();
  const progress = createImportProgress(process.stderr);
  let summary: ImportSummary;
  try {
    summary = await shop.importFile(command.options, progress.show, stop.signal);
  } catch (error) {
    // A server that is asked to stop answers nothing more.
    if (!stop.signal.aborted || error instanceof ShopError) throw error;
    process.stdout.write('Stopped. Whatever was read before is in the shop; run it again to go on.\n');
    process.exitCode = INTERRUPTED;
    return;
  } finally {
    progress.end();
  }
  if (command.jsonPath) await writeFile(command.jsonPath, `${JSON.stringify(toFigures(summary), null, 2)}\n`);
  process.stdout.write(formatSummary(summary));
  if (summary.interrupted) process.exitCode = INTERRUPTED;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof ShopError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
