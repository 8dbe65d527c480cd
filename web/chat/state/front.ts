import type { Api } from './api.ts';
import { type Chat, createChat } from './chat.ts';
import type { Place } from './place.ts';
import type { KeyValueStorage } from './storage.ts';
import { createStore } from './store.ts';
import { createTabs } from './tabs.ts';
import type { ConversationSummary, Customer, Locale, SessionInfo, ShopInfo } from './wire.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface FrontState {
  phase: 'opening' | 'open' | 'failed';
  shop: ShopInfo | null;
  customer: Customer | null;
  /** Newest first; null until they were read. */
  conversations: readonly ConversationSummary[] | null;
  chat: Chat;
  locale: Locale;
  theme: Theme;
}

interface Deps {
  api: Api;
  storage: KeyValueStorage;
  place: Place;
  /** What the page that holds the widget asked for. */
  wanted: { locale?: Locale | undefined; theme?: Theme | undefined };
  /** What the customer is looking at on the page around the widget. */
  lookingAt(): string | undefined;
  onAnswer(): void;
}

export type Front = ReturnType<typeof createFront>;

/** Everything around the conversations: the shop, who is speaking, which conversation is open, language and appearance. */
export function createFront(deps: Deps) {
  const { api, storage, place, wanted } = deps;
  const chats = new Map<string, Chat>();
  const state = createStore<FrontState>({
    phase: 'opening',
    shop: null,
    customer: null,
    conversations: null,
    chat: chatOf(place.conversationId()),
    locale: storedLocale(storage) ?? wanted.locale ?? guessLocale(),
    theme: wanted.theme ?? storedTheme(storage),
  });
  const tabs = createTabs('shopkeeper', (news) => {
    if (news.type === 'session') return void takeSession(api.openSession());
    void refreshConversations();
    if (news.conversationId === state.get().chat.id) void state.get().chat.load();
  });

  function chatOf(conversationId: string | null): Chat {
    const id = conversationId ?? crypto.randomUUID();
    const known = chats.get(id);
    if (known) return known;
    const chat = createChat({
      id,
      api,
      stored: conversationId !== null,
      locale: () => state.get().locale,
      onTurn: (moment) => {
        if (moment === 'begun' && state.get().chat.id === id) place.show(id, 'replace');
        if (moment === 'ended') deps.onAnswer();
        tabs.tell({ type: 'turn', conversationId: id });
        void refreshConversations();
      },
    });
    chats.set(id, chat);
    return chat;
  }

  async function refreshConversations(): Promise<void> {
    // A list that cannot be read now is read after the next answer; the old one stays.
    const conversations = await api.listConversations().catch(() => undefined);
    if (conversations) state.set({ conversations });
  }

  async function takeSession(opening: Promise<SessionInfo>): Promise<void> {
    const { customer } = await opening;
    const changed = customer?.id !== state.get().customer?.id;
    state.set({ customer });
    await refreshConversations();
    if (!changed) return;
    for (const [id, chat] of chats) if (chat !== state.get().chat) chats.delete(id);
    const { chat } = state.get();
    if (isBlank(chat)) return;
    await chat.load();
    // What the visitor may no longer see is closed, not shown as an error.
    if (chat.state.get().phase === 'missing') openNew();
  }

  function open(chat: Chat): void {
    state.set({ chat });
    if (!isBlank(chat)) void chat.load();
  }

  function openNew(): void {
    if (isBlank(state.get().chat)) return;
    place.show(null, 'push');
    state.set({ chat: chatOf(null) });
  }

  async function changeSession(opening: () => Promise<SessionInfo>): Promise<void> {
    await takeSession(opening());
    tabs.tell({ type: 'session' });
  }

  async function start(): Promise<void> {
    state.set({ phase: 'opening' });
    try {
      const [shop, session] = await Promise.all([api.readShop(), api.openSession()]);
      const { locale } = state.get();
      state.set({
        phase: 'open',
        shop,
        customer: session.customer,
        locale: shop.languages.includes(locale) ? locale : (shop.languages[0] ?? 'en'),
      });
      if (place.conversationId()) await Promise.all([state.get().chat.load(), refreshConversations()]);
      else await refreshConversations();
    } catch {
      state.set({ phase: 'failed' });
    }
  }

  return {
    state,
    start,
    openConversation: (id: string) => {
      place.show(id, 'push');
      open(chatOf(id));
    },
    openNew,
    /** The visitor went back or forward in the browser. */
    followAddress: () => open(chatOf(place.conversationId())),
    /** Sends as the customer; without `productId` the product on the page around the widget is meant. */
    say: (text: string, productId = deps.lookingAt()) =>
      state.get().chat.send(text, productId ? { productId } : undefined),
    listDemoCustomers: api.listDemoCustomers,
    signIn: (customerToken: string) => changeSession(() => api.openSession(customerToken)),
    signInDemo: (customerId: string) => changeSession(() => api.signInDemo(customerId)),
    signOut: () => changeSession(api.signOut),
    /** The server no longer knows the customer: what follows is a guest's. */
    forgetCustomer: () => state.set({ customer: null }),
    setLocale: (locale: Locale) => {
      storage.write('locale', locale);
      state.set({ locale });
    },
    setTheme: (theme: Theme) => {
      storage.write('theme', theme === 'system' ? null : theme);
      state.set({ theme });
    },
  };
}

/** Nothing was said in it, and the server knows nothing of it. */
function isBlank(chat: Chat): boolean {
  const { phase, transcript } = chat.state.get();
  return phase === 'ready' && transcript.messages.length === 0;
}

function storedLocale(storage: KeyValueStorage): Locale | undefined {
  const value = storage.read('locale');
  return value === 'en' || value === 'zh' ? value : undefined;
}

const guessLocale = (): Locale =>
  navigator.languages.find((tag) => /^(en|zh)/.test(tag))?.startsWith('zh') ? 'zh' : 'en';

function storedTheme(storage: KeyValueStorage): Theme {
  const value = storage.read('theme');
  return value === 'light' || value === 'dark' ? value : 'system';
}
