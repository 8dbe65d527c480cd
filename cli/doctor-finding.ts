import pc from 'picocolors';
import { padEnd, printable, wrapText } from '../bot/channels/text-layout.ts';

/** `off`: works, with something left out that `detail` names; `broken`: configured, and will not work. */
export interface Finding {
  name: string;
  state: 'ok' | 'off' | 'broken';
  detail: string;
}

/** Looks at one thing; what it throws counts as broken. */
export interface Check {
  name: string;
  look(): Promise<Omit<Finding, 'name'>>;
}

export const ok = (detail: string) => ({ state: 'ok' as const, detail });
export const off = (detail: string) => ({ state: 'off' as const, detail });
export const broken = (detail: string) => ({ state: 'broken' as const, detail });

/** Runs the checks one after the other, each to its end whatever the others find. */
export async function examine(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, look } of checks) {
    const found = await look().catch((error: unknown) => broken((error as Error).message));
    findings.push({ name, ...found });
  }
  return findings;
}

const MARKS = { ok: '✓', off: '–', broken: '✗' } as const;

/** The findings as lines of at most `width` columns, and what they come to. */
export function formatFindings(
  findings: readonly Finding[],
  { width, colour }: { width: number; colour: boolean },
): string {
  const paint = pc.createColors(colour);
  const colours = { ok: paint.green, off: paint.yellow, broken: paint.red };
  const nameWidth = Math.max(...findings.map(({ name }) => name.length)) + 2;
  const indent = nameWidth + 2;
  const lines = findings.flatMap(({ name, state, detail }) => {
    const [first = '', ...rest] = wrapText(printable(detail), Math.max(30, width - indent));
    const head = `${colours[state](MARKS[state])} ${padEnd(name, nameWidth)}${first}`;
    return [head, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  return [...lines, '', summarise(findings)].join('\n');
}

function summarise(findings: readonly Finding[]): string {
  const namesOf = (state: Finding['state']) =>
    findings.filter((finding) => finding.state === state).map(({ name }) => name);
  const wrong = namesOf('broken');
  if (wrong.length > 0) return `Broken: ${wrong.join(', ')}.`;
  const missing = namesOf('off');
  return missing.length > 0
    ? `Nothing is broken. Left out or noteworthy: ${missing.join(', ')}.`
    : 'Everything is configured and works.';
}

/** A secret as it may be shown: enough to tell two apart, too little to use. */
export const mask = (secret: string): string =>
  secret.length < 16 ? '…' : `${secret.slice(0, 3)}…${secret.slice(-4)}`;

/** An address without the password that it may carry. */
export function maskUrl(address: string): string {
  if (!URL.canParse(address)) return '(an address that cannot be read)';
  const url = new URL(address);
  if (url.password) url.password = '***';
  for (const name of url.searchParams.keys()) {
    if (/pass|secret|key|token/i.test(name)) url.searchParams.set(name, '***');
  }
  return url.href;
}
