/**
 * What the page around the widget (through the loader) and the assistant in the frame say to each other by
 * postMessage. Both sides check origin and window of every message; `shopkeeper: 1` tells ours from others' messages.
 */

/** Events that a site can listen to with `Shopkeeper.on`. */
export interface WidgetEvents {
  open: Record<string, never>;
  close: Record<string, never>;
  /** The customer wants this variant in the cart; a handler may return a promise, and rejecting it tells the customer. */
  'add-to-cart': { productId: string; variantId: string; quantity: number };
  /** The customer opened a product; without a listener its own page is opened instead. */
  'product-click': { productId: string; url?: string };
  /** The customer's token lapsed: call `Shopkeeper.signIn` with a fresh one. */
  'token-refresh': Record<string, never>;
  /** The customer signed out inside the assistant. */
  'sign-out': Record<string, never>;
}

export type WidgetEventName = keyof WidgetEvents;

/** From the assistant in the frame to the loader. */
export type FrameMessage =
  | { shopkeeper: 1; type: 'ready' }
  | { shopkeeper: 1; type: 'close' }
  | { shopkeeper: 1; type: 'answered' }
  | { shopkeeper: 1; type: 'event'; name: WidgetEventName; detail: unknown; call?: number };

/** From the loader to the assistant in the frame. */
export type LoaderMessage =
  | { shopkeeper: 1; type: 'product'; productId: string | null }
  | { shopkeeper: 1; type: 'sign-in'; token: string }
  | { shopkeeper: 1; type: 'sign-out' }
  | { shopkeeper: 1; type: 'shown' }
  | { shopkeeper: 1; type: 'listeners'; names: WidgetEventName[] }
  | { shopkeeper: 1; type: 'handled'; call: number; ok: boolean };
