import { isAbsent } from './convert.ts';

/** Where an expression is read: one record of the source, or an element of one of its lists. */
export interface Scope {
  value: unknown;
  /** The element's name where its list is an object keyed by name. */
  key?: string;
  /** Counted from 1. */
  index?: number;
  parent?: Scope;
}

/** What a path leads to, undefined when it leads nowhere or to blank text. */
export type SourcePath = (scope: Scope) => unknown;

/**
 * A dotted path into a record: `name.first`, `ean.0`, `rows.*.image` (all of them, as a list); `$` is the record or
 * element itself, `$key` and `$index` its name and place in its list, `$parent` and `$root` lead outwards. A field
 * whose own name holds dots is found as well.
 */
export function parsePath(text: string): SourcePath {
  const [head = '', ...rest] = text.split('.');
  const tail = rest.join('.');
  if (head === '$parent' || head === '$root') {
    const inner = parsePath(tail === '' ? '$' : tail);
    return (scope) => {
      const outer = head === '$root' ? rootOf(scope) : scope.parent;
      return outer && inner(outer);
    };
  }
  if (head === '$key') return ({ key }) => key;
  if (head === '$index') return ({ index }) => index;
  if (head === '$') return ({ value }) => present(tail === '' ? value : walk(value, rest));
  const segments = text.split('.');
  return ({ value }) => present(walk(value, segments));
}

function rootOf(scope: Scope): Scope {
  let outer = scope;
  while (outer.parent) outer = outer.parent;
  return outer;
}

const present = (value: unknown): unknown => (isAbsent(value) ? undefined : value);

function walk(value: unknown, segments: readonly string[]): unknown {
  const [head, ...rest] = segments;
  if (head === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (head === '*') {
    const found = Object.values(value).map((item) => present(walk(item, rest)));
    return found.filter((item) => item !== undefined).flat();
  }
  const whole = segments.join('.');
  if (rest.length > 0 && Object.hasOwn(value, whole)) return (value as Record<string, unknown>)[whole];
  return Object.hasOwn(value, head) ? walk((value as Record<string, unknown>)[head], rest) : undefined;
}
