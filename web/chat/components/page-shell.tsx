import { type ReactNode, useEffect, useState } from 'react';
import type { ShopInfo } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { CustomerMenu } from './customer-menu.tsx';
import { Icon, Mark } from './icons.tsx';
import { Sidebar } from './sidebar.tsx';
import { LanguageSwitch, ThemeSwitch } from './switches.tsx';
import { useModal } from './use-modal.ts';

/** The shop's own page: conversations at the side, the shop's name above, the conversation itself as `children`. */
export function PageShell({ shop, children }: { shop: ShopInfo; children: ReactNode }) {
  const { t, say } = useWords();
  const { attach, open, close } = useModal();
  const isWide = useMediaQuery('(min-width: 900px)');
  return (
    <>
      <a className="skip-link" href="#message-box">
        {t.skipToComposer}
      </a>
      {shop.demo && <p className="ribbon">{t.demoRibbon}</p>}
      <div className="page">
        {isWide ? (
          <aside className="sidebar" aria-label={t.conversations}>
            <Sidebar onChosen={close} />
          </aside>
        ) : (
          <dialog ref={attach} className="drawer" aria-label={t.conversations}>
            <div className="drawer-head">
              <ThemeSwitch />
              <button type="button" className="icon-button" aria-label={t.closeSidebar} onClick={close}>
                <Icon name="close" />
              </button>
            </div>
            <Sidebar onChosen={close} />
          </dialog>
        )}
        <div className="column">
          <header className="header">
            {!isWide && (
              <button type="button" className="icon-button" aria-label={t.openSidebar} onClick={open}>
                <Icon name="menu" />
              </button>
            )}
            <ShopName shop={shop} name={say(shop.name)} subtitle={t.assistant} />
            <div className="header-tools">
              {shop.languages.length > 1 && <LanguageSwitch languages={shop.languages} />}
              {isWide && <ThemeSwitch />}
              <CustomerMenu isDemo={shop.demo} />
            </div>
          </header>
          {children}
        </div>
      </div>
    </>
  );
}

/** The shop's logo, or the assistant's mark, with its name. */
export function ShopName({ shop, name, subtitle }: { shop: ShopInfo; name: string; subtitle: string }) {
  return (
    <div className="shop-name">
      {shop.logo ? <img src={shop.logo} alt="" height={32} /> : <Mark />}
      <div>
        <h1>{name}</h1>
        <p>{subtitle}</p>
      </div>
    </div>
  );
}

function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const follow = () => setMatches(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}
