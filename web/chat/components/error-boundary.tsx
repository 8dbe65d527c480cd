import { Component, type ReactNode } from 'react';
import { useWords } from '../words.tsx';

interface Props {
  children: ReactNode;
  /** What stands in for the broken part; a whole page's worth when absent. */
  fallback?: ReactNode;
}

/** Keeps one broken part, such as a card of a shape this page does not know, from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback ?? <Broken />;
  }
}

function Broken() {
  const { t } = useWords();
  return (
    <main className="opening" role="alert">
      <h1>{t.errors.other}</h1>
      <a className="button primary" href={location.href}>
        {t.retry}
      </a>
    </main>
  );
}
