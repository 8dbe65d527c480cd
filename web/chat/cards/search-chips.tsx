import type { ProductsCard } from '../../../tools/cards.ts';
import { useIsRunning } from '../components/chat-context.tsx';
import { Icon } from '../components/icons.tsx';
import { useFront } from '../front-context.tsx';
import { useWords } from '../words.tsx';
import { type AskedSearch, isSaid, sayLimit, saySearch, searchOf, withoutLimits } from './refine.ts';
import { useRefineWords } from './use-refine-words.ts';

interface Chip {
  key: string;
  text: string;
  /** The search without it; absent where nothing would be left to look for. */
  without?: AskedSearch | undefined;
}

/** What a search was understood to ask; each part can be taken back, which asks anew in the customer's words. */
export function SearchChips({ card }: { card: ProductsCard }) {
  const { t } = useWords();
  const front = useFront();
  const isRunning = useIsRunning();
  const words = useRefineWords(card);
  const chips = useChips(card);
  if (chips.length === 0) return null;
  return (
    <ul className="understood" aria-label={t.product.understood}>
      {chips.map(({ key, text, without }) => (
        <li key={`${key} ${text}`} className={without ? 'removable' : undefined}>
          {text}
          {without && (
            <button
              type="button"
              aria-label={t.refine.remove(text)}
              disabled={isRunning}
              onClick={() => void front.say(saySearch(without, words), card.similarTo?.id)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function useChips(card: ProductsCard): Chip[] {
  const { t } = useWords();
  const words = useRefineWords(card);
  const search = searchOf(card);
  const base: Chip[] = search.likeTitle
    ? [{ key: 'like', text: t.refine.likeShort(search.likeTitle) }]
    : search.query
      ? [
          {
            key: 'query',
            text: `“${search.query}”`,
            without: search.limits.some(({ key }) => key !== 'sort') ? { ...search, query: '' } : undefined,
          },
        ]
      : [];
  const limits = card.understood.flatMap(({ key, label, value }): Chip[] => {
    if (key === 'query' || isSaid({ key, label, value: value ?? label }, search)) return [];
    if (value === undefined) return [{ key, text: `${t.filters[key] ?? key} ${t.sorts[label] ?? label}` }];
    const without = withoutLimits(search, [key], value);
    const text = key === 'category' ? label : sayLimit({ key, value }, words);
    const isAll = base.length === 0 && without.limits.every((limit) => limit.key === 'sort');
    return [{ key, text, without: isAll ? undefined : without }];
  });
  return [...base, ...limits];
}
