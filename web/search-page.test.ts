import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import {
  ask,
  chromiumPath,
  closeVisits,
  expectAccessible,
  launchBrowser,
  phone,
  visit,
  waitForAnswer,
} from './test-browser.ts';
import { importTestRecords } from './test-records.ts';

const BRANDS = ['Northline', 'Velorra', 'Kestrel'];
const tents = Array.from({ length: 21 }, (_, index) => {
  const brand = BRANDS[index % BRANDS.length] ?? '';
  const name = `${['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch'][index % 7]} ${index + 1}`;
  return {
    id: `tent-${index + 1}`,
    title: `${brand} ${name} dome tent`,
    description: 'A tent for two with room for boots, waterproof in a long rain.',
    brand,
    category: ['Outdoor', index % 4 === 0 ? 'Family tents' : 'Dome tents'],
    attributes: { Seasons: index % 2 === 0 ? 'three' : 'four' },
    translations: {
      zh: {
        title: `${brand} ${name} 圆顶帐篷`,
        description: '双人帐篷，防水。',
        category: ['户外', index % 4 === 0 ? '家庭帐篷' : '圆顶帐篷'],
      },
    },
    variants: [
      { id: `tent-${index + 1}-a`, options: {}, priceCents: 40_00 + index * 1_500, available: true },
    ],
  };
});

/** Presses what speaks for the customer, and waits until the answer to it is over. */
async function press(page: Page, button: Locator, how: 'mouse' | 'keyboard' = 'mouse'): Promise<void> {
  const questions = page.locator('.from-user');
  const before = await questions.count();
  if (how === 'mouse') await button.click();
  else await button.press('Enter');
  await questions.nth(before).waitFor();
  await waitForAnswer(page);
}

const lastCard = (page: Page) => page.locator('.card.products').last();
const lastQuestion = (page: Page) => page.locator('.from-user p').last().innerText();
const totalOf = (page: Page) => lastCard(page).locator('.count').innerText();

describe.skipIf(!chromiumPath)('a search in the page', () => {
  let shop: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    [shop, browser] = await Promise.all([startTestApp({ page: true }), launchBrowser()]);
    await importTestRecords(shop.app, { products: tents });
  });
  afterEach(() => closeVisits(browser));
  afterAll(async () => {
    await browser.close();
    await shop[Symbol.asyncDispose]();
  });

  it('shows what it understood, and searches without what is taken back', async () => {
    const { page, problems } = await visit(browser, shop.url);
    await ask(page, 'dome tents under $100');
    expect(await totalOf(page)).toBe('3 products');
    const remove = lastCard(page).getByRole('button', { name: 'Remove: under $100' });
    await press(page, remove, 'keyboard');
    expect(await lastQuestion(page)).toMatch(/^Search for “dome tents”/i);
    expect(await lastCard(page).getByRole('button', { name: /under/ }).count()).toBe(0);
    expect(await totalOf(page)).not.toBe('3 products');
    await expectAccessible(page, 'a search with chips');
    expect(problems).toEqual([]);
  });

  it('refines by brand and price with the counts it promised, and sorts', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'show me tents');
    await lastCard(page).locator('summary').click();
    await expectAccessible(page, 'facets');
    const brand = lastCard(page).getByRole('button', { name: 'Velorra, 7 products' });
    await press(page, brand);
    expect(await totalOf(page)).toBe('7 products');
    expect(await lastCard(page).locator('.tile .brand').allInnerTexts()).not.toContain('Kestrel');

    await lastCard(page).locator('summary').click();
    const prices = lastCard(page).getByRole('region', { name: 'Price' }).getByRole('button');
    const promised = /, (\d+ products?)$/.exec((await prices.first().getAttribute('aria-label')) ?? '')?.[1];
    await press(page, prices.first());
    expect(await totalOf(page)).toBe(promised);
    expect(await lastQuestion(page)).toMatch(/brand Velorra, under \$\d+$/);

    await lastCard(page).locator('summary').click();
    await press(page, lastCard(page).getByRole('button', { name: 'Lowest price' }));
    expect(await lastQuestion(page)).toMatch(
      /brand Velorra, cheapest first, under|under \$\d+, cheapest first$/,
    );
    const shown = await lastCard(page).locator('.price strong').allInnerTexts();
    const figures = shown.map((price) => Number(price.replace(/[^\d.]/g, '')));
    expect(figures).toEqual(figures.toSorted((a, b) => a - b));
    await lastCard(page).locator('summary').click();
    const pressed = lastCard(page).getByRole('button', { pressed: true });
    expect((await pressed.allInnerTexts()).join()).toMatch(/Lowest price.*Velorra/s);
  });

  it('goes on page by page without showing any twice', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'show me tents');
    const seen: string[] = [];
    for (const left of ['Show more (13 left)', 'Show more (5 left)', undefined]) {
      const unfold = lastCard(page).getByRole('button', { name: /^Show \d+ more$/ });
      if (await unfold.count()) await unfold.click();
      seen.push(...(await lastCard(page).locator('.tile h3').allInnerTexts()));
      const more = lastCard(page).getByRole('button', { name: /^Show more/ });
      if (left === undefined) {
        expect(await more.count()).toBe(0);
        break;
      }
      expect(await more.innerText()).toBe(left);
      await press(page, more);
    }
    expect(await totalOf(page)).toBe('17–21 of 21 products');
    expect(new Set(seen).size).toBe(21);
    expect(seen).toHaveLength(21);
  });

  it('names the limit that left nothing, and what a misspelt word was taken for', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'dome tents under $5');
    expect(await lastCard(page).locator('.notice').innerText()).toBe(
      'Nothing fits “under $5”; these come closest.',
    );
    expect(await lastCard(page).locator('.price strong').first().innerText()).toBe('$55.00');
  });

  it('finds more like a product, and leaves the product itself out', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'show me tents');
    const title = await lastCard(page).locator('.tile h3').first().innerText();
    await press(page, lastCard(page).getByRole('button', { name: `More like ${title}` }));
    expect(await lastQuestion(page)).toBe(`Show me products like “${title}”`);
    expect(await lastCard(page).locator('.understood').innerText()).toContain(`like “${title}”`);
    expect(await lastCard(page).locator('.tile h3').allInnerTexts()).not.toContain(title);
  });

  it('is as usable in Chinese, dark, on a phone', async () => {
    const options = { ...phone, locale: 'zh-CN', colorScheme: 'dark' as const };
    const { page, problems } = await visit(browser, shop.url, options);
    await ask(page, '100美元以内的圆顶帐篷');
    await lastCard(page).locator('summary').click();
    await expectAccessible(page, 'facets in Chinese, dark, on a phone');
    await press(page, lastCard(page).getByRole('button', { name: /去掉：\$100以内/ }));
    expect(await lastQuestion(page)).toMatch(/^搜索“.*帐篷”/);
    expect(
      await lastCard(page)
        .getByRole('button', { name: /去掉：\$100/ })
        .count(),
    ).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe.skipIf(!chromiumPath)('a shop with tools switched off', () => {
  let dir: string;
  let shop: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'shopkeeper-shop-'));
    const file = join(dir, 'shop.yaml');
    const off = ['get_product', 'compare_products', 'get_reviews'];
    await writeFile(file, `tools:\n${off.map((tool) => `  ${tool}: false\n`).join('')}`);
    [shop, browser] = await Promise.all([
      startTestApp({ page: true, env: { SHOP_FILE: file } }),
      launchBrowser(),
    ]);
    await importTestRecords(shop.app, { products: tents.slice(0, 3) });
  });
  afterAll(async () => {
    await browser.close();
    await shop[Symbol.asyncDispose]();
    await rm(dir, { recursive: true, force: true });
  });

  it('offers nothing that leads nowhere', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'show me tents');
    const tile = lastCard(page).locator('.tile').first();
    expect(await tile.getByRole('button').allInnerTexts()).toEqual(['More like this']);
    expect(await tile.getByRole('checkbox').count()).toBe(0);
    expect((await page.locator('.chips').allInnerTexts()).join()).not.toMatch(/compare|review/i);
  });
});
