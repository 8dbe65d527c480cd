import { useId } from 'react';
import type { HelpCard } from '../../../tools/cards.ts';
import { Icon } from '../components/icons.tsx';
import { MarkdownText } from '../components/markdown-text.tsx';
import { safeHref } from '../markdown.ts';
import { useWords } from '../words.tsx';

/** What the shop's own help pages say, to be unfolded. */
export function HelpCardView({ card }: { card: HelpCard }) {
  const { t } = useWords();
  const titleId = useId();
  return (
    <section className="card help" aria-labelledby={titleId}>
      <h3 id={titleId}>
        <Icon name="page" />
        {t.help.title}
      </h3>
      {card.pages.map((page, index) => {
        const link = page.url ? safeHref(page.url) : undefined;
        return (
          <details key={page.id} open={index === 0}>
            <summary>{page.title}</summary>
            <MarkdownText text={page.excerpt} />
            {link && (
              <a href={link} target="_blank" rel="noopener noreferrer">
                {t.help.read}
                <span className="sr-only">: {page.title}</span>
              </a>
            )}
          </details>
        );
      })}
    </section>
  );
}
