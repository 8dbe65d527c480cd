import { useAuiState } from '@assistant-ui/react';
import { createContext, useContext } from 'react';
import type { Chat } from '../state/chat.ts';
import type { ChatMessage } from '../state/transcript.ts';

const ChatContext = createContext<Chat | null>(null);

export const ChatProvider = ChatContext;

/** The conversation on the page; only under a `ChatProvider`. */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('useChat needs a ChatProvider above it.');
  return chat;
}

/** Our own message behind the one that the chat library draws. */
export const useChatMessage = (): ChatMessage =>
  useAuiState(({ message }) => message.metadata.custom.message as ChatMessage);

/** Whether an answer is on its way: nothing else can be asked until it ended. */
export const useIsRunning = (): boolean => useAuiState(({ thread }) => thread.isRunning);
