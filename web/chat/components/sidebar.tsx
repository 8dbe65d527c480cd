import { useFront, useFrontState } from '../front-context.tsx';
import type { ConversationSummary } from '../state/wire.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

/** Past conversations by day, newest first. */
export function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { t } = useWords();
  const front = useFront();
  const { conversations, chat } = useFrontState();
  return (
    <nav className="conversations" aria-label={t.conversations}>
      <button
        type="button"
        className="button new-chat"
        onClick={() => {
          front.openNew();
          onChosen();
          document.querySelector<HTMLElement>('#message-box')?.focus();
        }}
      >
        <Icon name="plus" />
        {t.newChat}
      </button>
      {conversations === null && <ListSkeleton />}
      {conversations?.length === 0 && <p className="quiet">{t.noConversations}</p>}
      {groupByDay(conversations ?? []).map(({ day, items }) => (
        <section key={day}>
          <h2>{t[day]}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className="conversation"
                  aria-current={item.id === chat.id ? 'page' : undefined}
                  onClick={() => {
                    front.openConversation(item.id);
                    onChosen();
                  }}
                >
                  {item.title || t.untitled}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden="true" className="list-skeleton">
      <span className="skeleton" />
      <span className="skeleton" />
      <span className="skeleton" />
    </div>
  );
}

type Day = 'today' | 'yesterday' | 'earlier';

function groupByDay(conversations: readonly ConversationSummary[]) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const dayOf = ({ updatedAt }: ConversationSummary): Day => {
    const at = Date.parse(updatedAt);
    if (at >= midnight) return 'today';
    return at >= midnight - 86_400_000 ? 'yesterday' : 'earlier';
  };
  const days: Day[] = ['today', 'yesterday', 'earlier'];
  return days
    .map((day) => ({ day, items: conversations.filter((item) => dayOf(item) === day) }))
    .filter(({ items }) => items.length > 0);
}
