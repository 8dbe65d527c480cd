import {
  type AppendMessage,
  AssistantRuntimeProvider,
  type ThreadMessageLike,
  ThreadPrimitive,
  useExternalStoreRuntime,
} from '@assistant-ui/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useFront } from '../front-context.tsx';
import type { Chat } from '../state/chat.ts';
import type { ChatState } from '../state/run-reader.ts';
import { type ChatMessage, withoutRetried } from '../state/transcript.ts';
import type { ShopInfo } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { Announcer } from './announcer.tsx';
import { AssistantMessage } from './assistant-message.tsx';
import { ChatProvider } from './chat-context.tsx';
import { Composer } from './composer.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { Icon } from './icons.tsx';
import { Earlier, LoadFailed, LoadingThread, MissingThread } from './thread-states.tsx';
import { UserMessage } from './user-message.tsx';
import { Welcome } from './welcome.tsx';

/** One conversation: its messages, and the box to write the next one in. */
export function ChatView({ chat, shop }: { chat: Chat; shop: ShopInfo }) {
  const { t } = useWords();
  const front = useFront();
  const { phase, transcript, connection } = useSyncExternalStore(chat.state.subscribe, chat.state.get);
  const messages = useMemo(() => withoutRetried(transcript.messages), [transcript.messages]);
  const isRunning = transcript.run !== undefined;
  const isWritable = phase === 'ready' || phase === 'loading';
  const viewport = useLastQuestionInView(phase);
  const runtime = useExternalStoreRuntime<ChatMessage>({
    messages,
    isRunning,
    convertMessage,
    onNew: async (message) => front.say(textOf(message)),
    onCancel: () => chat.stop(),
  });
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ChatProvider value={chat}>
        <ThreadPrimitive.Root className="thread" asChild>
          <main>
            <ThreadPrimitive.Viewport
              className="viewport"
              turnAnchor="top"
              scrollToBottomOnInitialize={false}
              ref={viewport}
            >
              <div className="messages">
                {phase === 'loading' && <LoadingThread />}
                {phase === 'missing' && <MissingThread />}
                {phase === 'failed' && <LoadFailed onRetry={() => void chat.load()} />}
                {transcript.earlier && <Earlier chat={chat} />}
                {phase === 'ready' && !transcript.earlier && (
                  <Welcome shop={shop} isBegun={messages.length > 0} />
                )}
                <ThreadPrimitive.Messages>
                  {({ message }) => (message.role === 'user' ? <UserMessage /> : <AssistantMessage />)}
                </ThreadPrimitive.Messages>
              </div>
              <ThreadPrimitive.ViewportFooter className="footer">
                <ThreadPrimitive.ScrollToBottom className="icon-button scroll-down" aria-label={t.scrollDown}>
                  <Icon name="down" />
                </ThreadPrimitive.ScrollToBottom>
                <ConnectionBar connection={connection} isRunning={isRunning} />
                {isWritable && <Composer isRunning={isRunning} isPlannerOnly={shop.plannerOnly} />}
              </ThreadPrimitive.ViewportFooter>
            </ThreadPrimitive.Viewport>
            <Announcer messages={messages} isRunning={isRunning} />
          </main>
        </ThreadPrimitive.Root>
      </ChatProvider>
    </AssistantRuntimeProvider>
  );
}

/** A conversation that was read from the server opens at its last question, so that the answer is read from its beginning. */
function useLastQuestionInView(phase: ChatState['phase']) {
  const viewport = useRef<HTMLDivElement>(null);
  const wasLoading = useRef(phase === 'loading');
  useEffect(() => {
    if (wasLoading.current && phase === 'ready') {
      const questions = viewport.current?.querySelectorAll('.from-user');
      questions?.[questions.length - 1]?.scrollIntoView({ block: 'start' });
    }
    wasLoading.current = phase === 'loading';
  }, [phase]);
  return viewport;
}

const convertMessage = (message: ChatMessage): ThreadMessageLike => ({
  id: message.id,
  role: message.role,
  content: [{ type: 'text', text: message.text }],
  createdAt: new Date(message.createdAt),
  ...(message.role === 'assistant' ? { status: statusOf(message) } : {}),
  metadata: { custom: { message } },
});

function statusOf({ status }: ChatMessage): NonNullable<ThreadMessageLike['status']> {
  if (status === 'running') return { type: 'running' };
  if (status === 'failed') return { type: 'incomplete', reason: 'error' };
  return { type: 'complete', reason: 'stop' };
}

const textOf = ({ content }: AppendMessage) =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('');
