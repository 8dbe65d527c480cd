import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A word in both languages, written `English = 中文` in the data files. */
export interface Bilingual {
  en: string;
  zh: string;
}

const bilingual = z.string().transform((text, context): Bilingual => {
  const [en, zh] = text.split(' = ');
  if (en && zh) return { en, zh };
  context.addIssue(`"${text}" is not written "English = 中文"`);
  return z.NEVER;
});

/** What a fact may say: one of several words, a measure between two ends, or a plain yes or no. */
export type FactRule =
  | { kind: 'words'; words: Bilingual[]; dearer: boolean }
  | { kind: 'range'; low: number; high: number; decimals: number; unit: string; dearer: boolean }
  | { kind: 'maybe' }
  | { kind: 'yes' };

/**
 * `40..60 h` is a range; a trailing `^` says that dearer products have more of it. A list is one word of several;
 * under `rising` it goes from what cheap products have to what dear ones have.
 */
const factRule = z.union([
  z.literal('maybe').transform((): FactRule => ({ kind: 'maybe' })),
  z.literal('yes').transform((): FactRule => ({ kind: 'yes' })),
  z.array(bilingual).transform((words): FactRule => ({ kind: 'words', words, dearer: false })),
  z
    .object({ rising: z.array(bilingual) })
    .transform(({ rising }): FactRule => ({ kind: 'words', words: rising, dearer: true })),
  z
    .string()
    .regex(/^[\d.]+\.\.[\d.]+ .+$/)
    .transform((text): FactRule => {
      const [, low = '', high = '', unit = '', mark] = /^([\d.]+)\.\.([\d.]+) ([^^]+)(\^?)$/.exec(text) ?? [];
      const decimals = low.split('.')[1]?.length ?? 0;
      return { kind: 'range', low: Number(low), high: Number(high), decimals, unit, dearer: mark === '^' };
    }),
]);

const templates = z.array(z.string()).min(3);

const kindSchema = z.object({
  /** The name of the kind, the last part of a product's category. */
  name: bilingual,
  /** In a sentence: "this tent", "这顶帐篷" (the Chinese one begins with its measure word). */
  noun: bilingual,
  plural: z.boolean().default(false),
  count: z.number().int(),
  /** Cents, from the cheapest to the dearest product. */
  price: z
    .tuple([z.number(), z.number()])
    .transform(([low, high]): [number, number] => [low * 100, high * 100]),
  options: z.array(z.string()).default([]),
  wearer: z.boolean().default(false),
  models: z.array(z.string()).optional(),
  /** Which of the department's brands make it; all of them unless said. */
  brands: z.array(z.string()).optional(),
  styles: z.array(bilingual).min(2),
  facts: z.record(z.string(), factRule),
  /** What a style settles, so that a leather boot is never of mesh: style -> fact -> its rule. */
  implies: z.record(z.string(), z.record(z.string(), factRule)).default({}),
  parts: z.array(bilingual).min(2),
  /** What reviewers judge; `+<Waterproof> waterproofing` only where that fact is true. */
  aspects: z.array(z.string()).min(3),
  uses: z.array(bilingual).min(3),
  hobbies: z.array(z.string()).min(1),
  /** Kinds often bought with or after this one. */
  after: z.array(z.string()).default([]),
  /** Months (1 to 12) in which it sells best. */
  months: z.array(z.number().int().min(1).max(12)).default([]),
  /** A consumable is bought again after about so many days. */
  reorderDays: z.number().int().optional(),
  en: templates,
  zh: templates,
});

const departmentSchema = z.object({
  department: bilingual,
  models: z.array(z.string()).min(10),
  suffixes: z.array(z.string()).min(1),
  common: z.object({ en: templates, zh: templates }),
  kinds: z.array(kindSchema).min(3),
});

const brandsSchema = z.record(z.string(), z.object({ tier: z.number(), departments: z.array(z.string()) }));

const axisSchema = z.object({
  name: z.string(),
  values: z.array(z.string()).min(2),
  step: z.number().default(0),
});
const optionsSchema = z.object({
  axes: z.record(z.string(), axisSchema),
  palettes: z.record(z.string(), z.array(z.string()).min(3)),
});

export type Kind = z.output<typeof kindSchema>;
export type Department = z.output<typeof departmentSchema>;
export type Axis = z.output<typeof axisSchema>;

/** What the demo shop sells: departments with their kinds, the brands, and the options products come in. */
export interface Assortment {
  departments: Department[];
  brands: { name: string; tier: number; departments: string[] }[];
  axes: Record<string, Axis>;
  palettes: Record<string, string[]>;
}

/** Reads a data file beside this module against its schema; throws when the file breaks its own rules. */
export function readData<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function loadAssortment(): Assortment {
  const files = readdirSync(new URL('kinds/', import.meta.url)).sort();
  const brands = readData('brands.yaml', brandsSchema);
  return {
    departments: files.map((file) => readData(`kinds/${file}`, departmentSchema)),
    brands: Object.entries(brands).map(([name, brand]) => ({ name, ...brand })),
    ...readData('options.yaml', optionsSchema),
  };
}
