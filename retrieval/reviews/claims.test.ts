import { describe, expect, it } from 'vitest';
import { createTokeniser } from '../tokenise.ts';
import { nameOfKnown } from './aspects.ts';
import { createReadClaim } from './claims.ts';
import { languageOf } from './passages.ts';
import { createReadQuestion } from './question.ts';

const tokeniser = createTokeniser();
const readQuestion = createReadQuestion(tokeniser, undefined);
const readClaim = createReadClaim(tokeniser, readQuestion);
const claimsOf = (text: string) => readClaim(text, readQuestion(text), nameOfKnown);
const statementOf = (text: string) => claimsOf(text)[0]?.statement.en;
const stanceOf = (question: string, sentence: string) =>
  claimsOf(question)[0]?.stanceOf({ text: sentence, language: languageOf(sentence) });

describe('questions', () => {
  it.each([
    ['does it run small?', 'runs small'],
    ['偏小吗', 'runs small'],
    ['are they true to size', 'true to size'],
    ['Is it loud?', 'loud'],
    ['吵不吵', 'loud'],
    ['heavy', 'heavy'],
    ['这把刀锋利吗？', 'sharp'],
    ['Is the battery good for travel?', 'battery: good'],
    ['电池好吗', 'battery: good'],
  ])('%s asks to confirm "%s"', (question, statement) => expect(statementOf(question)).toBe(statement));

  it.each([
    'fit',
    'battery life',
    'how is the fit?',
    'which one is best?',
    '续航怎么样',
    '哪款耳机降噪好',
    '',
    '?',
    'is',
    '吗',
    'warm winter coat',
    'what do people say about slow delivery',
  ])('%s asks to confirm nothing', (question) => expect(claimsOf(question)).toEqual([]));
});

describe('sentences', () => {
  it.each([
    ['does it run small?', 'They run small, so size up.', 'yes'],
    ['does it run small?', '尺码偏小，建议买大一码。', 'yes'],
    ['does it run small?', 'The cut is narrow.', 'yes'],
    ['does it run small?', 'True to size.', 'no'],
    ['does it run small?', 'Runs large.', 'no'],
    ['does it run small?', 'Not too tight, not too loose.', 'no'],
    ['does it run small?', 'The small box came late.', undefined],
    ['does it run small?', 'I was worried that they would run small.', undefined],
    ['偏小吗', '非常合身，一点都不紧。', 'no'],
    ['偏小吗', '用了两小时。', undefined],
    ['is it loud?', 'Loud as a plane.', 'yes'],
    ['is it loud?', "It isn't loud at all.", 'no'],
    ['is it loud?', 'Not exactly quiet.', 'yes'],
    ['吵吗', '一点都不吵。', 'no'],
    ['吵吗', '不仅吵，还发烫。', 'yes'],
    ['does it leak?', 'Kept dry through a storm.', 'no'],
    ['is the screen bright?', 'The screen is bright.', 'yes'],
    ['is the screen bright?', 'Too dim outdoors, this screen.', 'no'],
    ['is it heavy?', 'I am a heavy user.', undefined],
    ['can it be folded?', 'It cannot be folded.', 'no'],
    ['can it be folded?', 'Folded, it fits a drawer.', 'yes'],
  ])('%s %s: %s', (question, sentence, stance) => expect(stanceOf(question, sentence)).toBe(stance));

  it('tell by praise and fault only where these leave no choice', () => {
    const sides = (question: string) => {
      const [claim] = claimsOf(question);
      return [claim?.aspects, claim?.stanceOfSide(1), claim?.stanceOfSide(-1)];
    };
    expect(sides('does it run small?')).toEqual([['fit'], 'no', undefined]);
    expect(sides('is it loud?')).toEqual([['noise'], 'no', 'yes']);
    expect(sides('is it quiet?')).toEqual([['noise'], 'yes', 'no']);
    expect(sides('is the screen bright?')[0]).toEqual([]);
  });

  it('of any length and content are read', () => {
    for (const text of ['', 'loud '.repeat(40_000), '吵'.repeat(70_000), '<script>loud()</script>', '\ud800'])
      for (const question of ['is it loud?', '吵吗', 'can it be folded?'])
        expect(['yes', 'no', undefined]).toContain(stanceOf(question, text.slice(0, 300)));
    expect(claimsOf('is it loud? '.repeat(20_000))).toBeInstanceOf(Array);
  });
});
