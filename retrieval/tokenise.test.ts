import { describe, expect, it } from 'vitest';
import { createTokeniser, squash } from './tokenise.ts';

const tokeniser = createTokeniser();
const terms = (text: string) => tokeniser.terms(text).join(' ');

describe('tokenising', () => {
  it('stems English words and folds case, width and accents', () => {
    expect(terms('Running SHOES')).toBe('run shoe');
    expect(terms('ＡＢＣ Café')).toBe('abc cafe');
    expect(terms("men's boots")).toBe('men boot');
  });

  it('keeps a model number whole and cuts it where letters and digits meet', () => {
    expect(terms('dv7-1211ea')).toBe('dv71211ea dv7 1211ea dv 1211 ea');
    expect(terms('DDR2-SDRAM')).toBe('ddr2sdram ddr2 sdram ddr');
    expect(squash('DV7 1211-EA')).toBe('dv71211ea');
  });

  it('knows a compound written together or apart', () => {
    expect(terms('Wi-Fi')).toBe('wifi wi fi');
    expect(terms('wifi')).toBe('wifi');
  });

  it('joins a number with its unit', () => {
    expect(terms('4 GB')).toBe('4gb');
    expect(terms('4gb')).toBe('4gb');
    expect(terms('17" and 15.60 inch')).toBe('17in 15.6in');
    expect(terms('500毫升 1.5 升')).toBe('500ml 1.5l');
    expect(terms('2 people')).toBe('2 peopl');
  });

  it('cuts Chinese into words', () => {
    expect(terms('蓝牙降噪耳机')).toBe('蓝牙 降噪 耳机');
    expect(terms('登山靴43码')).toBe('登山 靴 43 码');
    expect(terms('请帮我推荐一款耳机')).toBe('耳机');
  });

  it('sees through marks that nobody sees and takes other marks for gaps', () => {
    expect(terms('te\u200bnt\u0000bag')).toBe('tent bag');
    expect(terms('\u202eabc\u202c')).toBe('abc');
    expect(terms('😀 ::: ,,, \u0000')).toBe('');
  });

  it('gives the same terms for a text as for its parts, in ASCII or not', () => {
    for (const text of ['wi-fi 4 GB dv7-1211ea 17" t-shirt', "it's 3.5mm o'clock a/b"]) {
      expect(terms(`${text} 耳机`)).toBe(`${terms(text)} 耳机`);
    }
  });

  it('is quick with texts made to be slow', () => {
    const started = performance.now();
    for (const unit of ['a-', '1.', 'a1', '"', "'", '中', '1 ']) terms(unit.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
