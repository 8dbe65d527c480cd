import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Front, FrontState } from './state/front.ts';
import type { Host, HostState } from './state/host.ts';

interface Surroundings {
  front: Front;
  /** The site around the widget; absent on the shop's own page. */
  host: Host | undefined;
}

const FrontContext = createContext<Surroundings | null>(null);

export const FrontProvider = FrontContext;

/** The page's doings and its surroundings; only under a `FrontProvider`. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(FrontContext);
  if (!surroundings) throw new Error('useSurroundings needs a FrontProvider above it.');
  return surroundings;
}

export const useFront = (): Front => useSurroundings().front;

/** The front's present state. */
export function useFrontState(): FrontState {
  const { state } = useFront();
  return useSyncExternalStore(state.subscribe, state.get);
}

/** Whether the assistant has this tool, so that a button for it leads somewhere. */
export const useHasTool = (tool: string): boolean => useFrontState().shop?.tools.includes(tool) ?? false;

const alone: HostState = { productId: undefined, listeners: [] };
const nothing = () => () => undefined;

/** What the site around the widget told us. */
export function useHostState(): HostState {
  const { host } = useSurroundings();
  return useSyncExternalStore(host?.state.subscribe ?? nothing, host?.state.get ?? (() => alone));
}
