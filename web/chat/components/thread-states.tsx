import { useState } from 'react';
import { useFront } from '../front-context.tsx';
import type { Chat } from '../state/chat.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

/** The way to what was said before the first message shown. */
export function Earlier({ chat }: { chat: Chat }) {
  const { t } = useWords();
  const [isLoading, setLoading] = useState(false);
  const load = () => {
    setLoading(true);
    chat.loadEarlier().then(
      () => setLoading(false),
      () => setLoading(false),
    );
  };
  return (
    <button type="button" className="button earlier" disabled={isLoading} onClick={load}>
      {t.earlierMessages}
    </button>
  );
}

/** Stands where the messages will be. */
export function LoadingThread() {
  return (
    <div className="thread-skeleton" aria-busy="true">
      <span className="skeleton bubble" />
      <span className="skeleton" />
      <span className="skeleton short" />
      <span className="skeleton card" />
    </div>
  );
}

/** The conversation in the address is not this visitor's, or never was. */
export function MissingThread() {
  const { t } = useWords();
  const front = useFront();
  return (
    <div className="thread-state">
      <h2>{t.missing.title}</h2>
      <p>{t.missing.text}</p>
      <button type="button" className="button primary" onClick={front.openNew}>
        <Icon name="plus" />
        {t.newChat}
      </button>
    </div>
  );
}

/** The conversation is there, but could not be read now. */
export function LoadFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div className="thread-state" role="alert">
      <h2>{t.loadFailed}</h2>
      <button type="button" className="button primary" onClick={onRetry}>
        <Icon name="retry" />
        {t.retry}
      </button>
    </div>
  );
}
