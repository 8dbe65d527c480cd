import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertHelpPages } from '../db/help-pages-write.ts';
import { type HelpPageRecord, helpPageRecord } from '../db/records.ts';
import { readPassages, stripMarkdown } from './help-passages.ts';
import { openTestShop } from './test-shop.ts';

const page = (
  id: string,
  language: 'en' | 'zh',
  topic: string,
  title: string,
  body: string,
): HelpPageRecord => helpPageRecord.parse({ id, language, topic, title, body });

const pages = [
  page(
    'shipping',
    'en',
    'shipping',
    'Shipping',
    '# Times\n\nOrders arrive in **3 to 5** days.\n\n# Costs\n\nOver $50 it is [free](/free).',
  ),
  page('shipping', 'zh', 'shipping', '配送', '# 时效\n\n订单三到五天送达。\n\n# 费用\n\n满五十美元包邮。'),
  page('returns', 'en', 'returns', 'Returns', 'Send it back within 30 days and get your money back.'),
  page('returns', 'zh', 'returns', '退换货', '三十天内可以退货，退款原路返回。'),
  page('warranty', 'en', 'warranty', 'Warranty', 'We repair what breaks within two years.'),
];

let shop: Awaited<ReturnType<typeof openTestShop>>;
beforeAll(async () => {
  shop = await openTestShop([]);
  await shop.db.transaction((tx) => upsertHelpPages(tx, pages));
});
afterAll(() => shop[Symbol.asyncDispose]());

const ask = (text: string, locale: 'en' | 'zh' = 'en', limit = 3) =>
  shop.search.help({ text, locale, limit });

describe('help', () => {
  it('finds the page and the passage that answer', async () => {
    const [shipping] = await ask('what does shipping cost?');
    expect(shipping).toMatchObject({ pageId: 'shipping', excerpt: 'Costs: Over $50 it is free.' });
    expect((await ask('退货政策', 'zh'))[0]?.pageId).toBe('returns');
  });

  it('understands other words for the same', async () => {
    expect((await ask('delivery to my house'))[0]?.pageId).toBe('shipping');
    expect((await ask('can I get a refund'))[0]?.pageId).toBe('returns');
    expect((await ask('my kettle is faulty'))[0]?.pageId).toBe('warranty');
    expect((await ask('运费多少', 'zh'))[0]?.pageId).toBe('shipping');
  });

  it("prefers the reader's language and falls back on another", async () => {
    expect((await ask('配送', 'zh'))[0]?.excerpt).toMatch(/^\p{Script=Han}/u);
    expect((await ask('保修多久', 'zh'))[0]).toMatchObject({
      pageId: 'warranty',
      excerpt: expect.stringMatching('repair'),
    });
    const ids = (await ask('shipping returns warranty')).map(({ pageId }) => pageId);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('knows of a page as soon as it is changed', async () => {
    expect((await ask('crocodiles')).length).toBe(0);
    const changed = page('warranty', 'en', 'warranty', 'Warranty', 'Two years, also against crocodiles.');
    await shop.db.transaction((tx) => upsertHelpPages(tx, [changed]));
    expect((await ask('crocodiles'))[0]?.pageId).toBe('warranty');
  });

  it('answers nothing to nothing', async () => {
    for (const text of ['', 'the of', '\u0000', '??', 'q'.repeat(10_000)])
      expect(await ask(text)).toEqual([]);
    expect(await ask('shipping', 'en', 0)).toEqual([]);
  });
});

describe('passages', () => {
  it('are plain text', () => {
    expect(stripMarkdown('- **Bold** and _soft_ `code` in snake_case\n- ![logo](x.png) <b>2 * 3</b>')).toBe(
      'Bold and soft code in snake_case logo 2 * 3',
    );
    expect(stripMarkdown('| Zone | Price |\n|---|---|\n| EU | 5 |')).toBe('Zone, Price EU, 5');
  });

  it('carry their heading and are cut at a sentence', () => {
    expect(readPassages('# One\nFirst.\n\nSecond.\r\n\r\n## Two\n\nThird.')).toEqual([
      'One: First.',
      'One: Second.',
      'Two: Third.',
    ]);
    const [long] = readPassages(`${'A sentence of some length. '.repeat(60)}`);
    expect(long?.length).toBeLessThanOrEqual(600);
    expect(long).toMatch(/length\.$/);
    expect(readPassages('')).toEqual([]);
  });
});
