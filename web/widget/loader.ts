import { panelStyle } from './panel-style.ts';
import type { FrameMessage, LoaderMessage, WidgetEventName, WidgetEvents } from './protocol.ts';

/**
 * The one script a site includes: `<script src="https://shop.example/widget.js" async></script>`. It draws a button and a
 * panel in a shadow root, keeps the assistant itself in a frame of the shop's own origin, and offers `window.Shopkeeper`.
 * Attributes: data-product-id, data-locale (en, zh), data-theme (light, dark), data-accent (#rrggbb), data-side (left,
 * right), data-label (the button's name). `shopkeeper-ready` is fired on the window once it may be used.
 */
type Handler<N extends WidgetEventName> = (detail: WidgetEvents[N]) => unknown;

const script = document.currentScript as HTMLScriptElement | null;
if (!script?.src) throw new Error('Shopkeeper: widget.js must be included by a script element.');
const server = new URL(script.src).origin;
const settings = script.dataset;
const language = settings.locale || document.documentElement.lang || navigator.language;
const words = language.startsWith('zh')
  ? { open: '打开购物助手', close: '关闭购物助手', frame: '购物助手', news: '有新回答' }
  : {
      open: 'Open the shopping assistant',
      close: 'Close the shopping assistant',
      frame: 'Shopping assistant',
      news: 'new answer',
    };
const phone = matchMedia('(max-width: 520px)');

const handlers = new Map<WidgetEventName, Set<Handler<never>>>();
const unsent: LoaderMessage[] = [];
let productId: string | null = settings.productId ?? null;
let frame: HTMLIFrameElement | undefined;
let frameIsReady = false;
let focusedBefore: Element | null = null;

const host = document.createElement('div');
host.dataset.shopkeeper = '';
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  panelStyle(
    /^#[0-9a-f]{6}$/i.test(settings.accent ?? '') ? String(settings.accent) : '#1f6f5c',
    settings.side === 'left' ? 'left' : 'right',
  ),
);
root.adoptedStyleSheets = [sheet];

const bubble = document.createElement('button');
bubble.type = 'button';
const badge = document.createElement('span');
badge.className = 'badge';
badge.hidden = true;
bubble.append(
  drawIcon(
    'shut',
    'M5 9.5h14l-.9 8.2a2 2 0 0 1-2 1.8H7.9a2 2 0 0 1-2-1.8L5 9.5ZM9 12V8a3 3 0 0 1 6 0v4M9.6 15.4c1.4 1.2 3.4 1.2 4.8 0',
  ),
  drawIcon('shown', 'M6 6l12 12M18 6L6 18'),
  badge,
);
const panel = document.createElement('dialog');
panel.className = 'panel';
panel.ariaLabel = words.frame;
root.append(bubble, panel);

function drawIcon(name: string, path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function drawBubble(): void {
  bubble.className = panel.open ? 'bubble open' : 'bubble';
  bubble.ariaExpanded = String(panel.open);
  const label = settings.label ?? words.open;
  bubble.ariaLabel = panel.open ? words.close : badge.hidden ? label : `${label} (${words.news})`;
}

function tellFrame(message: LoaderMessage): void {
  if (frameIsReady) frame?.contentWindow?.postMessage(message, server);
  else unsent.push(message);
}

function makeFrame(): void {
  if (frame) return;
  const query = new URLSearchParams({ origin: location.origin });
  if (settings.locale) query.set('locale', settings.locale);
  if (settings.theme) query.set('theme', settings.theme);
  frame = document.createElement('iframe');
  frame.src = `${server}/widget?${query}`;
  frame.title = words.frame;
  frame.allow = 'clipboard-write';
  panel.append(frame);
}

/** Keeps the panel open over the page loads of this tab; where storage is refused it just closes. */
function rememberOpen(open: boolean): void {
  try {
    if (open) sessionStorage.setItem('shopkeeper.open', '1');
    else sessionStorage.removeItem('shopkeeper.open');
  } catch {}
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem('shopkeeper.open') === '1';
  } catch {
    return false;
  }
}

/** On a phone the panel covers the page and keeps the focus; elsewhere the page stays usable beside it. */
function showPanel(): void {
  if (phone.matches) panel.showModal();
  else panel.show();
}

function open(): void {
  if (panel.open) return;
  focusedBefore = document.activeElement;
  badge.hidden = true;
  makeFrame();
  showPanel();
  drawBubble();
  rememberOpen(true);
  frame?.focus();
  tellFrame({ shopkeeper: 1, type: 'shown' });
  void emit('open', {});
}

function close(): void {
  if (!panel.open) return;
  panel.close();
  drawBubble();
  rememberOpen(false);
  const back =
    focusedBefore instanceof HTMLElement &&
    focusedBefore.isConnected &&
    focusedBefore !== document.body &&
    focusedBefore !== host;
  (back ? (focusedBefore as HTMLElement) : bubble).focus();
  void emit('close', {});
}

/** Runs the site's handlers; false when one of them threw or rejected. */
async function emit(name: WidgetEventName, detail: unknown): Promise<boolean> {
  const calls = [...(handlers.get(name) ?? [])].map(async (handler) => handler(detail as never));
  const failed = (await Promise.allSettled(calls)).filter((result) => result.status === 'rejected');
  for (const { reason } of failed) console.error(`Shopkeeper: a handler of "${name}" failed.`, reason);
  return failed.length === 0;
}

const listeners = (): LoaderMessage => ({
  shopkeeper: 1,
  type: 'listeners',
  names: [...handlers].flatMap(([name, set]) => (set.size > 0 ? [name] : [])),
});

addEventListener('message', (event: MessageEvent<FrameMessage | null>) => {
  if (!frame || event.source !== frame.contentWindow || event.origin !== server) return;
  const message = event.data;
  if (message?.shopkeeper !== 1) return;
  if (message.type === 'ready') {
    frameIsReady = true;
    tellFrame(listeners());
    tellFrame({ shopkeeper: 1, type: 'product', productId });
    for (const waiting of unsent.splice(0)) tellFrame(waiting);
  } else if (message.type === 'close') {
    close();
  } else if (message.type === 'answered') {
    badge.hidden = panel.open;
    drawBubble();
  } else {
    const { name, detail, call } = message;
    void emit(name, detail).then((ok) => call && tellFrame({ shopkeeper: 1, type: 'handled', call, ok }));
  }
});

bubble.addEventListener('click', () => (panel.open ? close() : open()));
panel.addEventListener('cancel', (event) => {
  event.preventDefault();
  close();
});
root.addEventListener('keydown', (event) => {
  if ((event as KeyboardEvent).key === 'Escape') close();
});
phone.addEventListener('change', () => {
  if (!panel.open) return;
  panel.close();
  showPanel();
});

const shopkeeper = {
  open,
  close,
  /** The product that the customer is looking at now; null when none. */
  setProduct(id: string | null): void {
    productId = id;
    if (frameIsReady) tellFrame({ shopkeeper: 1, type: 'product', productId });
  },
  /** Signs the customer in with a token that the site's own server issued. */
  signIn(token: string): void {
    makeFrame();
    tellFrame({ shopkeeper: 1, type: 'sign-in', token });
  },
  signOut(): void {
    makeFrame();
    tellFrame({ shopkeeper: 1, type: 'sign-out' });
  },
  /** Listens to an event; returns how to stop listening. */
  on<N extends WidgetEventName>(name: N, handler: Handler<N>): () => void {
    const listening = handlers.get(name) ?? new Set();
    handlers.set(name, listening.add(handler as Handler<never>));
    if (frameIsReady) tellFrame(listeners());
    return () => {
      listening.delete(handler as Handler<never>);
      if (frameIsReady) tellFrame(listeners());
    };
  },
};

/** What a site calls as `window.Shopkeeper`. */
export type Shopkeeper = typeof shopkeeper;

declare global {
  interface Window {
    Shopkeeper?: Shopkeeper;
  }
}

function mount(): void {
  document.body.append(host);
  drawBubble();
  if (wasOpen() && !phone.matches) open();
}

// Included twice, the first one stays.
if (!window.Shopkeeper) {
  window.Shopkeeper = shopkeeper;
  if (document.body) mount();
  else addEventListener('DOMContentLoaded', mount);
  dispatchEvent(new Event('shopkeeper-ready'));
}
