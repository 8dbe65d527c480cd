import { expect, test } from 'vitest';
import { readPhrases } from './read-phrases.ts';

const { phrases, training } = readPhrases();

test('both languages have the same phrases and the same intents', () => {
  expect(Object.keys(phrases.zh).sort()).toEqual(Object.keys(phrases.en).sort());
  expect(Object.keys(training.zh).sort()).toEqual(Object.keys(training.en).sort());
});

test('the variants of a phrase and of its translation are filled with the same values', () => {
  const values = (texts: readonly string[] = []) =>
    new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1])));
  for (const [key, texts] of Object.entries(phrases.zh)) {
    const known = values(phrases.en[key]);
    for (const value of values(texts)) expect(known, `${key}: {${value}}`).toContain(value);
  }
});

test('every intent has examples enough in both languages, none twice', () => {
  for (const texts of [training.en, training.zh]) {
    for (const [intent, lines] of Object.entries(texts)) {
      expect(lines.length, intent).toBeGreaterThanOrEqual(10);
      expect(new Set(lines).size, intent).toBe(lines.length);
    }
    expect(Object.values(texts).flat().length).toBeGreaterThan(800);
  }
});
