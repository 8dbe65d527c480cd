import type { Api } from './api.ts';
import type { Chat } from './chat.ts';
import { type Chats, createChats } from './chats.ts';
import type { Place } from './place.ts';
import type { KeyValueStorage } from './storage.ts';
import { createStore, type Store } from './store.ts';
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
  /** The customer's session lapsed, and a guest's took its place. */
  onSessionLost(): void;
}

export type Front = ReturnType<typeof createFront>;

interface Parts extends Deps {
  state: Store<FrontState>;
  chats: Chats;
  tabs: ReturnType<typeof createTabs>;
}

/** Everything around the conversations: the shop, who is speaking, which conversation is open, language and appearance. */
export function createFront(deps: Deps) {
  const { api, storage, place, wanted, lookingAt } = deps;
  const chats = createChats({
    api,
    locale: () => state.get().locale,
    onTurn: (id, moment) => {
      if (moment === 'begun' && state.get().chat.id === id) place.show(id, 'replace');
      if (moment === 'ended') deps.onAnswer();
      tabs.tell({ type: 'turn', conversationId: id });
      void refreshConversations(parts);
    },
  });
  const state = createStore<FrontState>({
    phase: 'opening',
    shop: null,
    customer: null,
    conversations: null,
    chat: chats.of(place.conversationId()),
    locale: storedLocale(storage) ?? wanted.locale ?? guessLocale(),
    theme: wanted.theme ?? storedTheme(storage),
  });
  const tabs = createTabs('shopkeeper', (news) => {
    if (news.type === 'session') return void takeSession(parts, api.openSession()).catch(() => undefined);
    void refreshConversations(parts);
    if (news.conversationId === state.get().chat.id) void state.get().chat.load();
  });
  const parts: Parts = { ...deps, state, chats, tabs };

  return {
    state,
    start: () => start(parts),
    openConversation: (id: string) => {
      place.show(id, 'push');
      open(parts, chats.of(id));
    },
    openNew: () => openNew(parts),
    /** The visitor went back or forward in the browser. */
    followAddress: () => open(parts, chats.of(place.conversationId())),
    /** Sends as the customer; without `productId` the product on the page around the widget is meant. */
    say: (text: string, productId = lookingAt()) =>
      state.get().chat.send(text, productId ? { productId } : undefined),
    listDemoCustomers: api.listDemoCustomers,
    signIn: (customerToken: string) => changeSession(parts, api.openSession(customerToken)),
    signInDemo: (customerId: string) => changeSession(parts, api.signInDemo(customerId)),
    signOut: () => changeSession(parts, api.signOut()),
    /** The server no longer knows the customer: what follows is a guest's. */
    forgetCustomer: () => {
      storage.write('customer', null);
      state.set({ customer: null });
    },
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

async function start(parts: Parts): Promise<void> {
  const { api, state, place, storage, onSessionLost } = parts;
  state.set({ phase: 'opening' });
  try {
    const [shop, { customer }] = await Promise.all([api.readShop(), api.openSession()]);
    const { locale, chat } = state.get();
    state.set({
      phase: 'open',
      shop,
      customer,
      locale: shop.languages.includes(locale) ? locale : (shop.languages[0] ?? 'en'),
    });
    // The session lapsed while the page was closed: the server gave a guest's without a word.
    if (storage.read('customer') && !customer) onSessionLost();
    storage.write('customer', customer?.id ?? null);
    if (place.conversationId()) void chat.load();
    await refreshConversations(parts);
  } catch {
    state.set({ phase: 'failed' });
  }
}

async function refreshConversations({ api, state }: Parts): Promise<void> {
  // A list that cannot be read now is read after the next answer; the old one stays.
  const conversations = await api.listConversations().catch(() => undefined);
  if (conversations) state.set({ conversations });
}

async function takeSession(parts: Parts, opening: Promise<SessionInfo>): Promise<void> {
  const { state, chats, storage } = parts;
  const { customer } = await opening;
  const changed = customer?.id !== state.get().customer?.id;
  state.set({ customer });
  storage.write('customer', customer?.id ?? null);
  await refreshConversations(parts);
  const { chat } = state.get();
  if (!changed) return;
  chats.keepOnly(chat);
  if (isBlank(chat)) return;
  await chat.load();
  // What the visitor may no longer see is closed, not shown as an error.
  if (chat.state.get().phase === 'missing') openNew(parts);
}

async function changeSession(parts: Parts, opening: Promise<SessionInfo>): Promise<void> {
  await takeSession(parts, opening);
  parts.tabs.tell({ type: 'session' });
}

function open({ state }: Parts, chat: Chat): void {
  state.set({ chat });
  if (!isBlank(chat)) void chat.load();
}

function openNew({ state, place, chats }: Parts): void {
  if (isBlank(state.get().chat)) return;
  place.show(null, 'push');
  state.set({ chat: chats.of(null) });
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
