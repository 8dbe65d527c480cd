import { type ReactNode, useId } from 'react';
import type { ProductsCard } from '../../../tools/cards.ts';
import { useIsRunning } from '../components/chat-context.tsx';
import { Icon } from '../components/icons.tsx';
import { useFront } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { type AskedSearch, type Limit, saySearch, searchOf, withLimits, withoutLimits } from './refine.ts';
import { useRefineWords } from './use-refine-words.ts';

const SORTS = ['relevance', 'price_low', 'price_high', 'rating', 'newest', 'popular'];

/** What the list can be narrowed by, with how many products each choice leaves, and in what order it can stand. */
export function RefinePanel({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  if (card.total < 2) return null;
  return (
    <details className="refine">
      <summary>
        <Icon name="sliders" />
        {t.refine.title}
      </summary>
      <div className="facets">
        <Sorts card={card} />
        <Prices card={card} />
        <Values card={card} name="brand" />
        <Values card={card} name="category" />
        <Ratings card={card} />
      </div>
    </details>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="facet" aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      <ul>{children}</ul>
    </section>
  );
}

/** One choice of a group; the one that is chosen already is taken back by choosing it again. */
function Choice({
  card,
  text,
  count,
  isChosen,
  next,
}: {
  card: ProductsCard;
  text: string;
  count?: number;
  isChosen: boolean;
  next: AskedSearch;
}) {
  const { t, format } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const words = useRefineWords(card);
  return (
    <li>
      <button
        type="button"
        className="facet-value"
        aria-pressed={isChosen}
        aria-label={count === undefined ? undefined : `${text}, ${t.product.found(count)}`}
        disabled={isRunning}
        onClick={() => void front.say(saySearch(next, words), card.similarTo?.id)}
      >
        {text}
        {count !== undefined && <span className="facet-count">{format.number(count)}</span>}
      </button>
    </li>
  );
}

function Sorts({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  const search = searchOf(card);
  const now = search.limits.find(({ key }) => key === 'sort')?.value ?? 'relevance';
  return (
    <Group title={t.refine.order}>
      {SORTS.map((sort) => (
        <Choice
          key={sort}
          card={card}
          text={t.refine.orders[sort] ?? sort}
          isChosen={sort === now}
          next={
            sort === 'relevance'
              ? withoutLimits(search, ['sort'])
              : withLimits(search, { key: 'sort', value: sort })
          }
        />
      ))}
    </Group>
  );
}

function Values({ card, name }: { card: ProductsCard; name: 'brand' | 'category' }) {
  const { t } = useWords();
  const values: readonly { value: string; label?: string; count: number }[] = card.facets?.[name] ?? [];
  const search = searchOf(card);
  const now = String(search.limits.find(({ key }) => key === name)?.value ?? '').toLowerCase();
  if (values.length === 0) return null;
  return (
    <Group title={t.filters[name] ?? name}>
      {values.map(({ value, label = value, count }) => {
        const isChosen = value.toLowerCase() === now;
        const next = isChosen
          ? withoutLimits(search, [name])
          : withLimits(search, { key: name, value, label: name === 'category' ? label : undefined });
        return <Choice key={value} {...{ card, text: label, count, isChosen, next }} />;
      })}
    </Group>
  );
}

function Prices({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  const words = useRefineWords(card);
  const bands = card.facets?.price ?? [];
  const search = searchOf(card);
  const valueOf = (name: string) => search.limits.find(({ key }) => key === name)?.value;
  const free = withoutLimits(search, ['min_price', 'max_price']);
  if (bands.length === 0) return null;
  return (
    <Group title={t.filters.max_price ?? ''}>
      {bands.map(({ minCents, maxCents, count }) => {
        const limits: Limit[] = [
          ...(minCents > 0 ? [{ key: 'min_price', value: minCents / 100 }] : []),
          ...(maxCents === undefined ? [] : [{ key: 'max_price', value: maxCents / 100 }]),
        ];
        const isChosen =
          valueOf('min_price') === (minCents > 0 ? minCents / 100 : undefined) &&
          valueOf('max_price') === (maxCents === undefined ? undefined : maxCents / 100);
        const text = t.refine.band(sayBand(minCents, words), sayBand(maxCents, words));
        const next = isChosen ? free : withLimits(free, ...limits);
        return <Choice key={minCents} {...{ card, text, count, isChosen, next }} />;
      })}
    </Group>
  );
}

const sayBand = (
  cents: number | undefined,
  { format, currency }: ReturnType<typeof useRefineWords>,
): string => (cents ? format.amount(cents / 100, currency) : '');

function Ratings({ card }: { card: ProductsCard }) {
  const { t, format } = useWords();
  const ratings = card.facets?.rating ?? [];
  const search = searchOf(card);
  const now = search.limits.find(({ key }) => key === 'min_rating')?.value;
  if (ratings.length === 0) return null;
  return (
    <Group title={t.filters.min_rating ?? ''}>
      {ratings.map(({ minRating, count }) => {
        const isChosen = now === minRating;
        const next = isChosen
          ? withoutLimits(search, ['min_rating'])
          : withLimits(search, { key: 'min_rating', value: minRating });
        const text = t.refine.stars(format.number(minRating));
        return <Choice key={minRating} {...{ card, text, count, isChosen, next }} />;
      })}
    </Group>
  );
}
