import type { ToolActivity } from '../state/transcript.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

interface Props {
  tools: readonly ToolActivity[];
  isRunning: boolean;
  hasText: boolean;
}

/** What the assistant is doing or did for this answer, in one quiet line. */
export function Activity({ tools, isRunning, hasText }: Props) {
  const { t } = useWords();
  const wordsOf = (tool: ToolActivity) => t.tools[tool.name] ?? t.tools.other ?? ['', ''];
  const current = tools.findLast((tool) => tool.status === 'running');
  if (isRunning && !hasText) {
    return (
      <p className="activity">
        <span className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {current ? wordsOf(current)[0] : <span className="sr-only">{t.typing}</span>}
      </p>
    );
  }
  const done = [...new Set(tools.filter((tool) => tool.status === 'ok').map((tool) => wordsOf(tool)[1]))];
  if (done.length === 0) return null;
  return (
    <p className="activity done">
      <Icon name="check" />
      {done.join(' · ')}
    </p>
  );
}
