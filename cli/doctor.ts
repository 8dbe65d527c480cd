import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { type Config, fromCaller, loadConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import { inspectDatabase } from '../db/inspect.ts';
import { lockDataDir, readLock } from '../db/lock.ts';
import { loadShopSettings } from '../shop/settings.ts';
import { webDistDir } from '../web/build.ts';
import { createDataChecks } from './doctor-data.ts';
import { broken, examine, type Finding, formatFindings } from './doctor-finding.ts';
import { createSettingsChecks } from './doctor-settings.ts';

const help = `npm run doctor [-- options]

Says what is configured, what is missing and what that costs. Exits with 1 when something configured does not work.

  --probe        call the configured model once (a few tokens)
  --json FILE    write the findings as JSON
`;

const PROBE_TIMEOUT_MS = 30_000;
const DEFAULT_WIDTH = 100;

/** The model's SDK takes a while to load, so that it is loaded for a probe only. */
async function probeModel(openai: NonNullable<Config['openai']>): Promise<string> {
  const { createOpenAiModel } = await import('../models/openai.ts');
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  let answer = '';
  for await (const chunk of await createOpenAiModel(openai).model.stream('Answer with: ok', { signal })) {
    answer += chunk.text;
  }
  return answer.trim();
}

async function lookAtEverything(isProbing: boolean): Promise<Finding[]> {
  let config: Config;
  try {
    config = loadConfig();
  } catch (error) {
    return [{ name: 'Settings', ...broken((error as Error).message) }];
  }
  return examine([
    ...createSettingsChecks({
      config,
      nodeVersion: process.versions.node,
      webDistDir,
      loadShopSettings,
      probeModel: isProbing ? probeModel : undefined,
    }),
    ...createDataChecks({ config, readLock, lockDataDir, connect, inspectDatabase, fetch }),
  ]);
}

/** One flat object, as every command writes it: the state under the check's name, its words under `NAME.detail`. */
const toJson = (findings: readonly Finding[]) =>
  Object.fromEntries(
    findings.flatMap(({ name, state, detail }) => {
      const key = name.toLowerCase().replaceAll(/\W+/g, '_');
      return [
        [key, state],
        [`${key}.detail`, detail],
      ];
    }),
  );

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      probe: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { stdout } = process;
  if (values.help) {
    stdout.write(help);
    return 0;
  }
  const findings = await lookAtEverything(values.probe);
  const colour = Boolean(stdout.isTTY) && pc.isColorSupported;
  stdout.write(`${formatFindings(findings, { width: stdout.columns ?? DEFAULT_WIDTH, colour })}\n`);
  if (values.json !== undefined) {
    await writeFile(fromCaller(values.json), `${JSON.stringify(toJson(findings), null, 2)}\n`);
  }
  return findings.some(({ state }) => state === 'broken') ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
