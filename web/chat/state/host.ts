import type { FrameMessage, LoaderMessage, WidgetEventName, WidgetEvents } from '../../widget/protocol.ts';
import { createStore } from './store.ts';

export interface HostState {
  /** The product that the customer has before them on the site. */
  productId: string | undefined;
  /** Events that somebody on the site listens to: what is offered to the customer depends on it. */
  listeners: readonly WidgetEventName[];
}

export type Host = ReturnType<typeof createHost>;

type Plain = FrameMessage extends infer M
  ? M extends { shopkeeper: 1 }
    ? Omit<M, 'shopkeeper'>
    : never
  : never;

/** The line from the assistant in its frame to the site that shows it; only `origin` is spoken to and heard. */
export function createHost(origin: string, onCommand: (command: LoaderMessage) => void) {
  const state = createStore<HostState>({ productId: undefined, listeners: [] });
  const waiting = new Map<number, (ok: boolean) => void>();
  let calls = 0;
  const tell = (message: Plain) => parent.postMessage({ shopkeeper: 1, ...message }, origin);

  addEventListener('message', (event: MessageEvent<LoaderMessage | null>) => {
    if (event.source !== parent || event.origin !== origin || event.data?.shopkeeper !== 1) return;
    const message = event.data;
    if (message.type === 'product') state.set({ productId: message.productId ?? undefined });
    else if (message.type === 'listeners') state.set({ listeners: message.names });
    else if (message.type === 'handled') {
      waiting.get(message.call)?.(message.ok);
      waiting.delete(message.call);
    } else onCommand(message);
  });

  return {
    state,
    ready: () => tell({ type: 'ready' }),
    close: () => tell({ type: 'close' }),
    answered: () => tell({ type: 'answered' }),
    emit<N extends WidgetEventName>(name: N, detail: WidgetEvents[N]): void {
      tell({ type: 'event', name, detail });
    },
    /** Emits and resolves with whether the site's handlers took it. */
    ask<N extends WidgetEventName>(name: N, detail: WidgetEvents[N]): Promise<boolean> {
      calls += 1;
      tell({ type: 'event', name, detail, call: calls });
      return new Promise((done) => waiting.set(calls, done));
    },
  };
}
