import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type RecordKind, type Records, recordSchemas } from '../db/records.ts';
import { ShopError } from '../errors.ts';
import { describe } from './conversion-error.ts';
import { isAbsent } from './convert.ts';
import { createCompiler, type Findings, MappingMistake, type Problem, type Reading } from './expression.ts';
import { type Shape, shapeOf } from './shape.ts';
import { parsePath } from './source-path.ts';
import type { SourceRow } from './source-row.ts';
import { compileRecord, structureForms } from './structure-forms.ts';
import { findUnstorable } from './unstorable.ts';
import { valueForms } from './value-forms.ts';

/** Formats that a file can be read as. */
export const formats = ['jsonl', 'csv', 'json', 'shopify', 'google-merchant'] as const;
export type Format = (typeof formats)[number];

const mappingFile = z.strictObject({
  about: z.string().optional(),
  kind: z.enum(Object.keys(recordSchemas) as RecordKind[]).optional(),
  format: z.enum(formats).optional(),
  encoding: z.string().optional(),
  /** Where in a JSON document the records lie. */
  path: z.string().min(1).optional(),
  delimiter: z.string().min(1).optional(),
  columns: z.array(z.string().min(1)).optional(),
  groupBy: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency such as EUR')
    .optional(),
  skip: z.record(z.string(), z.array(z.string())).optional(),
  record: z.record(z.string(), z.unknown()).optional(),
});
export type MappingFile = z.output<typeof mappingFile>;

/** A record ready to be stored, or what is wrong with it, or nothing because the mapping skips it. */
export type Mapped<K extends RecordKind> =
  | { record: Records[K]; problems?: undefined }
  | { problems: Problem[]; record?: undefined }
  | 'skipped';

export interface Mapping<K extends RecordKind> {
  file: MappingFile;
  read(row: SourceRow): Mapped<K>;
  /** The fields of a row that nothing in the mapping reads. */
  unusedFields(value: unknown): string[];
  /** The key by which rows are joined, when the mapping joins rows. */
  groupKey?: (value: unknown) => string | undefined;
}

/** Checks the shape of a mapping file; what is wrong is listed in a `ShopError('bad_request')`. */
export function parseMappingFile(json: unknown): MappingFile {
  const parsed = mappingFile.safeParse(json);
  if (parsed.success) return parsed.data;
  throw wrongMapping(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`),
  );
}

/** The built-in mapping of a format, or of our own field names. */
export function presetFor(kind: RecordKind, format: Format): MappingFile {
  if (format === 'shopify' || format === 'google-merchant') {
    if (kind !== 'products') throw new ShopError('bad_request', `The format ${format} holds products only.`);
    return readPreset(format);
  }
  return kind === 'products' ? readPreset('products') : { record: ownNames(shapeOf(recordSchemas[kind])) };
}

/** Makes the reader of a kind's records; every mistake in the mapping is listed in a `ShopError('bad_request')`. */
export function compileMapping<K extends RecordKind>(kind: K, file: MappingFile): Mapping<K> {
  if (file.kind && file.kind !== kind) {
    throw new ShopError('bad_request', `The mapping is for ${file.kind}, not for ${kind}.`);
  }
  const schema = recordSchemas[kind];
  const findings: Findings = { errors: [], names: new Set(['rows']), prefixes: [] };
  const compile = createCompiler({ ...valueForms, ...structureForms }, findings);
  const read = compileRoot(file.record ?? {}, shapeOf(schema), compile, findings);
  if (findings.errors.length > 0) throw wrongMapping(findings.errors);
  const skips = Object.entries(file.skip ?? {}).map(([path, values]) => ({ path: parsePath(path), values }));
  const keys = file.groupBy === undefined ? undefined : [file.groupBy].flat();
  for (const name of [...(keys ?? []), ...Object.keys(file.skip ?? {})]) findings.names.add(name);
  const keyPaths = keys?.map(parsePath);
  const groupKey = (value: unknown) => {
    const found = keyPaths?.map((path) => path({ value })).find((key) => key !== undefined);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  };

  return {
    file,
    groupKey: keyPaths && groupKey,
    unusedFields: (value) =>
      Object.keys(value as object).filter(
        (name) => !findings.names.has(name) && !findings.prefixes.some((prefix) => name.startsWith(prefix)),
      ),
    read({ value, key }) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return { problems: [{ field: '', reason: `expected an object, found ${describe(value)}` }] };
      }
      const scope = { value, key };
      if (skips.some(({ path, values }) => values.includes(String(path(scope))))) return 'skipped';
      const reading: Reading = { problems: [], found: 0 };
      const mapped = read(scope, '', reading) ?? {};
      if (reading.problems.length > 0) return { problems: reading.problems };
      const parsed = schema.safeParse(mapped);
      if (!parsed.success) return { problems: parsed.error.issues.map((issue) => explain(issue, mapped)) };
      const unstorable = findUnstorable(parsed.data);
      return unstorable ? { problems: [unstorable] } : { record: parsed.data as Records[K] };
    },
  };
}

function compileRoot(
  record: Record<string, unknown>,
  shape: Shape,
  compile: ReturnType<typeof createCompiler>,
  findings: Findings,
) {
  try {
    return compileRecord(
      record,
      { shape, compile: (json, inner, place) => compile(json, inner, place) },
      'record',
    );
  } catch (error) {
    if (!(error instanceof MappingMistake)) throw error;
    findings.errors.push(`record: ${error.message}`);
    return () => undefined;
  }
}

function explain(issue: z.core.$ZodIssue, record: unknown): Problem {
  let found = record;
  for (const step of issue.path) found = (found as Record<PropertyKey, unknown> | undefined)?.[step];
  const field = issue.path.map(String).join('.');
  if (isAbsent(found)) return { field, reason: 'is missing' };
  return { field, reason: `${issue.message} (found ${describe(found)})` };
}

const wrongMapping = (errors: readonly string[]): ShopError =>
  new ShopError('bad_request', `The mapping file is wrong:\n  ${errors.join('\n  ')}`);

function readPreset(name: string): MappingFile {
  const file = new URL(`./presets/${name}.json`, import.meta.url);
  return parseMappingFile(JSON.parse(readFileSync(file, 'utf8')));
}

/** Our own field names, each read from a field of the same name; in a table, nested ones as `address.city`. */
function ownNames(shape: Shape, prefix = ''): Record<string, unknown> {
  if (shape.kind !== 'object') return {};
  return Object.fromEntries(
    Object.entries(shape.fields).map(([name, field]) => {
      const path = `${prefix}${name}`;
      if (field.kind === 'object') return [name, { record: ownNames(field, `${path}.`) }];
      if (field.kind === 'list') {
        return [
          name,
          field.of.kind === 'object'
            ? { each: path, record: ownNames(field.of) }
            : { from: path, split: ',' },
        ];
      }
      if (field.kind === 'fields') return [name, [path, { collect: '$', prefix: `${path}.` }]];
      return [name, path];
    }),
  );
}
