import { useEffect } from 'react';
import { applyAccent } from '../colours.ts';
import { useFront, useFrontState } from '../front-context.tsx';
import { useWords, WordsProvider } from '../words.tsx';
import { ChatView } from './chat-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Icon } from './icons.tsx';
import { PageShell } from './page-shell.tsx';
import { WidgetShell } from './widget-shell.tsx';

export type Layout = 'page' | 'widget';

/** The whole page, or the whole widget. */
export function App({ layout }: { layout: Layout }) {
  const { locale, theme, shop } = useFrontState();
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);
  useEffect(() => {
    if (!shop) return;
    document.title = shop.name[locale];
    applyAccent(shop.colours, document.documentElement.style);
  }, [shop, locale]);
  return (
    <WordsProvider locale={locale}>
      <ErrorBoundary>
        <Opened layout={layout} />
      </ErrorBoundary>
    </WordsProvider>
  );
}

function Opened({ layout }: { layout: Layout }) {
  const { phase, shop, chat } = useFrontState();
  if (phase === 'failed') return <ShopFailed />;
  if (!shop) return <Opening />;
  const view = <ChatView key={chat.id} chat={chat} shop={shop} />;
  return layout === 'page' ? (
    <PageShell shop={shop}>{view}</PageShell>
  ) : (
    <WidgetShell shop={shop}>{view}</WidgetShell>
  );
}

function Opening() {
  return (
    <div className="opening" aria-busy="true">
      <span className="skeleton skeleton-mark" />
      <span className="skeleton skeleton-line" />
      <span className="skeleton skeleton-line short" />
    </div>
  );
}

function ShopFailed() {
  const { t } = useWords();
  const front = useFront();
  return (
    <main className="opening" role="alert">
      <h1>{t.shopFailed}</h1>
      <p>{t.errors.network}</p>
      <button type="button" className="button primary" onClick={() => void front.start()}>
        <Icon name="retry" />
        {t.retry}
      </button>
    </main>
  );
}
