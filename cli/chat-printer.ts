import pc from 'picocolors';
import { cardToText } from '../bot/channels/cards-text.ts';
import { oneLine, printable, truncate } from '../bot/channels/text-layout.ts';
import type { TurnEvent } from '../bot/turn-types.ts';
import type { Locale } from '../db/records.ts';
import { chatWords } from './chat-words.ts';

export interface Screen {
  write(text: string): void;
  /** Columns at the moment; a person may resize the window. */
  width(): number;
  colour: boolean;
  /** Whether to tell which tools are at work. */
  showsTools: boolean;
  timeZone: string;
}

/** What one answer came to. */
export interface Answer {
  text: string;
  suggestions: string[];
  outcome: 'done' | 'stopped' | 'failed';
}

/** Prints one answer while it is made. */
export interface AnswerPrinter {
  show(event: TurnEvent): void;
  /** Ends the last line; an answer whose end never came counts as stopped. */
  end(): Answer;
}

/** Prints blocks with an empty line between them, text as it streams. */
export function createAnswerPrinter(screen: Screen, locale: Locale): AnswerPrinter {
  const words = chatWords[locale];
  const paint = pc.createColors(screen.colour);
  const answer: Answer = { text: '', suggestions: [], outcome: 'stopped' };
  let isMidLine = false;

  const endLine = () => {
    if (isMidLine) screen.write('\n');
    isMidLine = false;
  };
  const line = (text: string) => {
    endLine();
    screen.write(`${text}\n`);
  };
  const stream = (delta: string) => {
    const text = printable(delta);
    if (!text) return;
    answer.text += text;
    screen.write(text);
    isMidLine = !text.endsWith('\n');
  };
  const tool = ({ name, args }: Extract<TurnEvent, { type: 'tool_call' }>) => {
    const [subject = ''] = ['query', 'order_id', 'about', 'product_id']
      .map((key) => args[key])
      .filter((value) => typeof value === 'string');
    const label = [words.tools[name] ?? name, subject].filter(Boolean).join(' · ');
    line(paint.dim(truncate(`  ⋯ ${oneLine(label)}`, screen.width())));
  };

  return {
    show: (event) => {
      switch (event.type) {
        case 'started':
          answer.text = '';
          answer.suggestions = [];
          break;
        case 'tool_call':
          if (screen.showsTools) tool(event);
          break;
        case 'tool_result':
          for (const card of event.cards) {
            const { colour, timeZone } = screen;
            line(`${cardToText(card, { locale, width: screen.width(), colour, timeZone })}\n`);
          }
          break;
        case 'text':
          stream(event.delta);
          break;
        case 'suggestions':
          answer.suggestions = event.items;
          line('');
          for (const [index, item] of event.items.entries()) {
            line(paint.cyan(`  [${index + 1}] ${oneLine(item)}`));
          }
          break;
        case 'notice':
          if (event.code === 'degraded') line(paint.dim(words.degraded));
          break;
        case 'finished':
          answer.outcome = event.status;
          break;
        case 'failed':
          answer.outcome = 'failed';
          line(paint.red(words.failed(printable(event.message))));
          if (event.retryable) line(words.tryAgain);
          break;
      }
    },
    end: () => {
      if (answer.outcome === 'stopped') line(paint.dim(words.stopped));
      endLine();
      return answer;
    },
  };
}
