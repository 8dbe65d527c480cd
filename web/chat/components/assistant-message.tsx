import { MessagePrimitive, useAuiState } from '@assistant-ui/react';
import { CardView } from '../cards/card-view.tsx';
import type { ChatMessage } from '../state/transcript.ts';
import { useWords } from '../words.tsx';
import { Activity } from './activity.tsx';
import { AnswerError } from './answer-error.tsx';
import { useChatMessage } from './chat-context.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Icon, Mark } from './icons.tsx';
import { MarkdownText } from './markdown-text.tsx';
import { MessageActions } from './message-actions.tsx';
import { Suggestions } from './suggestions.tsx';

/** One answer: what was looked up, the words, the cards, and what can be done next. */
export function AssistantMessage() {
  const { t } = useWords();
  const message = useChatMessage();
  const isLast = useAuiState((state) => state.message.isLast);
  const isOver = message.status !== 'running';
  const notice = message.notice ? t.notices[message.notice] : undefined;
  return (
    <MessagePrimitive.Root className="message from-assistant" aria-busy={!isOver}>
      <h2 className="sr-only">{t.assistantSaid}</h2>
      <Mark />
      <div className="answer">
        <Activity tools={message.tools} isRunning={!isOver} hasText={message.text !== ''} />
        {message.text && <MarkdownText text={message.text} />}
        <Cards message={message} />
        {message.status === 'stopped' && (
          <p className="quiet stopped">
            <Icon name="stop" />
            {t.stopped}
          </p>
        )}
        {notice && <p className="notice">{notice}</p>}
        {message.error && <AnswerError error={message.error} canRetry={isLast} />}
        {isOver && !message.error && <MessageActions message={message} />}
        {isOver && isLast && <Suggestions items={message.suggestions} />}
      </div>
    </MessagePrimitive.Root>
  );
}

function Cards({ message }: { message: ChatMessage }) {
  return message.cards.map((card, index) => (
    <ErrorBoundary key={`${card.kind}-${index}`} fallback={null}>
      <CardView card={card} />
    </ErrorBoundary>
  ));
}
