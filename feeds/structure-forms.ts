import { z } from 'zod';
import { convert } from './convert.ts';
import { type Compiling, defineForm, type Expression, MappingMistake } from './expression.ts';
import type { Scope } from './source-path.ts';

const text = z.string().min(1);
const when = text.optional();

const record = defineForm(
  z.strictObject({ record: z.record(z.string(), z.unknown()), when }),
  (form, compiling) => compileRecord(form.record, compiling, 'record'),
);

const each = defineForm(
  z
    .strictObject({
      each: text,
      record: z.record(z.string(), z.unknown()).optional(),
      value: z.unknown().optional(),
      where: text.optional(),
      when,
    })
    .refine((form) => (form.record === undefined) !== (form.value === undefined), 'needs record or value'),
  (form, compiling): Expression => {
    const { shape } = compiling;
    if (shape.kind !== 'list') throw new MappingMistake('each does not fit here: it gives a list');
    const path = compiling.path(form.each);
    const where = form.where === undefined ? undefined : compiling.path(form.where);
    const item = form.record
      ? compileRecord(form.record, { ...compiling, shape: shape.of }, 'record')
      : compiling.compile(form.value, shape.of, 'value');
    return (scope, field, reading) => {
      const elements = elementsOf(path(scope), scope).filter(
        (element) => !where || where(element) !== undefined,
      );
      return elements.length === 0 && path(scope) === undefined
        ? undefined
        : elements
            .map((element, at) => item(element, `${field}.${at}`, reading))
            .filter((value) => value !== undefined);
    };
  },
);

const list = defineForm(
  z.strictObject({ list: z.array(z.unknown()).min(1), when }),
  (form, compiling): Expression => {
    const { shape } = compiling;
    if (shape.kind !== 'list') throw new MappingMistake('list does not fit here');
    const items = form.list.map((item, at) => compiling.compile(item, shape.of, `list[${at}]`));
    return (scope, field, reading) => {
      const values = items.map((item, at) => item(scope, `${field}.${at}`, reading));
      const present = values.filter((value) => value !== undefined);
      return present.length > 0 ? present : undefined;
    };
  },
);

const all = defineForm(
  z.strictObject({ all: z.array(z.unknown()).min(1), when }),
  (form, compiling): Expression => {
    const { shape } = compiling;
    if (shape.kind !== 'list') throw new MappingMistake('all does not fit here: it gives a list');
    const parts = form.all.map((part, at) => compiling.compile(part, shape, `all[${at}]`));
    return (scope, field, reading) => {
      const values = parts.flatMap((part) => part(scope, field, reading) ?? []);
      return values.length > 0 ? [...new Set(values)] : undefined;
    };
  },
);

const collect = defineForm(
  z.strictObject({
    collect: text,
    prefix: z.union([text, z.array(text).min(1)]).optional(),
    only: z.array(text).min(1).optional(),
    labels: z.boolean().default(false),
    when,
  }),
  (form, compiling): Expression => {
    const { shape } = compiling;
    if (shape.kind !== 'fields') throw new MappingMistake('collect does not fit here: it gives named values');
    const path = compiling.path(form.collect);
    const prefixes = [form.prefix ?? ''].flat();
    for (const prefix of form.prefix === undefined ? [] : prefixes) compiling.notePrefix(prefix);
    for (const name of form.only ?? []) compiling.path(name);
    const only = form.only && new Set(form.only);
    return (scope, _field, reading) => {
      const source = path(scope);
      if (typeof source !== 'object' || source === null) return undefined;
      const collected: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(source)) {
        const prefix = prefixes.find((candidate) => name.startsWith(candidate));
        if (prefix === undefined || (only && !only.has(name))) continue;
        const converted = convert(value, shape.of, {});
        if (converted === undefined) continue;
        reading.found++;
        const bare = name.slice(prefix.length);
        collected[freeName(collected, form.labels ? toLabel(bare) : bare)] = converted;
      }
      return collected;
    };
  },
);

const pairs = defineForm(
  z.strictObject({
    pairs: z.array(z.strictObject({ name: z.unknown(), value: z.unknown() })).min(1),
    when,
  }),
  (form, compiling): Expression => {
    const { shape } = compiling;
    if (shape.kind !== 'fields') throw new MappingMistake('pairs do not fit here: they give named values');
    const compiled = form.pairs.map(({ name, value }, at) => ({
      name: compiling.compile(name, { kind: 'text' }, `pairs[${at}].name`),
      value: compiling.compile(value, shape.of, `pairs[${at}].value`),
    }));
    return (scope, field, reading) => {
      const entries = compiled
        .map(({ name, value }) => [name(scope, field, reading), value(scope, field, reading)] as const)
        .filter(([name, value]) => name !== undefined && value !== undefined);
      return Object.fromEntries(entries);
    };
  },
);

/** Forms that give a target an object or a list. */
export const structureForms = { each, list, all, collect, pairs, record };

/** Compiles the fields of an object, each of which must exist in a known one; it is absent when none is found. */
export function compileRecord(
  fields: Record<string, unknown>,
  { shape, compile }: Pick<Compiling, 'shape' | 'compile'>,
  place: string,
): Expression {
  if (shape.kind !== 'object' && shape.kind !== 'fields')
    throw new MappingMistake('a record does not fit here');
  const shapeOfField = (name: string) => (shape.kind === 'fields' ? shape.of : shape.fields[name]);
  const unknown = Object.keys(fields).filter((name) => !shapeOfField(name));
  if (shape.kind === 'object' && unknown.length > 0) {
    const known = Object.keys(shape.fields).join(', ');
    throw new MappingMistake(`there is no field ${unknown.join(', ')} to fill; there are ${known}`);
  }
  const compiled = Object.entries(fields).map(
    ([name, json]) =>
      [name, compile(json, shapeOfField(name) ?? { kind: 'any' }, `${place}.${name}`)] as const,
  );
  return (scope, field, reading) => {
    const before = reading.found;
    const entries = compiled
      .map(([name, read]) => [name, read(scope, field ? `${field}.${name}` : name, reading)] as const)
      .filter(([, value]) => value !== undefined);
    return reading.found > before ? Object.fromEntries(entries) : undefined;
  };
}

function elementsOf(value: unknown, parent: Scope): Scope[] {
  if (Array.isArray(value)) return value.map((item, at) => ({ value: item, index: at + 1, parent }));
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? [] : [{ value, index: 1, parent }];
  }
  return Object.entries(value).map(([key, item], at) => ({ value: item, key, index: at + 1, parent }));
}

/** Two names of the source may read alike once prettified: neither loses its value. */
function freeName(taken: Record<string, unknown>, name: string): string {
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count++) free = `${name} (${count})`;
  return free;
}

function toLabel(name: string): string {
  const words = name.replace(/[_:\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
