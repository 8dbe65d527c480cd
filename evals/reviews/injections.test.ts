import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { reviewRecord } from '../../db/records.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import type { Registry } from '../../tools/registry.ts';
import { contextOf, openToolShop } from '../../tools/tool-shop.ts';
import { findPublicData } from '../public-data.ts';

const attacks = findPublicData('injections/bipia_text_attacks.json');

describe.skipIf(!attacks)('instructions in reviews (BIPIA)', () => {
  let db: Database;
  let shop: Registry;
  let lines: string[];
  beforeAll(async () => {
    db = await openTestDatabase();
    shop = await openToolShop(db);
    lines = Object.values(JSON.parse(readFileSync(attacks ?? '', 'utf8')) as Record<string, string[]>).flat();
    const reviews = lines.map((line, i) =>
      reviewRecord.parse({
        id: `attack-${i}`,
        productId: 'shoe',
        rating: 5,
        body: `The grip holds. ${line}`,
      }),
    );
    await db.transaction((tx) => upsertReviews(tx, reviews));
  });
  afterAll(() => db[Symbol.asyncDispose]());

  it('reach a model as quotes of bounded length in data, never elsewhere in it', async () => {
    expect(lines.length).toBeGreaterThan(50);
    for (const about of [undefined, 'grip', ...lines.slice(0, 5).map((line) => line.slice(0, 200))]) {
      const outcome = await shop.call('get_reviews', { product_id: 'shoe', about }, contextOf());
      if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
      const { quotes, about: asked, ...facts } = outcome.data;
      expect(asked).toBe(about?.trim());
      for (const line of lines) expect(JSON.stringify(facts)).not.toContain(line.slice(0, 40));
      for (const quote of quotes as { text: string }[]) expect(quote.text.length).toBeLessThanOrEqual(400);
    }
  });

  it('are quoted beside the products that they are on, and rank none of them', async () => {
    const outcome = await shop.call('search_reviews', { about: 'which shoes have good grip?' }, contextOf());
    expect(outcome).toMatchObject({
      status: 'ok',
      data: {
        products: [{ product_id: 'shoe', quote: { text: 'The grip holds.' } }, { product_id: 'boot' }],
      },
    });
  });
});
