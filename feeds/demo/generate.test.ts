import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordSchemas } from '../../db/records.ts';
import { type DemoShop, generateDemoShop } from './generate.ts';
import { groupBy } from './group-by.ts';
import { loadAssortment } from './kinds.ts';

const now = new Date('2026-11-22T15:30:00Z');
const shop = generateDemoShop({ now });
const products = new Map(shop.products.map((product) => [product.id, product]));
const customers = new Map(shop.customers.map((customer) => [customer.id, customer]));
const variants = new Map(
  shop.products.flatMap((product) => product.variants.map((v) => [v.id, { ...v, productId: product.id }])),
);

const hash = (value: DemoShop) =>
  createHash('sha256')
    .update(JSON.stringify({ ...value, traits: [...value.traits], mentions: [...value.mentions] }))
    .digest('hex');
const languages = ['en', 'zh'] as const;

describe('the whole shop', () => {
  test('is the same to the byte for the same seed and day', () => {
    expect(hash(generateDemoShop({ now: new Date('2026-11-22T00:00:01Z') }))).toBe(hash(shop));
  });

  test('is as big as promised', () => {
    expect(new Set(shop.products.map((product) => product.category[0])).size).toBeGreaterThanOrEqual(18);
    expect(shop.products.length).toBeGreaterThanOrEqual(1250);
    expect(shop.products.length).toBeLessThanOrEqual(1500);
    expect(shop.reviews.length).toBeGreaterThanOrEqual(10_000);
    for (const language of languages) {
      expect(shop.reviews.filter((review) => review.language === language).length).toBeGreaterThan(2500);
    }
    expect(shop.customers.length).toBeGreaterThanOrEqual(800);
    expect(shop.orders.length).toBeGreaterThanOrEqual(3000);
    expect(shop.friendships.length).toBeGreaterThanOrEqual(2000);
    expect(shop.interactions.length).toBeGreaterThanOrEqual(10_000);
    expect(shop.coupons.length).toBeGreaterThanOrEqual(10);
  });

  test('holds only what the record schemas allow, under ids of its own', () => {
    for (const [kind, schema] of Object.entries(recordSchemas)) {
      const rows = shop[kind as keyof typeof recordSchemas] as { id?: string; language?: string }[];
      for (const row of rows) {
        const parsed = schema.safeParse(row);
        if (!parsed.success) throw new Error(`${kind} ${row.id}: ${parsed.error.message}`);
      }
      const ids = rows.flatMap(({ id, language }) =>
        id ? [kind === 'help' ? `${id} ${language}` : id] : [],
      );
      expect(new Set(ids).size, kind).toBe(ids.length);
    }
  });

  test('has every help page in both languages', () => {
    const topics = groupBy(shop.help, (page) => page.id);
    for (const pages of topics.values()) expect(pages.map((page) => page.language)).toEqual(['en', 'zh']);
    expect([...topics.keys()]).toEqual(
      expect.arrayContaining(['demo', 'payments', 'privacy', 'returns', 'shipping', 'warranty']),
    );
  });

  test('offers exactly ten customers to try it as, each different', () => {
    expect(shop.personas).toHaveLength(10);
    expect(new Set(shop.personas.map((persona) => persona.customerId)).size).toBe(10);
    for (const persona of shop.personas) expect(customers.has(persona.customerId)).toBe(true);
  });
});

describe('products', () => {
  test('have a title of their own in each language', () => {
    expect(new Set(shop.products.map((product) => product.title)).size).toBe(shop.products.length);
    expect(new Set(shop.products.map((product) => product.translations.zh?.title)).size).toBe(
      shop.products.length,
    );
  });

  test('name their department and kind in both languages', () => {
    const names = new Map(
      loadAssortment().departments.flatMap(({ department, kinds }) =>
        kinds.map(({ name }) => [`${department.en}/${name.en}`, [department.zh, name.zh]]),
      ),
    );
    for (const { category, translations } of shop.products) {
      expect(translations.zh?.category).toEqual(names.get(category.join('/')));
    }
  });

  test('carry a barcode with a right check digit, a sku and a picture on each variant', () => {
    const all = [...variants.values()];
    expect(new Set(all.map((variant) => variant.barcode)).size).toBe(all.length);
    expect(new Set(all.map((variant) => variant.sku)).size).toBe(all.length);
    const wrong = all.filter(({ barcode = '', image = '', productId }) => {
      const sum = [...barcode].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
      return (
        !/^299\d{10}$/.test(barcode) || sum % 10 !== 0 || !image.startsWith(`/pictures/${productId}.svg`)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('differ in options within a product, and tell the truth about stock and sales', () => {
    for (const product of shop.products) {
      const choices = product.variants.map((variant) => JSON.stringify(variant.options));
      expect(new Set(choices).size, product.title).toBe(choices.length);
    }
    const wrong = [...variants.values()].filter(
      ({ stock = 0, available, priceCents, compareAtCents = Number.POSITIVE_INFINITY }) =>
        available !== stock > 0 || compareAtCents <= priceCents,
    );
    expect(wrong).toEqual([]);
  });

  test('are partly sold out, wholly sold out and marked down in places', () => {
    const share = (holds: (product: (typeof shop.products)[number]) => boolean) =>
      shop.products.filter(holds).length / shop.products.length;
    expect(share(({ variants: all }) => all.every((variant) => !variant.available))).toBeGreaterThan(0.02);
    expect(share(({ variants: all }) => all.every((variant) => !variant.available))).toBeLessThan(0.12);
    expect(share(({ variants: all }) => all.some((variant) => !variant.available))).toBeGreaterThan(0.15);
    expect(share(({ variants: all }) => all.some((variant) => variant.compareAtCents))).toBeGreaterThan(0.1);
  });
});

describe('references', () => {
  test('of reviews lead to products and to customers who had received them', () => {
    const deliveries = new Map<string, number>();
    for (const order of shop.orders) {
      const at = order.shipments.flatMap(({ events }) => events.filter((e) => e.status === 'delivered'))[0]
        ?.at;
      for (const { productId } of order.items) {
        const key = `${order.customerId} ${productId}`;
        if (at)
          deliveries.set(key, Math.min(deliveries.get(key) ?? Number.POSITIVE_INFINITY, Date.parse(at)));
      }
    }
    const wrong = shop.reviews.filter(({ productId, customerId, verified, createdAt = '' }) => {
      const at = Date.parse(createdAt);
      const delivered = deliveries.get(`${customerId} ${productId}`) ?? Number.POSITIVE_INFINITY;
      return !(
        at >= Date.parse(products.get(productId)?.releasedAt ?? '') &&
        at <= now.getTime() &&
        verified === (customerId !== undefined) &&
        (customerId === undefined || at >= delivered)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('of interactions and friendships lead to what exists', () => {
    const wrong = shop.interactions.filter(
      ({ customerId, productId, at = '' }) =>
        !(customers.has(customerId) && products.has(productId) && Date.parse(at) <= now.getTime()),
    );
    expect(wrong).toEqual([]);
    const pairs = shop.friendships.map(({ customerId, friendId }) => `${customerId} ${friendId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { customerId, friendId } of shop.friendships) {
      expect(customers.has(customerId) && customers.has(friendId)).toBe(true);
      expect(customerId < friendId).toBe(true);
    }
  });

  test('of coupons name categories the shop has', () => {
    const categories = new Set(shop.products.flatMap((product) => product.category));
    for (const coupon of shop.coupons) {
      for (const category of coupon.categories) expect(categories, coupon.code).toContain(category);
    }
  });

  test('between kinds name kinds the shop has, and hobbies its customers have', () => {
    const { departments } = loadAssortment();
    const kinds = departments.flatMap((department) => department.kinds);
    const names = new Set(kinds.map((kind) => kind.name.en));
    const hobbies = new Set(shop.customers.flatMap((customer) => customer.interests));
    expect(names.size).toBe(kinds.length);
    for (const kind of kinds) {
      for (const next of kind.after) expect(names, kind.name.en).toContain(next);
      for (const hobby of kind.hobbies) expect(hobbies, kind.name.en).toContain(hobby);
    }
  });
});
