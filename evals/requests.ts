import { z } from 'zod';

/** Argument names of each tool a request can lead to; a case naming any other is refused when it is read. */
const toolArguments = {
  search_catalog: [
    'query',
    'category',
    'brand',
    'colour',
    'size',
    'min_price',
    'max_price',
    'min_rating',
    'in_stock_only',
    'sort',
    'exclude',
  ],
  get_product: ['product_id', 'options.size', 'options.colour'],
  compare_products: ['product_ids'],
  get_reviews: ['product_id', 'about', 'stars'],
  list_orders: ['status', 'product'],
  get_order: ['order_id', 'email', 'postcode'],
  search_help: ['query'],
} as const satisfies Record<string, readonly string[]>;

/** Slots that change what the customer gets, so that setting one nobody asked for is as wrong as missing one. */
const closedSlots = new Set(
  (
    'brand colour size min_price max_price min_rating sort exclude order_id email postcode status ' +
    'product_ids product_id options.size options.colour'
  ).split(' '),
);

const text = z.string().trim().min(1);
const texts = z.array(text).min(1);
const slotValue = z.union([text, z.number(), z.boolean(), texts, z.record(z.string(), text)]);
const toolName = z.enum(Object.keys(toolArguments) as (keyof typeof toolArguments)[]);

/** One line of a requests suite; evals/suites/requests/README.md says what each field asks for. */
export const requestCase = z
  .strictObject({
    id: text,
    before: z.array(text).default([]),
    text,
    tool: toolName.nullable(),
    args: z.record(z.string(), slotValue).default({}),
    query_any: z.array(texts).default([]),
    query_not: z.array(text).default([]),
    about_any: texts.optional(),
    product_any: texts.optional(),
    /** Other values as good as the one in `args`; for an array slot one group for each of its elements. */
    alternatives: z.record(z.string(), z.union([texts, z.array(texts).min(1)])).default({}),
    /** Slots that may be set or not; an empty list takes any value. */
    optional: z.record(z.string(), z.array(z.union([text, z.number()]))).default({}),
    /** Slots outside the closed ones that must not be set here. */
    unset: z.array(text).default([]),
  })
  .superRefine((line, context) => {
    const known: readonly string[] = line.tool ? toolArguments[line.tool] : [];
    const args = flatten(line.args);
    const named = [...args.keys(), ...Object.keys(line.optional), ...line.unset];
    if (line.about_any) named.push('about');
    if (line.product_any) named.push('product');
    if (line.query_any.length > 0 || line.query_not.length > 0) named.push('query');
    for (const slot of named) {
      if (!known.includes(slot)) context.addIssue(`${line.tool ?? 'no tool'} takes no ${slot}`);
    }
    for (const [slot, groups] of Object.entries(line.alternatives)) {
      const value = args.get(slot);
      const fits = Array.isArray(value) ? groups.length === value.length : value !== undefined;
      if (!fits || Array.isArray(value) !== Array.isArray(groups[0])) {
        context.addIssue(`alternatives of ${slot} do not fit its value in args`);
      }
    }
  });

export type RequestCase = z.output<typeof requestCase>;

export interface ActualCall {
  tool: string | null;
  args: object;
}

export interface Grade {
  ok: boolean;
  /** The first rule that was broken, for the report. */
  why?: string;
}

/** Reads a suite in JSON lines; throws naming the line that is malformed or whose id was there before. */
export function parseRequestCases(jsonLines: string): RequestCase[] {
  const cases: RequestCase[] = [];
  const ids = new Set<string>();
  for (const [index, line] of jsonLines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = requestCase.safeParse(parseJson(line, index + 1));
    if (!parsed.success) throw new Error(`line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    if (ids.has(parsed.data.id)) throw new Error(`line ${index + 1}: id ${parsed.data.id} is used twice`);
    ids.add(parsed.data.id);
    cases.push(parsed.data);
  }
  return cases;
}

/**
 * Passes when any call of the turn meets the case; a case without a tool passes only when nothing was called.
 * `shown` are the product ids of the latest list in its order, `last` the product last talked about.
 */
export function gradeRequest(
  expected: RequestCase,
  actual: readonly ActualCall[],
  shown: readonly string[],
  last?: string,
): Grade {
  const calls = actual.filter((call) => call.tool !== null);
  if (expected.tool === null) {
    return calls.length === 0
      ? { ok: true }
      : { ok: false, why: `no tool expected, ${calls[0]?.tool} called` };
  }
  if (calls.length === 0) return { ok: false, why: `${expected.tool} expected, nothing called` };
  const reached = calls.filter((call) => call.tool === expected.tool);
  if (reached.length === 0) {
    return {
      ok: false,
      why: `${expected.tool} expected, ${calls.map((call) => call.tool).join(', ')} called`,
    };
  }
  const faults = reached.map((call) => findFault(expected, flatten(call.args), shown, last));
  const why = faults.includes(undefined) ? undefined : faults[0];
  return why === undefined ? { ok: true } : { ok: false, why };
}

function findFault(
  expected: RequestCase,
  actual: Map<string, unknown>,
  shown: readonly string[],
  last: string | undefined,
): string | undefined {
  const wanted = flatten(expected.args);
  for (const [slot, value] of wanted) {
    const resolved = resolveReferences(value, shown, last);
    if (resolved === undefined) return `${slot}: ${String(value)} names no product that was shown`;
    if (!matches(actual.get(slot), resolved, expected.alternatives[slot])) {
      return `${slot}: expected ${JSON.stringify(resolved)}, got ${JSON.stringify(actual.get(slot)) ?? 'nothing'}`;
    }
  }
  for (const [slot, value] of actual) {
    if (wanted.has(slot)) continue;
    const accepted = expected.optional[slot];
    const tolerated = accepted?.length === 0 || accepted?.some((one) => equal(value, one));
    if (accepted ? !tolerated : closedSlots.has(slot) || expected.unset.includes(slot)) {
      return `${slot}: not asked for, got ${JSON.stringify(value)}`;
    }
  }
  return findWordFault(expected, actual);
}

function findWordFault(expected: RequestCase, actual: Map<string, unknown>): string | undefined {
  const query = normalise(
    [actual.get('query'), actual.get('category')].filter((part) => typeof part === 'string').join(' '),
  );
  const missing = expected.query_any.find((set) => !containsAny(query, set));
  if (missing) return `query: none of ${missing.join(' | ')} in "${query.trim()}"`;
  const bare = normalise(actual.get('query') ?? '');
  const leftover = expected.query_not.find((word) => containsAny(bare, [word]));
  if (leftover) return `query: "${leftover}" does not belong in "${bare}"`;
  for (const [slot, words] of [
    ['about', expected.about_any],
    ['product', expected.product_any],
  ] as const) {
    if (words && !containsAny(normalise(actual.get(slot) ?? ''), words)) {
      return `${slot}: none of ${words.join(' | ')} in ${JSON.stringify(actual.get(slot)) ?? 'nothing'}`;
    }
  }
  return undefined;
}

/** "$2" is the second product shown, "$end" the last of that list, "$last" the one last talked about. */
function resolveReferences(value: unknown, shown: readonly string[], last: string | undefined): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => resolveReferences(one, shown, last));
    return all.includes(undefined) ? undefined : all;
  }
  if (value === '$last') return last;
  if (value === '$end') return shown.at(-1);
  const place = typeof value === 'string' ? /^\$(\d+)$/.exec(value)?.[1] : undefined;
  return place === undefined ? value : shown[Number(place) - 1];
}

function matches(actual: unknown, wanted: unknown, alternatives: (string | string[])[] = []): boolean {
  if (!Array.isArray(wanted)) return equal(actual, wanted) || alternatives.some((one) => equal(actual, one));
  if (!Array.isArray(actual)) return false;
  const groups = wanted.map((one, index) => [one, ...(alternatives[index] ?? [])]);
  const hits = (group: unknown[], one: unknown) => group.some((value) => equal(one, value));
  return (
    groups.every((group) => actual.some((one) => hits(group, one))) &&
    actual.every((one) => groups.some((group) => hits(group, one)))
  );
}

/** Letters' case and width do not count; a number is never equal to its text. */
function equal(actual: unknown, wanted: unknown): boolean {
  if (typeof actual === 'string' && typeof wanted === 'string')
    return normalise(actual) === normalise(wanted);
  return actual === wanted;
}

function containsAny(haystack: string, needles: readonly string[]): boolean {
  return needles.some((needle) => haystack.includes(normalise(needle)));
}

function normalise(value: unknown): string {
  return String(value).normalize('NFKC').trim().toLowerCase();
}

/** Set arguments alone, with those of a nested object as "options.size"; null, "", [] and {} are not set. */
function flatten(args: object, prefix = ''): Map<string, unknown> {
  const slots = new Map<string, unknown>();
  for (const [name, value] of Object.entries(args)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) slots.set(prefix + name, value);
    } else if (typeof value === 'object') {
      for (const [inner, one] of flatten(value, `${prefix + name}.`)) slots.set(inner, one);
    } else slots.set(prefix + name, value);
  }
  return slots;
}

function parseJson(line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`line ${lineNumber}: not JSON`, { cause });
  }
}
