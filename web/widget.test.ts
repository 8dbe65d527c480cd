import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { chromiumPath, closeVisits, expectAccessible, launchBrowser, phone, visit } from './test-browser.ts';
import { importTestRecords } from './test-records.ts';

const secret = 'a secret that the shop and its own site share';
const hostPage = (script: string) => `<!doctype html>
<html lang="en"><head><meta name="viewport" content="width=device-width"><title>A shop</title><style>button, dialog { background: red; } * { font-size: 40px; }</style></head>
<body><main><h1>A shop's own page</h1><button id="before">A button</button></main>
<script>const e = 1; window.heard = [];</script>
<script src="${script}" data-product-id="shoe-2"></script>
<script>for (const name of ['open', 'close', 'add-to-cart', 'sign-out', 'product-click', 'token-refresh'])
  Shopkeeper.on(name, (detail) => { heard.push([name, detail]); });</script></body></html>`;

describe.skipIf(!chromiumPath)('the widget on another site, in Chromium', () => {
  let shop: TestApp;
  let browser: Browser;
  let site: Server;
  let siteUrl: string;
  let widgetUrl = '';
  beforeAll(async () => {
    site = createServer((_req, res) => {
      res.setHeader('content-type', 'text/html');
      res.end(hostPage(widgetUrl));
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    // Another host name than the shop's, so that the browser takes the frame for a third party's.
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
    const env = { CUSTOMER_JWT_SECRET: secret, ALLOWED_ORIGINS: siteUrl };
    [shop, browser] = await Promise.all([startTestApp({ page: true, env }), launchBrowser()]);
    widgetUrl = `${shop.url}/widget.js`;
    await importTestRecords(shop.app);
  });
  afterEach(() => closeVisits(browser));
  afterAll(async () => {
    await browser.close();
    site.close();
    await shop[Symbol.asyncDispose]();
  });

  const heard = (page: Page) => page.evaluate('heard') as Promise<[string, unknown][]>;
  const frameOf = (page: Page) => page.frameLocator('iframe');
  async function ask(page: Page, text: string): Promise<void> {
    const frame = frameOf(page);
    const before = await frame.locator('.from-user').count();
    await frame.getByRole('textbox').fill(text);
    await frame.getByRole('textbox').press('Enter');
    await frame.locator('.from-user').nth(before).waitFor();
    await frame.locator('.send.stop').waitFor({ state: 'detached' });
  }

  it('adds one name to the page and no style, and is asked about the product before the customer', async () => {
    const { page, problems } = await visit(browser, siteUrl);
    await page.getByRole('button', { name: 'Open the shopping assistant' }).click();
    await frameOf(page).getByText('I am an automated assistant').waitFor();
    expect(await page.evaluate('document.styleSheets.length')).toBe(1);
    expect(await page.evaluate('document.querySelectorAll("body > [data-shopkeeper]").length')).toBe(1);
    await ask(page, 'What do people say about it?');
    await frameOf(page)
      .getByRole('heading', { name: 'Reviews of Velorra Cloudstep running shoes' })
      .waitFor();
    await expectAccessible(page, 'the widget');
    expect(problems).toEqual([]);
  });

  it('hands what the customer wants to the site’s own cart', async () => {
    const { page } = await visit(browser, siteUrl);
    await page.evaluate('Shopkeeper.open()');
    await ask(page, 'Show me running shoes under $80');
    const frame = frameOf(page);
    await frame.getByRole('button', { name: 'Add Velorra Cloudstep running shoes to the cart' }).click();
    await frame.getByRole('button', { name: 'Added' }).waitFor();
    expect(await heard(page)).toContainEqual([
      'add-to-cart',
      { productId: 'shoe-2', variantId: 'shoe-2-blue-41', quantity: 1 },
    ]);
    await page.evaluate("Shopkeeper.on('add-to-cart', () => { throw new Error('the cart is full'); })");
    await frame.getByRole('button', { name: 'Add Kestrel Pace One running shoes to the cart' }).click();
    await frame.getByRole('button', { name: 'Could not be added' }).waitFor();
  });

  it('signs the customer in by the site’s token, in every tab, and out again', async () => {
    const token = await new SignJWT({ name: 'Ada Lindqvist' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('ada')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
    const { page } = await visit(browser, siteUrl);
    await page.evaluate('Shopkeeper.open()');
    const other = await page.context().newPage();
    await other.goto(siteUrl);
    await other.evaluate('Shopkeeper.open()');
    await frameOf(other).getByRole('textbox').waitFor();
    await page.evaluate(`Shopkeeper.signIn(${JSON.stringify(token)})`);
    await frameOf(other).getByRole('button', { name: 'Ada Lindqvist' }).waitFor();
    await ask(other, 'Where is order SK-7001?');
    await frameOf(other).locator('.card.order').waitFor();

    await frameOf(page).getByRole('button', { name: 'Ada Lindqvist' }).click();
    await frameOf(page).getByRole('button', { name: 'Sign out' }).click();
    await frameOf(other).getByRole('button', { name: 'Ada Lindqvist' }).waitFor({ state: 'detached' });
    expect(await heard(page)).toContainEqual(['sign-out', {}]);
    await ask(page, 'Where is order SK-7001?');
    expect(await frameOf(page).locator('.card.order').count()).toBe(0);
  });

  it('asks the site for a fresh token when the one it gave is no good', async () => {
    const { page } = await visit(browser, siteUrl);
    await page.evaluate("Shopkeeper.signIn('no.good.token')");
    await expect.poll(() => heard(page), { timeout: 15_000 }).toContainEqual(['token-refresh', {}]);
  });

  it('opens and closes by keyboard and gives the focus back; its conversation stays over a page load', async () => {
    const { page } = await visit(browser, siteUrl);
    await page.locator('#before').focus();
    await page.evaluate('Shopkeeper.open()');
    await ask(page, 'Show me running shoes');
    await frameOf(page).getByRole('textbox').press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('before');
    expect((await heard(page)).map(([name]) => name)).toEqual(['open', 'close']);
    await page.reload();
    await page.getByRole('button', { name: 'Open the shopping assistant' }).press('Enter');
    await frameOf(page).locator('.from-user').waitFor();
    await page.reload();
    await frameOf(page).locator('.from-user').waitFor();
  });

  it('covers a phone and keeps the focus while it does', async () => {
    const { page } = await visit(browser, siteUrl, phone);
    await page.getByRole('button', { name: 'Open the shopping assistant' }).click();
    await frameOf(page).getByText('I am an automated assistant').waitFor();
    const box = await page.locator('iframe').boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    await page.locator('#before').focus();
    expect(await page.evaluate('document.activeElement.id')).not.toBe('before');
    await frameOf(page).getByRole('button', { name: 'Close the assistant' }).click();
    await page.locator('#before').focus();
    expect(await page.evaluate('document.activeElement.id')).toBe('before');
  });

  it('is not framed by a site that the shop does not know', async () => {
    const stranger = siteUrl.replace('localhost', '127.0.0.1');
    const { page } = await visit(browser, stranger);
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.evaluate('Shopkeeper.open()');
    await refused;
    expect(await frameOf(page).getByRole('textbox').count()).toBe(0);
  });

  it('is shown on its demo page', async () => {
    const { page, problems } = await visit(browser, `${shop.url}/widget-demo`);
    await page.getByRole('button', { name: 'Ask the assistant' }).click();
    await frameOf(page).getByText('I am an automated assistant').waitFor();
    await page.getByText('open {}').waitFor();
    await expectAccessible(page, 'the demo page');
    expect(problems).toEqual([]);
  });
});
