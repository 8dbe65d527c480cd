import { useSyncExternalStore } from 'react';
import type { ChatState } from '../state/run-reader.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

/** Tells that the line is down while it is, and nothing otherwise. */
export function ConnectionBar({
  connection,
  isRunning,
}: {
  connection: ChatState['connection'];
  isRunning: boolean;
}) {
  const { t } = useWords();
  const isOnline = useSyncExternalStore(followOnline, () => navigator.onLine);
  const isLost = isRunning && connection === 'reconnecting';
  return (
    <div role="status">
      {(!isOnline || isLost) && (
        <p className="connection">
          <Icon name="wifi" />
          {isOnline ? t.connection.reconnecting : t.connection.offline}
        </p>
      )}
    </div>
  );
}

function followOnline(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
