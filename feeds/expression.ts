import type { z } from 'zod';
import { ConversionError } from './conversion-error.ts';
import type { Shape } from './shape.ts';
import { parsePath, type Scope, type SourcePath } from './source-path.ts';

/** What went wrong with one field of a record. */
export interface Problem {
  field: string;
  reason: string;
}

/** Kept while one record is read: its problems, and how many of its fields were found at all. */
export interface Reading {
  problems: Problem[];
  found: number;
}

/** Gives a target field its value out of a record; undefined when the record has nothing for it. */
export type Expression = (scope: Scope, field: string, reading: Reading) => unknown;

/** What a form needs while it is compiled. */
export interface Compiling {
  shape: Shape;
  /** Compiles an expression inside this one; `place` is where it stands, for messages. */
  compile(json: unknown, shape: Shape, place: string): Expression;
  /** Notes the names it reads, so that fields of the source which nothing reads can be told. */
  path(text: string): SourcePath;
  notePrefix(prefix: string): void;
}

/** One way of writing an expression: how it must look, and what it does. */
export interface Form {
  schema: z.ZodType;
  compile(written: unknown, compiling: Compiling): Expression;
}

/** Ties a form's schema to the function that compiles what it accepts. */
export function defineForm<Schema extends z.ZodType>(
  schema: Schema,
  compile: (written: z.output<Schema>, compiling: Compiling) => Expression,
): Form {
  return { schema, compile: (written, compiling) => compile(written as z.output<Schema>, compiling) };
}

/** A mapping that cannot work, found while it is compiled. */
export class MappingMistake extends Error {}

/** What compiling a mapping found out beside its expressions. */
export interface Findings {
  errors: string[];
  names: Set<string>;
  prefixes: string[];
}

/**
 * Makes a compiler of expressions over the given forms, told apart by their first field: a text stands for
 * `{"from": text}`, a list for the first of its expressions that has a value. Mistakes are collected in `findings`.
 */
export function createCompiler(forms: Record<string, Form>, findings: Findings): Compiling['compile'] {
  const path = (text: string) => {
    findings.names.add(text);
    for (const segment of text.split('.')) findings.names.add(segment);
    return parsePath(text);
  };
  const compileForm = (json: unknown, shape: Shape, place: string): Expression => {
    const written = typeof json === 'string' ? { from: json } : json;
    if (typeof written !== 'object' || written === null) {
      throw new MappingMistake('expected a path, a list or an object');
    }
    const form = Object.keys(forms).find((name) => name in written);
    if (!form) throw new MappingMistake(`needs one of ${Object.keys(forms).join(', ')}`);
    const { schema, compile: compileWritten } = forms[form] as Form;
    const parsed = schema.safeParse(written);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(
        (issue) => `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
      );
      throw new MappingMistake(issues.join('; '));
    }
    const compiling = { shape, path, notePrefix: (prefix: string) => findings.prefixes.push(prefix) };
    const expression = compileWritten(parsed.data, {
      ...compiling,
      compile: (inner, innerShape, innerPlace) => compile(inner, innerShape, `${place}.${innerPlace}`),
    });
    const { when } = parsed.data as { when?: string };
    if (when === undefined) return expression;
    const condition = path(when);
    return (scope, ...rest) => (condition(scope) === undefined ? undefined : expression(scope, ...rest));
  };
  const compile: Compiling['compile'] = (json, shape, place) => {
    if (Array.isArray(json)) {
      const choices = json.map((item, at) => compile(item, shape, `${place}[${at}]`));
      return (scope, field, reading) => {
        for (const choice of choices) {
          const value = choice(scope, field, reading);
          if (value !== undefined) return value;
        }
        return undefined;
      };
    }
    try {
      return guard(compileForm(json, shape, place));
    } catch (error) {
      if (!(error instanceof MappingMistake)) throw error;
      findings.errors.push(`${place}: ${error.message}`);
      return () => undefined;
    }
  };
  return compile;
}

/** Turns a value that cannot be converted into a problem of its field. */
function guard(expression: Expression): Expression {
  return (scope, field, reading) => {
    try {
      return expression(scope, field, reading);
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error;
      reading.problems.push({ field, reason: error.message });
      return undefined;
    }
  };
}
