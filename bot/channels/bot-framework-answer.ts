import type { Locale } from '../../db/records.ts';
import type { Card } from '../../tools/cards.ts';
import type { NumberedEvent } from '../turn-types.ts';
import type { AdaptiveCard } from './adaptive-elements.ts';
import { type AdaptiveOptions, cardToAdaptive } from './cards-adaptive.ts';

/** One message to be sent: a list of products is one message whose cards stand side by side. */
export interface Reply {
  text?: string;
  cards: AdaptiveCard[];
  suggestions: string[];
}

/** What the channel itself has to say. */
export const channelWords: Record<
  Locale,
  {
    welcome(shopName: string, greeting: string): string;
    empty: string;
    textOnly: string;
    tooLong: string;
    failed: string;
    failedForGood: string;
  }
> = {
  en: {
    welcome: (shopName, greeting) => `This is the automated assistant of ${shopName}. ${greeting}`,
    empty: 'Please write what you are looking for.',
    textOnly: 'I cannot read files here. Please write what you are looking for.',
    tooLong: 'That message is too long for me. Please say it more briefly.',
    failed: 'Something went wrong on our side. Please send that again.',
    failedForGood: 'Something went wrong on our side, and I cannot answer this.',
  },
  zh: {
    welcome: (shopName, greeting) => `这里是${shopName}的自动助理。${greeting}`,
    empty: '请写下您想找的东西。',
    textOnly: '我在这里无法读取文件，请用文字写下您想找的东西。',
    tooLong: '这条消息太长了，请说得简短一些。',
    failed: '我们这边出了点问题，请再发一次。',
    failedForGood: '我们这边出了点问题，无法回答这个问题。',
  },
};

/** The whole answer of a run, ready to be sent; a second attempt at the turn replaces what the first had said. */
export async function collectReplies(
  events: AsyncIterable<NumberedEvent>,
  options: AdaptiveOptions,
): Promise<Reply[]> {
  let text = '';
  let cards: Card[] = [];
  let suggestions: string[] = [];
  for await (const { event } of events) {
    if (event.type === 'started') {
      text = '';
      cards = [];
      suggestions = [];
    } else if (event.type === 'text') text += event.delta;
    else if (event.type === 'tool_result') cards.push(...event.cards);
    else if (event.type === 'suggestions') suggestions = event.items;
    else if (event.type === 'failed') {
      const words = channelWords[options.locale];
      return toReplies(event.retryable ? words.failed : words.failedForGood, [], [], options);
    }
  }
  return toReplies(text.trim(), cards, suggestions, options);
}

/** Suggestions go with the last message, as clients show only those; a stopped turn may have nothing to send. */
function toReplies(
  text: string,
  cards: readonly Card[],
  suggestions: string[],
  options: AdaptiveOptions,
): Reply[] {
  const replies: Reply[] = [
    ...(text ? [{ text, cards: [], suggestions: [] }] : []),
    ...cards.map((card) => ({ cards: cardToAdaptive(card, options), suggestions: [] })),
  ];
  const last = replies.at(-1);
  if (last) last.suggestions = suggestions;
  return replies;
}

/** Where a channel can fetch a picture: it knows nothing of paths on our own server. */
export function absoluteUrl(image: string, publicUrl: string | undefined): string | undefined {
  if (/^https?:\/\//i.test(image)) return image;
  return publicUrl && URL.canParse(image, publicUrl) ? new URL(image, publicUrl).href : undefined;
}
