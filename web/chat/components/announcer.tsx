import { useState } from 'react';
import { plainText } from '../markdown.ts';
import type { ChatMessage } from '../state/transcript.ts';
import type { Strings } from '../strings/en.ts';
import { useWords } from '../words.tsx';

/** Reads an answer out once, when it is whole: a screen reader is not to be told every piece of it. */
export function Announcer({ messages, isRunning }: { messages: readonly ChatMessage[]; isRunning: boolean }) {
  const { t } = useWords();
  const [wasRunning, setWasRunning] = useState(isRunning);
  const [spoken, setSpoken] = useState('');
  if (wasRunning !== isRunning) {
    setWasRunning(isRunning);
    setSpoken(isRunning ? t.typing : wordsOf(messages.at(-1), t));
  }
  return (
    <p className="sr-only" role="status">
      {spoken}
    </p>
  );
}

function wordsOf(answer: ChatMessage | undefined, t: Strings): string {
  if (answer?.role !== 'assistant') return '';
  const text = answer.error ? (t.errors[answer.error.code] ?? t.errors.other ?? '') : plainText(answer.text);
  const cards = answer.cards.length > 0 ? t.cardsShown(answer.cards.length) : '';
  return [t.answerReady(text), cards].filter(Boolean).join(' ');
}
