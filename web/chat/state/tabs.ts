/** What one tab tells the others of the same visitor. */
export type TabNews = { type: 'session' } | { type: 'turn'; conversationId: string };

/** A line between the tabs of this page; where the browser has none, tabs stand alone. */
export function createTabs(name: string, onNews: (news: TabNews) => void) {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => onNews(data));
  return {
    tell: (news: TabNews) => channel?.postMessage(news),
    close: () => channel?.close(),
  };
}
