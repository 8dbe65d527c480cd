import { useState } from 'react';
import type { ProductsCard } from '../../../tools/cards.ts';
import { useIsRunning } from '../components/chat-context.tsx';
import { useFront } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { ProductTile } from './product-tile.tsx';
import { sayLimit, saySearch, searchOf } from './refine.ts';
import { RefinePanel } from './refine-panel.tsx';
import { SearchChips } from './search-chips.tsx';
import { useRefineWords } from './use-refine-words.ts';

/** As many as the comparison takes. */
const mostCompared = 4;
/** Shown before the rest is asked for. */
const shownAtFirst = 6;

/** What a search found, as tiles that can be chosen from and compared, with what can be asked for next. */
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
        <Count card={card} />
        <SearchChips card={card} />
      </header>
      <Notices card={card} />
      <RefinePanel card={card} />
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
      {hidden > 0 ? (
        <button type="button" className="button show-all" onClick={() => setShowsAll(true)}>
          {t.product.showAll(hidden)}
        </button>
      ) : (
        <NextPage card={card} />
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

/** What is merely related is counted apart, unless there is nothing else. */
function Count({ card: { offset = 0, products, total, related = 0 } }: { card: ProductsCard }) {
  const { t, format } = useWords();
  const [from, to] = [format.number(offset + 1), format.number(offset + products.length)];
  const isApart = related > 0 && related < total;
  const found = [t.product.found(isApart ? total - related : total)];
  if (isApart) found.push(t.product.related(format.number(related)));
  return (
    <p className="count">
      {offset > 0 ? t.product.range(from, to, format.number(total)) : found.join(' · ')}
    </p>
  );
}

/** What the list is not: quite what was asked, or asked in these words. */
function Notices({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  const words = useRefineWords(card);
  const { emptiedBy, match, confident, corrected } = card;
  const limits = searchOf(card).limits.filter(
    ({ key }) => key === emptiedBy || (emptiedBy === 'price' && key.endsWith('_price')),
  );
  const said = limits.map((limit) => sayLimit(limit, words)).join(t.refine.comma);
  return (
    <>
      {corrected && <p className="notice">{t.product.corrected(corrected)}</p>}
      {match === 'nearest' && (
        <p className="notice">{said ? t.product.nearestBut(said) : t.product.nearest}</p>
      )}
      {match === 'exact' && confident === false && <p className="notice">{t.product.notConfident}</p>}
    </>
  );
}

function NextPage({ card }: { card: ProductsCard }) {
  const { t, format } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const words = useRefineWords(card);
  const seen = (card.offset ?? 0) + card.products.length;
  const search = searchOf(card);
  if (seen >= card.total || (!search.query && !search.likeTitle && search.limits.length === 0)) return null;
  return (
    <button
      type="button"
      className="button show-all"
      disabled={isRunning}
      onClick={() => void front.say(saySearch(search, words, seen + 1), card.similarTo?.id)}
    >
      {t.product.showNext(format.number(card.total - seen))}
    </button>
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
