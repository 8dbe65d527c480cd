import type { ToolResult } from './messages.ts';
import { listOf, textOf } from './state.ts';
import { join, type Wording } from './wording.ts';

type Data = Record<string, unknown>;

/** A quote fits into an answer up to here. */
const LONGEST_QUOTE = 160;

/** What reviewers say: how many praise and fault, and one of them in their own words. */
export function wordReviews({ data, args }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const n = Number(data.count ?? 0);
  const title = textOf(data.title);
  if (n === 0) return say('reviews_none', { title });
  const quotes = listOf(data.quotes);
  const about = textOf(data.about);
  const { positive, negative, mentions } = countsOf(data);
  const rating = typeof data.rating === 'number' ? data.rating : undefined;
  const quote = shortQuote(quotes, positive < negative ? 'negative' : 'positive');
  const quoted = quote && say('reviews_quote', quote);
  const { statement, yes, no } = (data.claim ?? {}) as Data;
  if (statement !== undefined) {
    const side = Number(yes) >= Number(no) ? 'yes' : 'no';
    const told = shortQuote(
      quotes.filter(({ says }) => says === side),
      '',
    );
    return join(
      [
        say('reviews_claim', { title, about: textOf(statement), yes: Number(yes), no: Number(no) }),
        told && say('reviews_quote', told),
      ],
      language,
    );
  }
  if (about && mentions === 0)
    return join(
      [say('reviews_about_none', { about, title, n }), say('reviews', { title, n, rating })],
      language,
    );
  if (about)
    return join([say('reviews_about', { about, title, positive, negative, n: mentions }), quoted], language);
  if (args.stars !== undefined && quotes.length === 0) return say('reviews_no_such', { title, n, rating });
  return join([say('reviews', { title, n, rating }), quoted], language);
}

/** The product that reviewers praise (or blame) most surely, how many do, and a sentence that says so. */
export function wordOpinions({ data, args }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const products = listOf(data.products);
  const [best] = products;
  if (!best) return say('opinions_none');
  const { positive, negative, mentions } = countsOf(best);
  const title = textOf(best.title);
  const side = args.stars === 'negative' ? 'negative' : 'positive';
  const quote = shortQuote(listOf([best.quote]), side);
  return join(
    [
      say(side === 'negative' ? 'opinions_bad' : 'opinions', { title, positive, negative, n: mentions }),
      quote && say('reviews_quote', quote),
      products.length > 1 ? say('opinions_more', { n: products.length }) : undefined,
    ],
    language,
  );
}

function countsOf(data: Data): { positive: number; negative: number; mentions: number } {
  const [positive, negative] = [Number(data.positive ?? 0), Number(data.negative ?? 0)];
  return { positive, negative, mentions: Number(data.mentions ?? positive + negative) };
}

/** The best quote of some substance that leans as most do, cut at a sentence where it is long. */
function shortQuote(quotes: readonly Data[], leaning: string): { text: string; stars: number } | undefined {
  const told = quotes.flatMap((quote) => {
    const text = textOf(quote.text);
    return text && text.length >= 12 ? { text, stars: Number(quote.stars), leaning: quote.leaning } : [];
  });
  const agreeing = told.filter((quote) => quote.leaning === leaning);
  const texts = agreeing.length > 0 ? agreeing : told;
  const first = texts.find(({ text }) => text.length <= LONGEST_QUOTE) ?? texts[0];
  if (!first) return undefined;
  const sentences = first.text.match(/[^.!?。！？]+[.!?。！？]*/gu) ?? [first.text];
  const kept = sentences.reduce(
    (text, sentence) => (text.length + sentence.length <= LONGEST_QUOTE ? text + sentence : text),
    '',
  );
  const text =
    kept ||
    first.text
      .slice(0, LONGEST_QUOTE - 3)
      .trimEnd()
      .concat('…');
  return { text: text.trim(), stars: first.stars };
}
