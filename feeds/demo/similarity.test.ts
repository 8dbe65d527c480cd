import { expect, test } from 'vitest';
import { createSimilarityIndex, fiveGrams, tokenize } from './similarity.ts';

test('tokenizes words in English and characters in Chinese, without punctuation', () => {
  expect(tokenize("It's 5 GB, really!", 'en')).toEqual(["it's", '5', 'gb', 'really']);
  expect(tokenize('续航 5 小时。', 'zh')).toEqual(['续', '航', '5', '小', '时']);
});

test('counts distinct 5-grams', () => {
  expect(fiveGrams('a b c d e f', 'en').size).toBe(2);
  expect(fiveGrams('a b c d', 'en').size).toBe(0);
  expect(fiveGrams('一二三四五一二三四五', 'zh').size).toBe(5);
});

test('refuses a text that shares more than the limit with one before, whichever is shorter', () => {
  const index = createSimilarityIndex('en', 0.6);
  expect(index.add('one two three four five six seven eight nine ten')).toBe(true);
  expect(index.add('three four five six seven eight nine')).toBe(false);
  // Two of its four 5-grams are shared: half.
  expect(index.add('one two three four five six other words')).toBe(true);
  expect(index.add('all of this is new to the index')).toBe(true);
  expect(index.add('too short a text')).toBe(false);
});

test('leaves no trace of a refused text', () => {
  const index = createSimilarityIndex('en', 0.6);
  index.add('one two three four five six');
  expect(index.add('one two three four five six seven')).toBe(false);
  expect(index.add('three four five six seven eight nine ten')).toBe(true);
});
