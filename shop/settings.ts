import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ShopError } from '../errors.ts';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#3b6ef5"');
const localised = z.union([
  z.string().transform((text) => ({ en: text, zh: text })),
  z.object({ en: z.string(), zh: z.string() }),
]);
const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, 'hours such as "09:00-18:00"');

/** Names of all tools; a shop switches off what it does not want offered. */
export const toolNames = [
  'search_catalog',
  'get_product',
  'compare_products',
  'get_reviews',
  'search_reviews',
  'list_orders',
  'get_order',
  'search_help',
] as const;

const settingsSchema = z.strictObject({
  name: localised.default({ en: 'Shopkeeper Demo', zh: '掌柜演示店' }),
  logo: z.string().optional(),
  colours: z
    .strictObject({ accent: colour.default('#1f6f5c'), accent_dark: colour.default('#5cc4a8') })
    .prefault({}),
  tone: z.enum(['friendly', 'plain', 'formal']).default('friendly'),
  greeting: localised.default({
    en: 'Hello! What can I find for you today?',
    zh: '您好！今天想找点什么？',
  }),
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .default(['en', 'zh']),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency code such as "USD"')
    .default('USD'),
  time_zone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'a time zone such as "Europe/Berlin"',
    )
    .default('UTC'),
  opening_hours: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), hours).default({
    mon: '09:00-18:00',
    tue: '09:00-18:00',
    wed: '09:00-18:00',
    thu: '09:00-18:00',
    fri: '09:00-18:00',
  }),
  tools: z.partialRecord(z.enum(toolNames), z.boolean()).default({}),
});

/** A shop's own settings, as `shop.yaml` holds them. */
export type ShopSettings = z.output<typeof settingsSchema>;

/** Reads and validates the shop's file; a missing file gives the defaults, a wrong one throws `bad_settings` with every problem. */
export async function loadShopSettings(file: string): Promise<ShopSettings> {
  let source: unknown = {};
  try {
    if (existsSync(file)) source = parse(await readFile(file, 'utf8')) ?? {};
  } catch (cause) {
    throw new ShopError('bad_settings', `${file} is not valid YAML: ${(cause as Error).message}`, { cause });
  }
  const parsed = settingsSchema.safeParse(source);
  if (!parsed.success) {
    throw new ShopError('bad_settings', `${file} has wrong settings:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
