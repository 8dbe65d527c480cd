import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { upsertReviews } from '../db/reviews-write.ts';
import { reviewRecord } from '../db/records.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import {
  ask,
  chromiumPath,
  closeVisits,
  expectAccessible,
  launchBrowser,
  phone,
  visit,
} from './test-browser.ts';
import { importTestRecords } from './test-records.ts';

const copied =
  'The fit of these is perfect for my wide feet, I have worn them on every run since I got them and would buy them again at once.';
const reviews = [
  ...Array.from({ length: 4 }, (_, i) => ({
    id: `copy-${i}`,
    rating: 5,
    body: copied,
    author: `Guest ${i}`,
  })),
  {
    id: 'bad',
    rating: 2,
    body: 'The fit is too tight. The sole is soft though.',
    author: 'Ola',
    createdAt: '2025-02-01T00:00:00Z',
  },
  {
    id: 'zh',
    rating: 4,
    body: '尺码很准，鞋底也舒服。',
    author: '林',
    language: 'zh',
    createdAt: '2025-08-01T00:00:00Z',
  },
].map((review) => reviewRecord.parse({ productId: 'shoe-1', ...review }));

describe.skipIf(!chromiumPath)('reviews in the page', () => {
  let shop: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startTestApp({ page: true }), launchBrowser()]);
    await importTestRecords(shop.app);
    await shop.app.db.transaction((tx) => upsertReviews(tx, reviews));
    await shop.app.indexProducts('changed');
  });
  afterEach(() => closeVisits(browser));
  afterAll(async () => {
    await browser.close();
    await shop[Symbol.asyncDispose]();
  });

  it('tell what a product is judged by, over time, and which count less and why', async () => {
    const { page, problems } = await visit(browser, shop.url);
    await ask(page, 'What do people say about the Northline Trailhawk?');
    const card = page.locator('.card.reviews').last();
    await card.getByRole('heading', { name: 'What reviewers judge it by' }).waitFor();
    const fit = card.locator('.aspect', { hasText: /^fit/i });
    expect(await fit.locator('.aspect-head span').innerText()).toBe('5 for, 1 against');
    expect(await fit.locator('blockquote').innerText()).not.toBe('');
    expect(await card.locator('.trend li').count()).toBe(3);
    expect(await card.locator('.trust').innerText()).toMatch(/3 reviews count less.*\s+3 are near copies/);
    await expectAccessible(page, 'all reviews');
    expect(problems).toEqual([]);
  });

  it('answer about one thing first, and say when nobody mentions it', async () => {
    const { page } = await visit(browser, shop.url, { ...phone, colorScheme: 'dark' });
    await ask(page, 'What do people say about the fit of the Northline Trailhawk?');
    const card = page.locator('.card.reviews').last();
    expect(await card.locator('.about').innerText()).toMatch(/5 praise it\s+1 fault it/);
    await card.getByText('All reviews together').click();
    await card.locator('.trend').waitFor();
    await expectAccessible(page, 'one thing, on a phone in the dark');
    await ask(page, 'and what about the battery?');
    expect(await page.locator('.card.reviews').last().innerText()).toContain('Nobody mentions “battery”.');
  });

  it('rank a kind of goods by them, in Chinese too', async () => {
    const { page } = await visit(browser, shop.url, { locale: 'zh-CN' });
    await ask(page, '哪款跑鞋尺码最准，大家怎么说？');
    const card = page.locator('.card.opinions');
    await card.getByRole('heading', { level: 3 }).waitFor();
    expect(await card.locator('h4').first().innerText()).toContain('Trailhawk');
    expect(await card.locator('blockquote').first().innerText()).toBe('尺码很准，鞋底也舒服。');
    await expectAccessible(page, 'opinions');
  });
});
