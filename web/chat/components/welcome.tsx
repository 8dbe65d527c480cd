import { useFront } from '../front-context.tsx';
import type { ShopInfo } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { Icon, Mark } from './icons.tsx';

const icons = ['gift', 'search', 'box', 'back'] as const;

/** The first message: that this is an automated assistant, the shop's greeting, and where one may start. */
export function Welcome({ shop, isBegun }: { shop: ShopInfo; isBegun: boolean }) {
  const { t, say, format } = useWords();
  const front = useFront();
  const starters = t.starters((amount) => format.amount(amount, shop.currency), shop.demo);
  return (
    <section className={isBegun ? 'welcome begun' : 'welcome'}>
      <Mark />
      <div>
        <p className="greeting">{say(shop.greeting)}</p>
        <p className="automated">{t.automated}</p>
      </div>
      {!isBegun && (
        <ul className="starters">
          {starters.map(({ title, text }, index) => (
            <li key={title}>
              <button type="button" className="starter" onClick={() => void front.say(text)}>
                <Icon name={icons[index] ?? 'bag'} />
                <span>
                  <strong>{title}</strong>
                  <small>{text}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
