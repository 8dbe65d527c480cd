import { useEffect, useState } from 'react';
import { plainText } from '../markdown.ts';
import type { ChatMessage } from '../state/transcript.ts';
import { useWords } from '../words.tsx';

/** Reads an answer out once, when it is whole: a screen reader is not to be told every piece of it. */
export function Announcer({ messages, isRunning }: { messages: readonly ChatMessage[]; isRunning: boolean }) {
  const { t } = useWords();
  const [wasRunning, setWasRunning] = useState(isRunning);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (wasRunning === isRunning) return;
    setWasRunning(isRunning);
    const last = messages.at(-1);
    if (isRunning || last?.role !== 'assistant') return setSpoken(isRunning ? t.typing : '');
    const cards = last.cards.length > 0 ? t.cardsShown(last.cards.length) : '';
    const text = last.error ? (t.errors[last.error.code] ?? t.errors.other ?? '') : plainText(last.text);
    setSpoken([t.answerReady(text), cards].filter(Boolean).join(' '));
  }, [wasRunning, isRunning, messages, t]);
  return (
    <p className="sr-only" role="status">
      {spoken}
    </p>
  );
}
