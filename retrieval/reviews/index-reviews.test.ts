import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { reviewRecord } from '../../db/records.ts';
import { addReader, readServingReader } from '../../db/review-readers.ts';
import { upsertReviews } from '../../db/reviews-write.ts';
import { openTestDatabase } from '../../db/test-database.ts';
import { createTokeniser } from '../tokenise.ts';
import { indexReviews } from './index-reviews.ts';
import { createFindReader } from './readers.ts';
import { RULES } from './rules.ts';
import { createReviewSummary } from './summary.ts';

type NewReview = Partial<z.input<typeof reviewRecord>> & { id: string };

let db: Database;
const tokeniser = createTokeniser();
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db[Symbol.asyncDispose]());
beforeEach(() => db.script('truncate reviews cascade; truncate review_readers cascade'));

const put = (...reviews: NewReview[]) =>
  db.transaction((tx) =>
    upsertReviews(
      tx,
      reviews.map((review) =>
        reviewRecord.parse({ productId: 'p1', rating: 5, body: 'The battery lasts.', ...review }),
      ),
    ),
  );
const index = (signal?: AbortSignal, onRead: (done: number, total: number) => void = () => undefined) =>
  indexReviews({ db, tokeniser, signal }, false, onRead);
const passages = () =>
  db.query<{ review_id: string; body: string }>(
    'select review_id, body from review_passages order by review_id, place',
  );
const doubts = async () =>
  Object.fromEntries(
    (
      await db.query<{ review_id: string; reasons: string[] }>('select review_id, reasons from review_doubts')
    ).map(({ review_id, reasons }) => [review_id, reasons.join()]),
  );

describe('reading reviews', () => {
  it('reads what is new and what changed, and nothing twice', async () => {
    await put({ id: 'a' }, { id: 'b', body: 'Sturdy. Quiet.' });
    expect(await index()).toBe(2);
    expect(await index()).toBe(0);
    await put({ id: 'a' }, { id: 'b', body: 'Sturdy. Loud.' });
    expect(await index()).toBe(1);
    expect(await passages()).toEqual([
      { review_id: 'a', body: 'The battery lasts.' },
      { review_id: 'b', body: 'Sturdy.' },
      { review_id: 'b', body: 'Loud.' },
    ]);
  });

  it('reports progress, goes on where it was cut off, and answers meanwhile', async () => {
    await put(...Array.from({ length: 150 }, (_, i) => ({ id: `r${i}`, productId: `p${i % 70}` })));
    const stop = new AbortController();
    const seen: number[] = [];
    const cut = index(stop.signal, (done, total) => {
      seen.push(done);
      expect(total).toBe(150);
      if (done > 50) stop.abort(new Error('killed'));
    });
    await expect(cut).rejects.toThrow('killed');
    const kept = (await passages()).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(150);
    expect(await index()).toBe(150 - kept);
    expect(await passages()).toHaveLength(150);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('forgets reviews that are gone', async () => {
    await put({ id: 'a' }, { id: 'b' });
    await index();
    await db.execute("delete from reviews where id = 'a'");
    expect(await passages()).toEqual([{ review_id: 'b', body: 'The battery lasts.' }]);
  });

  it('has one reader in service, also of a shop without reviews', async () => {
    expect(await index()).toBe(0);
    expect(await readServingReader(db)).toMatchObject({ serving: true, fitted_reviews: 0 });
  });

  it('reads anything that a review may hold', async () => {
    const bodies = [
      '',
      '\u200b',
      '<script>'.repeat(500),
      '👍'.repeat(9_000),
      'x'.repeat(200_000),
      '很'.repeat(70_000),
    ];
    await put(...bodies.map((body, i) => ({ id: `r${i}`, body, title: i === 0 ? 'Fine' : '' })));
    expect(await index()).toBe(bodies.length);
    expect(await index()).toBe(0);
  });
});

describe("models of the shop's own", () => {
  /** Reviews that praise one thing and blame another; stars say which weighs more. */
  const things = ['handle', 'lid', 'cable', 'strap', 'button', 'hinge'];
  const praise = ['is a delight', 'works flawlessly', 'could not be finer'];
  const fault = ['snapped at once', 'rattles horribly', 'is utterly useless'];
  const chinesePraise = '用着特别顺手，非常满意。';
  const chineseFault = '没几天就坏掉了，太失望。';
  const many = Array.from({ length: 340 }, (_, i) => {
    const isKind = i % 3 > 0;
    const [most, one] = isKind ? [praise, fault] : [fault, praise];
    const say = (thing: number, words: string[]) => `The ${things[thing % 6]} ${words[thing % 3]}.`;
    const english = `${say(i, most)} ${say(i + 1, most)} ${i % 4 ? '' : say(i + 2, one)}`;
    return {
      id: `m${i}`,
      productId: `p${i % 40}`,
      rating: isKind ? 5 : 1,
      body: i % 5 ? english : isKind ? chinesePraise : chineseFault,
    };
  });

  it('tell praise from fault by the words, whatever the stars; they take over when all is read', async () => {
    await put(...many);
    const plain = await addReader(db, { rules: 'older rules', fittedReviews: 0, parts: [] });
    expect(plain.serving).toBe(true);
    await index();
    const serving = await readServingReader(db);
    expect(serving).toMatchObject({ fitted_reviews: 340, rules: RULES });
    expect(await db.query('select no from review_readers')).toHaveLength(1);
    const leanings = await db.query<{ body: string; positive: number }>(
      'select body, positive from review_passages',
    );
    const right = leanings.filter(({ body, positive }) => {
      const isPraise = praise.some((words) => body.includes(words)) || body === chinesePraise;
      return isPraise === positive > 0.5;
    });
    expect(right.length / leanings.length).toBeGreaterThan(0.97);
    expect(await index()).toBe(0);
    expect((await readServingReader(db))?.no).toBe(serving?.no);
  }, 60_000);

  it('are not trained again when training was done and reading cut off', async () => {
    await put(...many);
    const stop = new AbortController();
    const cut = index(stop.signal, (done) => done > 100 && stop.abort(new Error('killed')));
    await expect(cut).rejects.toThrow('killed');
    const [before] = await db.query<{ no: number }>('select no from review_readers where fitted_reviews > 0');
    expect(await index()).toBeLessThan(300);
    expect((await readServingReader(db))?.no).toBe(before?.no);
  }, 60_000);

  it('are trained anew when another version of the program stored them', async () => {
    await put(...many);
    await addReader(db, { rules: RULES, fittedReviews: 340, parts: [Buffer.from('nonsense')] });
    const search = createReviewSummary({ db, findReader: createFindReader({ db, tokeniser }) });
    expect(await search({ productId: 'p1', locale: 'en' })).toMatchObject({ trust: { score: 1 } });
    await index();
    const reader = await createFindReader({ db, tokeniser })();
    expect(reader).toMatchObject({ isWhole: true, row: { fitted_reviews: 340 } });
  }, 60_000);
});

describe('reviews that count less', () => {
  const text =
    'I bought these boots in March and walked two hundred miles in them; the soles show no wear and my feet stay dry even in the bogs above our village.';
  const at = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString();

  it('are the later of near copies, whichever was read first and whatever product it is of', async () => {
    await put({ id: 'late', body: text.replace('March', 'May'), createdAt: at(9), author: 'B' });
    await index();
    expect(await doubts()).toEqual({});
    await put({ id: 'first', productId: 'p2', body: text, createdAt: at(3), author: 'A' });
    await index();
    expect(await doubts()).toEqual({ late: 'copy' });
    await put({ id: 'third', body: 'Another opinion altogether.', createdAt: at(12) });
    await index();
    expect(await doubts()).toEqual({ late: 'copy' });
  });

  it('are not one review shown with several products', async () => {
    await put(
      ...['p1', 'p2'].map((productId) => ({
        id: productId,
        productId,
        body: text,
        createdAt: at(3),
        author: 'A',
      })),
    );
    await index();
    expect(await doubts()).toEqual({});
  });

  it('are worded like made-up ones, unless the shop knows that their authors bought it', async () => {
    const gushing = [
      'Absolutely amazing! My whole family loves it, simply the best ever. You must buy it, you will never regret it!',
      '太完美了！绝对是最好的品牌，全家人都喜欢，强烈推荐大家赶快购买，绝对不会后悔！',
    ];
    const sincere =
      'This is simply the most incredible product ever made! Everyone in my family adores it. Perfect, perfect, perfect!';
    const told = (i: number) =>
      `After ${i + 2} weeks the clasp number ${i} turns stiff in the cold, but it holds ${i + 20} litres and dries overnight.`;
    await put(
      ...Array.from({ length: 30 }, (_, i) => ({
        id: `own${i}`,
        productId: `p${i}`,
        body: told(i),
        author: `A${i}`,
      })),
      ...gushing.map((body, i) => ({ id: `fake${i}`, productId: `p${i}`, body, author: `B${i}` })),
      { id: 'bought', productId: 'p3', body: sincere, verified: true, author: 'C' },
    );
    await index();
    expect(await doubts()).toMatchObject({ fake0: 'wording', fake1: 'wording' });
    expect((await doubts()).bought ?? '').not.toContain('wording');
    const weights = await db.query("select weight from review_doubts where reasons = '{wording}'");
    expect(weights).toEqual([{ weight: expect.closeTo(0.6) }, { weight: expect.closeTo(0.6) }]);
    const summarise = createReviewSummary({ db, findReader: createFindReader({ db, tokeniser }) });
    expect((await summarise({ productId: 'p0', locale: 'en' }))?.trust).toMatchObject({
      doubted: 1,
      reasons: [{ reason: 'wording', reviews: 1 }],
    });
  }, 60_000);

  it('are no longer when they are written anew', async () => {
    await put({ id: 'a', body: text, createdAt: at(1) }, { id: 'b', body: text, createdAt: at(2) });
    await index();
    expect(await doubts()).toEqual({ b: 'copy' });
    await put({ id: 'b', body: 'My own words now.', createdAt: at(2) });
    await index();
    expect(await doubts()).toEqual({});
  });

  it('are sprees, told by what the customer wrote elsewhere', async () => {
    const spree = Array.from({ length: 5 }, (_, i) => ({
      id: `s${i}`,
      productId: `p${i}`,
      customerId: 'c',
      createdAt: at(1),
    }));
    await put(...spree, { id: 'x', productId: 'p1', customerId: 'd', createdAt: at(2) });
    await index();
    expect(await doubts()).toEqual(Object.fromEntries(spree.map(({ id }) => [id, 'spree'])));
  });
});
