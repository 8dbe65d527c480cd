import { describe, expect, it } from 'vitest';
import { customer, talk } from './test-talk.ts';

const ANSWER = {
  search_reviews: {
    about: 'grip',
    mentions: 40,
    positive: 30,
    negative: 6,
    products: [
      {
        product_id: 'P2',
        title: 'Tarnbeck Drift running shoes',
        price: '$99.00',
        mentions: 12,
        positive: 11,
        negative: 1,
        quote: { stars: 4, text: 'The grip held on wet stone.', leaning: 'positive' },
      },
      { product_id: 'P1', title: 'Velorrin Dash', price: '$80.00', mentions: 5, positive: 3, negative: 1 },
    ],
  },
};
const ask = (...lines: string[]) => talk(customer, lines, ANSWER);

describe('questions to the reviews of a whole kind', () => {
  it.each([
    ['which running shoes have the best grip according to reviews?', undefined],
    ['What running shoes do people say are most comfortable?', undefined],
    ['which running shoes do customers complain about for comfort?', 'negative'],
    ['哪款跑鞋防滑最好', undefined],
    ['跑鞋里大家说透气好的有哪些', undefined],
  ])('%s', (line, stars) => {
    const [turn] = ask(line);
    expect(turn?.calls).toMatchObject([{ name: 'search_reviews', args: stars ? { stars } : {} }]);
  });

  it.each([
    'running shoes',
    'what running shoes do you have under 80?',
    'which running shoes are on sale?',
    '跑鞋有哪些',
    '卖得最好的跑鞋是哪款',
  ])('%s is none', (line) => {
    const [turn] = ask(line);
    expect(turn?.calls.map(({ name }) => name)).not.toContain('search_reviews');
  });

  it('tells the surest one with its counts and one sentence, and goes on with the list', () => {
    const [turn, next] = ask(
      'which running shoes have the best grip according to reviews?',
      'show me the first one',
    );
    expect(turn?.text).toContain('Tarnbeck Drift running shoes');
    expect(turn?.text).toContain('11');
    expect(turn?.text).toContain('The grip held on wet stone.');
    expect(next?.calls).toMatchObject([{ name: 'get_product', args: { product_id: 'P2' } }]);
  });

  it('says so when nobody speaks of it', () => {
    const [turn] = talk(customer, ['which running shoes have the best grip according to reviews?'], {
      search_reviews: { about: 'grip', mentions: 0, positive: 0, negative: 0, products: [] },
    });
    expect(turn?.text).toMatch(/no reviews/);
  });
});

describe('the sentence that is quoted of one product', () => {
  const reviews = (counts: object) =>
    talk(customer, ['show me running shoes', 'what do people say about the grip of the second one?'], {
      get_reviews: {
        title: 'Drift',
        count: 20,
        about: 'grip',
        ...counts,
        quotes: [
          { stars: 5, text: 'Grip is superb on wet rock.', leaning: 'positive' },
          { stars: 2, text: 'It slips as soon as it rains.', leaning: 'negative' },
        ],
      },
    })[1]?.text;

  it('leans as most do', () => {
    expect(reviews({ mentions: 9, positive: 7, negative: 2 })).toContain('Grip is superb');
    expect(reviews({ mentions: 9, positive: 2, negative: 7 })).toContain('It slips');
  });

  it('is none where nobody mentions it', () => {
    expect(reviews({ mentions: 0, positive: 0, negative: 0, quotes: [] })).toMatch(/No review/);
  });
});
