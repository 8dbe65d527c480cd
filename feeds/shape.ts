import { z } from 'zod';

/** What a target field can hold, as far as turning a source's text into it needs to know. */
export type Shape =
  | { kind: 'text' | 'time' | 'boolean' | 'any' }
  | { kind: 'number'; money: boolean }
  | { kind: 'list'; of: Shape }
  /** An object whose field names are the shop's own affair, such as attributes. */
  | { kind: 'fields'; of: Shape }
  | { kind: 'object'; fields: Record<string, Shape> };

/** Reads the shape off a record's schema; a number whose name ends in Cents is money. */
export function shapeOf(schema: unknown, name = ''): Shape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return shapeOf(schema.unwrap(), name);
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).map(([field, of]) => [field, shapeOf(of, field)] as const);
    return { kind: 'object', fields: Object.fromEntries(entries) };
  }
  if (schema instanceof z.ZodArray) return { kind: 'list', of: shapeOf(schema.element, name) };
  if (schema instanceof z.ZodRecord) {
    const of = shapeOf(schema.valueType);
    if (!(schema.keyType instanceof z.ZodEnum)) return { kind: 'fields', of };
    const entries = schema.keyType.options.map((field) => [String(field), of] as const);
    return { kind: 'object', fields: Object.fromEntries(entries) };
  }
  if (schema instanceof z.ZodISODateTime) return { kind: 'time' };
  if (schema instanceof z.ZodNumber) return { kind: 'number', money: name.endsWith('Cents') };
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return { kind: 'text' };
  if (schema instanceof z.ZodUnion) return { kind: 'any' };
  throw new Error(`no shape for ${name}`);
}
