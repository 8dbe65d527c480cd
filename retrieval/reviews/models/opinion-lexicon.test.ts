import { describe, expect, it } from 'vitest';
import { loadOpinionLexicon } from './opinion-lexicon.ts';
import { worthOf } from './polarity-features.ts';

const zh = loadOpinionLexicon('zh');
const en = loadOpinionLexicon('en');
const heard = (text: string, aspect = '') => {
  const isChinese = /\p{Script=Han}/u.test(text);
  const lexicon = isChinese ? zh : en;
  const cut = (of: string) => of.split(isChinese ? '' : ' ');
  return lexicon.opinions(cut(text)).map((opinion) => worthOf(opinion, lexicon.wantedOf(cut(aspect))));
};

describe('opinion words', () => {
  it('are the longest there are', () => {
    expect(heard('不错')).toEqual([1]);
    expect(heard('not good')).toEqual([-1]);
    expect(heard('物超所值')).toEqual([1]);
  });

  it('turn when negated near by, once for each negation', () => {
    expect(heard('没有觉得难看')).toEqual([1]);
    expect(heard('never again but it is a beautiful thing')).toEqual([1]);
    expect(heard('not bad and good')).toEqual([1, 1]);
  });

  it('are not negated by words that only look like it', () => {
    expect(heard('非常好')).toEqual([1]);
    expect(heard('无线连接稳定')).toEqual([1]);
  });

  it('of degree depend on what has them', () => {
    expect(heard('容量大', '容量')).toEqual([1]);
    expect(heard('体积大', '手机体积')).toEqual([-1]);
    expect(heard('价格不高', '价格')).toEqual([1]);
    expect(heard('太大')).toEqual([-1]);
    expect(heard('屋子大', '屋子')).toEqual([0]);
  });
});
