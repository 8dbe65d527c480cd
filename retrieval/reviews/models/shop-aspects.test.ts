import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../../db/records.ts';
import { ShopError } from '../../../errors.ts';
import type { AspectReader, OpinionText } from './aspect-types.ts';
import { decodeShopAspects, fitShopAspects, type ShopAspectModel } from './shop-aspects.ts';

/** What is said of each thing, in words of its own, and the products of which it is said. */
const said = [
  ['tent', 'en', 'The poles', ['are sturdy', 'bend in the wind', 'are strong', 'snapped']],
  ['tent', 'zh', '撑杆', ['很结实', '一吹就弯', '很牢固', '断了']],
  ['lamp', 'en', 'The dimmer', ['is smooth', 'flickers terribly', 'is precise', 'is faulty']],
  ['lamp', 'zh', '旋钮', ['很顺滑', '闪得难受', '很精准', '失灵']],
  ['shop', 'en', 'The price', ['is fair', 'is too high', 'is reasonable', 'is a bargain']],
  ['shop', 'zh', '价格', ['公道', '太高', '合理', '划算']],
  ['post', 'en', 'Delivery', ['was quick', 'took too long', 'was late', 'was prompt']],
  ['post', 'zh', '物流', ['很快', '太慢', '迟到了', '准时']],
] as const;

/** 24 reviews of each, spread over six products. */
const texts: OpinionText[] = Array.from({ length: 24 }, (_, at) =>
  said.map(([kind, language, thing, judgements]): OpinionText => {
    const text = `${thing}${language === 'en' ? ' ' : ''}${judgements[at % judgements.length]}`;
    return { text, language, productId: `${kind}${at % 6}` };
  }),
).flat();

let model: ShopAspectModel;
let reader: AspectReader;
beforeAll(() => {
  model = fitShopAspects(texts);
  reader = model.createReader();
}, 60_000);

const read = (text: string, language: Locale) =>
  reader.readMentions({ text, language }).map(({ aspect, start, end, positive }) => ({
    aspect,
    term: text.slice(start, end),
    praise: positive > 0.5,
  }));

describe("a shop's aspects", () => {
  it('are the known concepts, those that its reviewers speak of first', () => {
    const spokenOf = model.aspects.filter(({ count }) => count > 0).map(({ id }) => id);
    expect(spokenOf).toEqual(expect.arrayContaining(['price', 'delivery']));
    expect(spokenOf).not.toContain('battery');
    expect(model.aspects.slice(0, spokenOf.length).map(({ id }) => id)).toEqual(spokenOf);
  });

  it('join the two languages however rarely they are spoken of', () => {
    const aspectsOf = (text: string, language: Locale) => read(text, language).map(({ aspect }) => aspect);
    expect(aspectsOf('The noise cancelling is superb.', 'en')).toEqual(['noise cancelling']);
    expect(aspectsOf('降噪很好。', 'zh')).toEqual(['noise cancelling']);
  });

  it('are not read from fixed phrases', () => {
    for (const text of ['If you want a lamp, look no further.', 'I bought it last month.', 'Great on paper.'])
      expect(read(text, 'en'), text).toEqual([]);
    expect(read('The looks are great.', 'en')).toMatchObject([{ aspect: 'looks', term: 'looks' }]);
  });

  it('include what no concept covers, merged across the languages', () => {
    const poles = model.aspects.find(({ terms }) => terms.some(({ text }) => text === 'poles'));
    expect(poles?.names).toEqual({ en: 'poles', zh: '撑杆' });
    expect(poles?.count).toBe(48);
  });

  it('read the same after storing', () => {
    const stored = decodeShopAspects(model.encode());
    expect(stored.aspects).toEqual(model.aspects);
    const text = 'The price is poor but the poles are superb.';
    const before = reader.readMentions({ text, language: 'en' }).map(({ positive }) => positive);
    const after = stored.createReader().readMentions({ text, language: 'en' });
    for (const [at, { positive }] of after.entries()) expect(positive).toBeCloseTo(before[at] ?? 0, 5);
    expect(() => decodeShopAspects(new Uint8Array([1, 2, 3]))).toThrow(ShopError);
  });
});

describe('clauses', () => {
  it('judge each aspect by its own', () => {
    expect(read('The price is fine, but delivery was slow and careless.', 'en')).toEqual([
      { aspect: 'price', term: 'price', praise: true },
      { aspect: 'delivery', term: 'delivery', praise: false },
    ]);
    expect(read('价格不错，可是物流太差了。', 'zh')).toEqual([
      { aspect: 'price', term: '价格', praise: true },
      { aspect: 'delivery', term: '物流', praise: false },
    ]);
  });

  it('are cut where "and" joins two judgements', () => {
    expect(read('Great price and awful delivery', 'en')).toEqual([
      { aspect: 'price', term: 'price', praise: true },
      { aspect: 'delivery', term: 'delivery', praise: false },
    ]);
  });

  it('without a judgement take that of the next', () => {
    expect(read('物流，真的太差了', 'zh')).toEqual([{ aspect: 'delivery', term: '物流', praise: false }]);
  });

  it('hear negation, and terms that are judgements themselves', () => {
    expect(read('I am not happy with the price', 'en')).toMatchObject([{ aspect: 'price', praise: false }]);
    expect(read('价格不贵', 'zh')).toMatchObject([{ aspect: 'price', praise: true }]);
    expect(read('overpriced', 'en')).toMatchObject([{ aspect: 'price', praise: false }]);
  });

  it('ask the sentiment model too', () => {
    const [plain] = reader.readMentions({ text: 'the price', language: 'en' });
    const kind = model.createReader(() => 0.9).readMentions({ text: 'the price', language: 'en' });
    expect(kind[0]?.positive).toBeGreaterThan(plain?.positive ?? 1);
  });

  it('of any content are read', () => {
    for (const text of [
      '',
      '   ',
      '.,;!?',
      '\u0000\u200b',
      'but',
      '但是',
      '価格',
      `${'price '.repeat(3_000)}`,
    ])
      for (const language of ['en', 'zh'] as const)
        for (const { start, end, positive } of reader.readMentions({ text, language })) {
          expect(end).toBeGreaterThan(start);
          expect(positive).toBeGreaterThan(0);
        }
  });
});
