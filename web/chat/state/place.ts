import type { KeyValueStorage } from './storage.ts';

/** Where the page remembers which conversation is open. */
export interface Place {
  conversationId(): string | null;
  show(conversationId: string | null, how: 'push' | 'replace'): void;
  /** Tells when the visitor went back or forward; returns how to stop listening. */
  onMove(listener: () => void): () => void;
}

/** Deep links: `/c/<conversation id>`, and `/` for a new conversation. */
export const addressPlace: Place = {
  conversationId: () => {
    const id = /^\/c\/([^/]+)\/?$/.exec(location.pathname)?.[1];
    return id ? decodeURIComponent(id) : null;
  },
  show: (conversationId, how) => {
    const path = conversationId ? `/c/${encodeURIComponent(conversationId)}` : '/';
    if (path === location.pathname) return;
    if (how === 'push') history.pushState(null, '', path);
    else history.replaceState(null, '', path);
  },
  onMove: (listener) => {
    addEventListener('popstate', listener);
    return () => removeEventListener('popstate', listener);
  },
};

/** The widget has no address of its own: it goes on with the conversation it last showed on that site. */
export const createStoredPlace = (storage: KeyValueStorage): Place => ({
  conversationId: () => storage.read('conversation'),
  show: (conversationId) => storage.write('conversation', conversationId),
  onMove: () => () => undefined,
});
