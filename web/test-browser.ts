import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium of this machine; browser tests are skipped by name where there is none. */
export const chromiumPath = usualPlaces.find((path) => existsSync(path));

/**
 * Playwright switches off that a frame on another site has storage of its own, which every browser gives it; naming the
 * features anew keeps the rest of its list that matters here.
 */
const disabledFeatures = 'HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding,OptimizationHints';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', `--disable-features=${disabledFeatures}`],
  });

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** A visitor of their own: fresh storage and cookies, English and light unless told otherwise. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({
    locale: 'en-US',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 860 },
    ...options,
  });
  context.setDefaultTimeout(12_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // What a test breaks on purpose is reported by the network as well; broken code and refused scripts are not that.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
      problems.push(message.text());
    }
  });
  await page.goto(url);
  return { page, problems };
}

export async function closeVisits(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Writes and sends, and waits until the answer to it is over. */
export async function ask(page: Page, text: string): Promise<void> {
  const questions = page.locator('.from-user');
  const before = await questions.count();
  await page.getByRole('textbox', { name: /Message|消息/ }).fill(text);
  await page.keyboard.press('Enter');
  await questions.nth(before).waitFor();
  await waitForAnswer(page);
}

export async function waitForAnswer(page: Page): Promise<void> {
  await page.locator('.from-assistant[aria-busy="false"]').last().waitFor();
  await page.locator('.send.stop').waitFor({ state: 'detached' });
}

/** Everything axe can tell of WCAG 2.2 A and AA, and that the page does not scroll sideways. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(told, what).toEqual([]);
  const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(sideways, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
}

/** A line to the shop that can be cut: every open connection ends at once, and new ones are refused until mended. */
export async function openLine(targetPort: number) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const line: Server = createServer((client) => {
    if (isCut) return void client.destroy();
    const shop = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, shop],
      [shop, client],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}
