import type { ChatError } from '../state/transcript.ts';
import { useWords } from '../words.tsx';
import { useChat } from './chat-context.tsx';
import { Icon } from './icons.tsx';

/** Says in the customer's language that an answer did not come, and offers to ask again. */
export function AnswerError({ error, canRetry }: { error: ChatError; canRetry: boolean }) {
  const { t } = useWords();
  const chat = useChat();
  return (
    <div className="answer-error" role="alert">
      <p>{t.errors[error.code] ?? t.errors.other}</p>
      {canRetry && error.retryable && (
        <button type="button" className="button" onClick={() => void chat.retry()}>
          <Icon name="retry" />
          {t.retry}
        </button>
      )}
    </div>
  );
}
