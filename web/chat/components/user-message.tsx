import { MessagePrimitive } from '@assistant-ui/react';
import { useWords } from '../words.tsx';
import { useChatMessage } from './chat-context.tsx';

/** What the customer wrote, as plain text. */
export function UserMessage() {
  const { t } = useWords();
  const { text } = useChatMessage();
  return (
    <MessagePrimitive.Root className="message from-user">
      <h2 className="sr-only">{t.youAsked}</h2>
      <p dir="auto">{text}</p>
    </MessagePrimitive.Root>
  );
}
