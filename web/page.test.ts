import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
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
} from './test-browser.ts';
import { importTestRecords, makeDemoFolder } from './test-records.ts';

describe.skipIf(!chromiumPath)('the page in Chromium', () => {
  let dataDir: string;
  let shop: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    dataDir = await makeDemoFolder();
    [shop, browser] = await Promise.all([startTestApp({ dataDir, page: true }), launchBrowser()]);
    await importTestRecords(shop.app);
  });
  afterEach(() => closeVisits(browser));
  afterAll(async () => {
    await browser.close();
    await shop[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('opens with what it is, a greeting and four ways to start', async () => {
    const { page, problems } = await visit(browser, shop.url);
    await page.getByText('I am an automated assistant').waitFor();
    expect(await page.locator('.starter').count()).toBe(4);
    expect(await page.getByText('Demo shop: everything here is made up.').count()).toBe(1);
    expect(await page.title()).toBe('Shopkeeper Demo');
    await expectAccessible(page, 'the first page');
    expect(problems).toEqual([]);
  });

  it('shops: searches, chooses a variant, compares, reads reviews, all from the records', async () => {
    const { page, problems } = await visit(browser, shop.url);
    await ask(page, 'Show me running shoes under $100');
    const tile = page.locator('.tile', { hasText: 'Trailhawk' }).first();
    expect(await tile.locator('.price strong').innerText()).toBe('$89.00');
    expect(await tile.getByText('before $119.00').count()).toBe(1);
    await tile.getByRole('radio', { name: 'Red' }).check();
    expect(await tile.locator('.price strong').innerText()).toBe('$99.00');
    await tile.getByRole('combobox', { name: /Size/ }).selectOption({ label: '42 (sold out)' });
    expect(await tile.locator('.stock').innerText()).toBe('Sold out');
    await expectAccessible(page, 'products');

    await page.getByRole('checkbox', { name: 'Choose Northline Trailhawk running shoes to compare' }).check();
    await page.getByRole('checkbox', { name: 'Choose Velorra Cloudstep running shoes to compare' }).check();
    await page.getByRole('button', { name: 'Compare 2' }).click();
    const table = page.getByRole('table');
    await table.getByRole('columnheader', { name: /Trailhawk/ }).waitFor();
    expect(await table.getByRole('row', { name: /Sole/ }).innerText()).toMatch(
      /differs\s+Rubber lugs\s+Foam/,
    );
    await expectAccessible(page, 'a comparison');

    await page.getByRole('button', { name: 'Reviews of Velorra Cloudstep running shoes' }).last().click();
    await page.getByText('Worn for a month now').first().waitFor();
    expect(await page.locator('.histogram li').allInnerTexts()).toHaveLength(5);
    expect(await page.title()).toBe('Shopkeeper Demo');
    await expectAccessible(page, 'reviews');
    expect(problems).toEqual([]);
  });

  it('shows a customer of the demo their order, and a guest none', async () => {
    const { page } = await visit(browser, shop.url);
    await page.getByRole('button', { name: 'Guest' }).click();
    const picker = page.getByRole('dialog', { name: 'Try the shop as…' });
    await picker.getByRole('button', { name: /林晓雨/ }).waitFor();
    await expectAccessible(page, 'the customer picker');
    await picker.getByRole('button', { name: /Ada Lindqvist/ }).click();
    await picker.waitFor({ state: 'hidden' });
    await ask(page, 'Where is order SK-7001?');
    const order = page.locator('.card.order');
    await order.getByText('Swift Post').waitFor();
    expect(await order.locator('.steps [aria-current]').innerText()).toMatch(/^Shipped/);
    expect(await order.locator('.timeline li b').allInnerTexts()).toEqual([
      'In transit',
      'Picked up by the carrier',
    ]);
    expect(await order.locator('dd.total').innerText()).toBe('$183.95');
    expect(await order.getByRole('link', { name: /Track the parcel/ }).getAttribute('href')).toBe(
      'https://tracking.example/SP1',
    );
    await expectAccessible(page, 'an order');

    await page.getByRole('button', { name: 'Ada Lindqvist' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Guest/ })
      .click();
    await page.locator('.starter').first().waitFor();
    expect(await page.locator('.card.order').count()).toBe(0);
    await ask(page, 'Where is order SK-7001?');
    expect(await page.locator('.card.order').count()).toBe(0);
  });

  it('comes back to a conversation after a reload, and keeps what was thought of it', async () => {
    const { page } = await visit(browser, shop.url);
    await ask(page, 'How do returns work?');
    await page.getByRole('button', { name: 'Good answer' }).click();
    await page.getByText('Thank you!').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/c\/[\w-]{36}$/);
    const said = await page.locator('.answer > .prose').innerText();
    await page.reload();
    await page.locator('.answer > .prose').waitFor();
    expect(await page.locator('.answer > .prose').innerText()).toBe(said);
    expect(await page.getByRole('button', { name: 'Good answer' }).getAttribute('aria-pressed')).toBe('true');
    const rows = await shop.app.db.query('select feedback from turns where feedback is not null');
    expect(rows).toEqual([{ feedback: 1 }]);

    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.locator('.starter').first().waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /How do returns work/ })
      .click();
    await page.locator('.answer > .prose').waitFor();
  });

  it('opens nothing to whoever only knows the address', async () => {
    const { page: hers } = await visit(browser, shop.url);
    await ask(hers, 'How do returns work?');
    const { page: his } = await visit(browser, hers.url());
    await his.getByText('This conversation is not here').waitFor();
    expect(await his.locator('.from-user').count()).toBe(0);
    await expectAccessible(his, 'a missing conversation');
  });

  it('keeps two tabs of one visitor in step', async () => {
    const { page: first } = await visit(browser, shop.url);
    await ask(first, 'How do returns work?');
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.locator('.from-user').waitFor();
    await ask(first, 'Show me running shoes');
    await second.locator('.from-user').nth(1).waitFor();
    await second.locator('.tile').first().waitFor();
    await first.getByRole('button', { name: 'Guest' }).click();
    await first.getByRole('button', { name: /Ada Lindqvist/ }).click();
    await expect
      .poll(() => second.locator('.customer-name').innerText(), { timeout: 12_000 })
      .toBe('Ada Lindqvist');
  });

  it('is used by keyboard, and does not send what is still being composed', async () => {
    const { page } = await visit(browser, shop.url);
    const box = page.getByRole('textbox', { name: 'Message' });
    await box.focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'pao', selectionStart: 3, selectionEnd: 3 });
    await page.keyboard.press('Enter');
    await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await box.fill('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    expect(await box.inputValue()).toBe('one\ntwo');
    expect(await page.locator('.from-user').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect(await page.locator('.from-user p').innerText()).toBe('one\ntwo');
    await page.getByRole('status').filter({ hasText: 'Answer:' }).waitFor({ state: 'attached' });

    await box.fill('x'.repeat(4_001));
    await page.getByText('Please keep it under 4,000 characters.').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.from-user').count()).toBe(1);

    await page.reload();
    await page.getByRole('link', { name: 'Skip to the message box' }).press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('message-box');
  });

  it.each([
    {
      what: 'Chinese, dark, on a phone',
      options: { ...phone, locale: 'zh-CN', colorScheme: 'dark' as const },
    },
    { what: 'English, light, on a phone', options: phone },
  ])('is as usable in $what', async ({ what, options }) => {
    const { page, problems } = await visit(browser, shop.url, options);
    const zh = 'locale' in options;
    await page.getByText(zh ? '我是自动化助手' : 'I am an automated assistant').waitFor();
    await expectAccessible(page, what);
    await ask(page, zh ? '看看跑鞋' : 'Show me running shoes');
    await page.locator('.tile').first().waitFor();
    for (const title of await page.locator('.tile h3').allInnerTexts()) {
      expect(title).toMatch(zh ? /跑鞋$/ : /running shoes$/);
    }
    expect(await page.evaluate('document.documentElement.lang')).toBe(zh ? 'zh-CN' : 'en');
    await expectAccessible(page, `${what}, with products`);
    await page.getByRole('button', { name: zh ? '显示对话记录' : 'Show conversations' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: zh ? /看看跑鞋/ : /running shoes/ })
      .waitFor();
    await expectAccessible(page, `${what}, with the drawer open`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: zh ? 'EN' : '中文' }).click();
    await page.getByText(zh ? 'I am an automated assistant' : '我是自动化助手').waitFor();
    expect(problems).toEqual([]);
  });
});
