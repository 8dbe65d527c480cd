import { type ReactNode, useEffect } from 'react';
import { useFront, useSurroundings } from '../front-context.tsx';
import type { ShopInfo } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { CustomerMenu } from './customer-menu.tsx';
import { Icon } from './icons.tsx';
import { ShopName } from './page-shell.tsx';
import { LanguageSwitch } from './switches.tsx';

/** The compact layout that the widget's panel shows. */
export function WidgetShell({ shop, children }: { shop: ShopInfo; children: ReactNode }) {
  const { t, say } = useWords();
  const front = useFront();
  const { host } = useSurroundings();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isForDialog = document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !isForDialog)
        host?.close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [host]);
  return (
    <div className="column">
      {shop.demo && <p className="ribbon">{t.demoRibbon}</p>}
      <header className="header">
        <ShopName shop={shop} name={say(shop.name)} subtitle={t.assistant} />
        <div className="header-tools">
          {shop.languages.length > 1 && <LanguageSwitch languages={shop.languages} />}
          <CustomerMenu isDemo={false} />
          <button type="button" className="icon-button" aria-label={t.newChat} onClick={front.openNew}>
            <Icon name="plus" />
          </button>
          {host && (
            <button
              type="button"
              className="icon-button"
              aria-label={t.closeAssistant}
              onClick={() => host.close()}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      </header>
      {children}
    </div>
  );
}
