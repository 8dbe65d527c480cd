import type { Api } from './api.ts';
import { type Chat, createChat } from './chat.ts';
import type { Locale } from './wire.ts';

interface Deps {
  api: Api;
  locale(): Locale;
  onTurn(conversationId: string, moment: 'begun' | 'ended'): void;
}

export type Chats = ReturnType<typeof createChats>;

/** The conversations that were opened on this page: an answer goes on being read while another one is looked at. */
export function createChats({ api, locale, onTurn }: Deps) {
  const opened = new Map<string, Chat>();
  return {
    /** The conversation of that id; a new one without. */
    of(conversationId: string | null): Chat {
      const id = conversationId ?? crypto.randomUUID();
      const known = opened.get(id);
      if (known) return known;
      const chat = createChat({
        id,
        api,
        stored: conversationId !== null,
        locale,
        onTurn: (moment) => onTurn(id, moment),
      });
      opened.set(id, chat);
      return chat;
    },
    /** Forgets the others, which may be another visitor's by now. */
    keepOnly(kept: Chat): void {
      for (const [id, chat] of opened) if (chat !== kept) opened.delete(id);
    },
  };
}
