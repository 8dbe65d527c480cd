import { ComposerPrimitive, useAuiState } from '@assistant-ui/react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../words.tsx';
import { Icon } from './icons.tsx';

/** Longer messages are refused here with a word of why, before the server refuses them. */
const mostCharacters = 4_000;

/** The box that the next message is written in. */
export function Composer({ isRunning, isPlannerOnly }: { isRunning: boolean; isPlannerOnly: boolean }) {
  const { t, format } = useWords();
  const isTooLong = useAuiState(({ composer }) => composer.text.length > mostCharacters);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What was pressed to send or stop goes away with that: the focus comes here, but never opens a touch keyboard unasked.
    const isLost = document.activeElement === document.body;
    if (isLost && matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, [isRunning]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    // Safari ends a composition before it reports the Enter that ended it, and marks that key only by its old code.
    const endsComposition = event.keyCode === 229;
    if (endsComposition || isRunning || isTooLong) event.preventDefault();
  };
  return (
    <ComposerPrimitive.Root className="composer">
      {isTooLong && (
        <p className="error-text" role="alert" id="too-long">
          {t.composer.tooLong(format.number(mostCharacters))}
        </p>
      )}
      <div className="composer-box">
        <ComposerPrimitive.Input
          id="message-box"
          aria-label={t.composer.label}
          aria-describedby="composer-hint"
          aria-invalid={isTooLong}
          placeholder={t.composer.placeholder}
          rows={1}
          maxRows={7}
          ref={input}
          cancelOnEscape
          dir="auto"
          onKeyDown={onKeyDown}
        />
        {isRunning ? (
          <ComposerPrimitive.Cancel
            className="send stop"
            aria-label={t.composer.stop}
            title={t.composer.stop}
          >
            <Icon name="stop" />
          </ComposerPrimitive.Cancel>
        ) : (
          <ComposerPrimitive.Send
            className="send"
            aria-label={t.composer.send}
            title={t.composer.send}
            {...(isTooLong ? { disabled: true } : {})}
          >
            <Icon name="send" />
          </ComposerPrimitive.Send>
        )}
      </div>
      <p className="composer-hint" id="composer-hint">
        {isPlannerOnly && <span>{t.plannerOnly} </span>}
        <span className="keys">{t.composer.hint}</span>
      </p>
    </ComposerPrimitive.Root>
  );
}
