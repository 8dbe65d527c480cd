import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './components/app.tsx';
import { FrontProvider } from './front-context.tsx';
import { createApi } from './state/api.ts';
import { createFront, type Theme } from './state/front.ts';
import { createHost } from './state/host.ts';
import { addressPlace, createStoredPlace } from './state/place.ts';
import { createStorage } from './state/storage.ts';
import type { Locale } from './state/wire.ts';

const root = document.querySelector('#app');
if (!root) throw new Error('The page has no place for the app.');
const isWidget = document.documentElement.dataset.layout === 'widget';
const storage = createStorage('shopkeeper');
const query = new URLSearchParams(isWidget ? location.search : '');
const oneOf = <T extends string>(value: string | null, known: readonly T[]) =>
  known.find((item) => item === value);

// In a frame on another site the browser keeps our cookies back, so the widget carries its session as a token.
const tokens = isWidget
  ? { read: () => storage.read('token'), write: (token: string | null) => storage.write('token', token) }
  : undefined;
const siteOrigin = query.get('origin');
const host =
  isWidget && siteOrigin && window !== parent
    ? createHost(siteOrigin, (command) => {
        if (command.type === 'sign-in') void front.signIn(command.token).catch(() => lapsed());
        else if (command.type === 'sign-out') void front.signOut().catch(() => undefined);
        else if (command.type === 'shown') document.querySelector<HTMLElement>('.composer textarea')?.focus();
      })
    : undefined;
const lapsed = () => host?.emit('token-refresh', {});

const front = createFront({
  api: createApi({
    tokens,
    onSessionLost: () => {
      front.forgetCustomer();
      lapsed();
    },
  }),
  storage,
  place: isWidget ? createStoredPlace(storage) : addressPlace,
  wanted: {
    locale: oneOf<Locale>(query.get('locale')?.slice(0, 2) ?? null, ['en', 'zh']),
    theme: oneOf<Theme>(query.get('theme'), ['light', 'dark']),
  },
  lookingAt: () => host?.state.get().productId,
  onAnswer: () => host?.answered(),
  onSessionLost: lapsed,
});
addressPlace.onMove(() => !isWidget && front.followAddress());
void front.start().then(() => host?.ready());

createRoot(root).render(
  <StrictMode>
    <FrontProvider value={{ front, host }}>
      <App layout={isWidget ? 'widget' : 'page'} />
    </FrontProvider>
  </StrictMode>,
);
