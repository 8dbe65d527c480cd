import { z } from 'zod';
import { fingerprint } from '../db/upsert.ts';
import { convert, isAbsent, toText } from './convert.ts';
import { type Compiling, defineForm, type Expression, MappingMistake } from './expression.ts';
import { htmlToText } from './html-text.ts';
import { isTimeFormat } from './parse-time.ts';
import type { SourcePath } from './source-path.ts';

const text = z.string().min(1);

/** What may be done to a value on its way from the source. */
const refining = {
  when: text.optional(),
  pattern: z.string().refine(isRegExp, 'is not a regular expression').optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  otherwise: z.unknown().optional(),
  html: z.boolean().optional(),
  unit: z.enum(['major', 'cents']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  date: z.string().refine(isTimeFormat, 'is not iso, unix, unix_ms or a pattern with yyyy and dd').optional(),
  split: text.optional(),
  default: z.unknown().optional(),
};
type Refining = z.output<z.ZodObject<typeof refining>>;

const from = defineForm(
  z.strictObject({ from: z.union([text, z.array(text).min(1)]), ...refining }),
  (form, compiling) => {
    const paths = [form.from].flat().map(compiling.path);
    return refine(form, compiling, (scope) => {
      for (const path of paths) {
        const value = path(scope);
        if (value !== undefined) return value;
      }
      return undefined;
    });
  },
);

const join = defineForm(
  z.strictObject({ join: z.array(text).min(1), with: z.string().default(' '), ...refining }),
  (form, compiling) => {
    const paths = form.join.map(compiling.path);
    return refine(form, compiling, (scope) => {
      const parts = paths.map((path) => path(scope)).filter((part) => part !== undefined);
      return parts.length > 0 ? parts.map(toText).join(form.with) : undefined;
    });
  },
);

const template = defineForm(z.strictObject({ template: text, ...refining }), (form, compiling) => {
  // Odd places of the split are what stood in braces.
  const parts = form.template.split(/\{([^{}]+)\}/);
  const paths = parts.map((part, at) => (at % 2 === 1 ? compiling.path(part) : undefined));
  return refine(form, compiling, (scope) => {
    const values = paths.map((path) => path?.(scope));
    if (values.every((value) => value === undefined)) return undefined;
    return parts.map((part, at) => (at % 2 === 1 ? toText(values[at] ?? '') : part)).join('');
  });
});

const hash = defineForm(
  z.strictObject({ hash: z.array(text).min(1), when: text.optional() }),
  (form, compiling): Expression => {
    const paths = form.hash.map(compiling.path);
    return (scope) => fingerprint(paths.map((path) => path(scope) ?? null));
  },
);

const constant = defineForm(
  z.strictObject({ const: z.unknown(), when: text.optional() }),
  (form): Expression =>
    () =>
      form.const,
);

/** Forms that give a target one value out of the source. */
export const valueForms = { from, template, join, hash, const: constant };

function refine(form: Refining, { shape }: Compiling, read: SourcePath): Expression {
  if (shape.kind === 'object' || (shape.kind === 'list' && shape.of.kind === 'object')) {
    throw new MappingMistake(
      `a value does not fit here: use ${shape.kind === 'list' ? 'each or list' : 'record'}`,
    );
  }
  if (form.unit && !(shape.kind === 'number' && shape.money)) {
    throw new MappingMistake('unit is for amounts in cents only');
  }
  const pattern = form.pattern === undefined ? undefined : new RegExp(form.pattern);
  const refineOne = (value: unknown): unknown => {
    let refined = value;
    if (pattern && typeof refined === 'string') {
      const match = pattern.exec(refined);
      refined = match?.[1] ?? match?.[0];
    }
    if (form.html && typeof refined === 'string') refined = htmlToText(refined);
    if (form.values && !isAbsent(refined)) {
      const name = toText(refined);
      if (Object.hasOwn(form.values, name)) return form.values[name];
    }
    return 'otherwise' in form && !isAbsent(refined) ? form.otherwise : refined;
  };
  return (scope, _field, reading) => {
    const raw = read(scope);
    if (raw !== undefined) reading.found++;
    const refined = Array.isArray(raw) ? raw.map(refineOne) : refineOne(raw);
    return convert(refined, shape, form) ?? (raw === undefined ? form.default : undefined);
  };
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
