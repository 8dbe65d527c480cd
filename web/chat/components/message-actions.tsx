import { ActionBarPrimitive, useAuiState } from '@assistant-ui/react';
import { useState } from 'react';
import type { ChatMessage } from '../state/transcript.ts';
import type { Feedback } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { useChat } from './chat-context.tsx';
import { Icon } from './icons.tsx';

/** Thumbs and copy under an answer; pressing a thumb again takes it back. */
export function MessageActions({ message }: { message: ChatMessage }) {
  const { t } = useWords();
  const chat = useChat();
  const isCopied = useAuiState((state) => state.message.isCopied);
  const [said, setSaid] = useState('');
  const { turnId } = message;
  const rate = (value: Feedback) => {
    if (!turnId) return;
    const wanted = message.feedback === value ? 0 : value;
    chat.rate(message.id, turnId, wanted).then(
      () => setSaid(wanted === 0 ? '' : t.thanks),
      () => setSaid(t.errors.other ?? ''),
    );
  };
  return (
    <ActionBarPrimitive.Root className="actions">
      {turnId && (
        <>
          <button
            type="button"
            className="icon-button small"
            aria-label={t.thumbsUp}
            title={t.thumbsUp}
            aria-pressed={message.feedback === 1}
            onClick={() => rate(1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="icon-button small"
            aria-label={t.thumbsDown}
            title={t.thumbsDown}
            aria-pressed={message.feedback === -1}
            onClick={() => rate(-1)}
          >
            <Icon name="up" flip />
          </button>
        </>
      )}
      {message.text && (
        <ActionBarPrimitive.Copy
          className="icon-button small"
          aria-label={isCopied ? t.copied : t.copy}
          title={isCopied ? t.copied : t.copy}
        >
          <Icon name={isCopied ? 'check' : 'copy'} />
        </ActionBarPrimitive.Copy>
      )}
      <span className="quiet" role="status">
        {said}
      </span>
    </ActionBarPrimitive.Root>
  );
}
