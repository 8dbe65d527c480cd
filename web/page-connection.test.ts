import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createScriptedModel, type ScriptedModel, type ScriptedStep } from '../models/scripted.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import {
  ask,
  chromiumPath,
  closeVisits,
  expectAccessible,
  launchBrowser,
  openLine,
  visit,
} from './test-browser.ts';

/** Says what the last message asks of it: to stall, to fail, or to answer. */
function follow(messages: readonly { content: unknown; getType(): string }[]): ScriptedStep {
  const last = String(messages.filter((message) => message.getType() === 'human').at(-1)?.content);
  if (last.includes('stall')) return { stall: true };
  if (last.includes('fail')) return { error: new Error('the model is broken') };
  return { text: `You said ${last.length} letters.` };
}

describe.skipIf(!chromiumPath)('the page on a bad line, in Chromium', () => {
  let shop: TestApp;
  let browser: Browser;
  let model: ScriptedModel;
  let line: Awaited<ReturnType<typeof openLine>>;
  beforeAll(async () => {
    model = createScriptedModel(follow);
    [shop, browser] = await Promise.all([startTestApp({ page: true, models: [model] }), launchBrowser()]);
    line = await openLine(shop.served.port);
  });
  afterEach(() => closeVisits(browser));
  afterAll(async () => {
    await line[Symbol.asyncDispose]();
    await browser.close();
    await shop[Symbol.asyncDispose]();
  });

  it('goes on with the same answer after the line was cut', async () => {
    const { page } = await visit(browser, line.url);
    await page.getByRole('textbox').fill('stall please');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\//);
    await expect.poll(() => model.calls.length, { timeout: 12_000 }).toBe(1);
    line.cut();
    await page.getByText('Connection lost. Reconnecting…').waitFor();
    await expectAccessible(page, 'a lost connection');
    line.mend();
    await page.getByText('Connection lost. Reconnecting…').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Stop the answer' }).click();
    await page.getByText('Stopped').waitFor();
    expect(await page.locator('.from-user').count()).toBe(1);
    expect(model.calls.length).toBe(1);
    const turns = await shop.app.db.query('select status from turns');
    expect(turns).toEqual([{ status: 'stopped' }]);
  });

  it('goes on with a running answer after a reload', async () => {
    const { page } = await visit(browser, shop.url);
    await page.getByRole('textbox').fill('stall again');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/c\//);
    await page.reload();
    await page.getByRole('button', { name: 'Stop the answer' }).click();
    await page.getByText('Stopped').waitFor();
    expect(await page.locator('.from-user').count()).toBe(1);
    await ask(page, 'hello');
    await page.locator('.answer', { hasText: 'You said 5 letters.' }).waitFor();
  });

  it('sends a message written while offline once the line is back', async () => {
    const { page } = await visit(browser, line.url);
    await page.locator('.starter').first().waitFor();
    line.cut();
    await page.getByRole('textbox').fill('over a bad line');
    await page.keyboard.press('Enter');
    await page.getByText('Connection lost. Reconnecting…').waitFor();
    line.mend();
    await page.locator('.answer', { hasText: 'You said 15 letters.' }).waitFor();
    expect(await page.locator('.from-user').count()).toBe(1);
  });

  it('tells of a failure and tries again on request', async () => {
    const { page } = await visit(browser, shop.url);
    await page.getByRole('textbox').fill('fail please');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await expectAccessible(page, 'a failure');
    const calls = model.calls.length;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => model.calls.length, { timeout: 12_000 }).toBeGreaterThan(calls);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.from-user').count()).toBe(1);
    await ask(page, 'better');
    await page.locator('.answer', { hasText: 'You said 6 letters.' }).waitFor();
  });
});
