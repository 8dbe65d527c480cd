import { useState } from 'react';
import type { ProductsCard } from '../../../tools/cards.ts';
import { useIsRunning } from '../components/chat-context.tsx';
import { useFront } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { ProductTile } from './product-tile.tsx';

/** As many as the comparison takes. */
const mostCompared = 4;
/** Shown before the rest is asked for. */
const shownAtFirst = 6;

/** What a search found, as tiles that can be chosen from and compared. */
export function ProductsCardView({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? card.products : card.products.slice(0, shownAtFirst);
  const hidden = card.products.length - shown.length;
  const mark = (id: string, isCompared: boolean) =>
    setCompared((ids) =>
      isCompared ? [...ids, id].slice(-mostCompared) : ids.filter((other) => other !== id),
    );
  return (
    <section className="card products" aria-label={t.product.found(card.total)}>
      <header className="products-head">
        <p className="count">{t.product.found(card.total)}</p>
        <Understood card={card} />
      </header>
      {card.match === 'nearest' && <p className="notice">{t.product.nearest}</p>}
      <ul className="tiles">
        {shown.map((product) => (
          <li key={product.id}>
            <ProductTile
              product={product}
              isCompared={compared.includes(product.id)}
              onCompare={(isCompared) => mark(product.id, isCompared)}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="button show-all" onClick={() => setShowsAll(true)}>
          {t.product.showAll(hidden)}
        </button>
      )}
      {compared.length > 0 && (
        <CompareBar
          titles={card.products.filter(({ id }) => compared.includes(id)).map(({ title }) => title)}
          onClear={() => setCompared([])}
        />
      )}
    </section>
  );
}

function Understood({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  // A search for "running shoes" in the category "Running shoes" need not say so twice.
  const told = card.understood.filter(({ label }, index) =>
    card.understood.every((other, at) => at >= index || other.label.toLowerCase() !== label.toLowerCase()),
  );
  if (told.length === 0) return null;
  const labelOf = (key: string, label: string) =>
    key === 'in_stock_only' ? '' : key === 'sort' ? (t.sorts[label] ?? label) : label;
  return (
    <ul className="understood" aria-label={t.product.understood}>
      {told.map(({ key, label }) => (
        <li key={key}>
          {t.filters[key] ?? key} <b>{labelOf(key, label)}</b>
        </li>
      ))}
    </ul>
  );
}

function CompareBar({ titles, onClear }: { titles: readonly string[]; onClear: () => void }) {
  const { t } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const isEnough = titles.length > 1;
  const compare = () => {
    onClear();
    void front.say(t.say.compare(titles));
  };
  return (
    <div className="compare-bar">
      <p role="status">{isEnough ? t.product.chosen(titles.length) : t.product.chooseTwo}</p>
      <button type="button" className="button small" onClick={onClear}>
        {t.product.clear}
      </button>
      <button
        type="button"
        className="button small primary"
        disabled={!isEnough || isRunning}
        onClick={compare}
      >
        {t.product.compareChosen(titles.length)}
      </button>
    </div>
  );
}
