import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Where messages come from: a person at a keyboard, or a pipe with one message a line. */
export interface ChatInput {
  /** The next message; undefined when there will be none. Shows the prompt only when it has to wait. */
  next(prompt: string): Promise<string | undefined>;
  /** Calls on every Ctrl-C at the keyboard. */
  onInterrupt(listener: () => void): void;
  close(): void;
}

const HISTORY = 500;
const START_BRACKETING = '\u001b[?2004h';
const STOP_BRACKETING = '\u001b[?2004l';

/** Reads lines with editing and arrow-key history on a terminal; lines pasted together are one message. */
export function createChatInput({
  input,
  output,
  isTerminal,
}: {
  input: Readable;
  output: Writable;
  isTerminal: boolean;
}): ChatInput {
  const reader = createInterface({
    input,
    output: isTerminal ? output : undefined,
    terminal: isTerminal,
    historySize: HISTORY,
    removeHistoryDuplicates: true,
  });
  const messages: string[] = [];
  let pasted: string[] = [];
  let isPasting = false;
  let isClosed = false;
  let wake = () => {};

  if (isTerminal) {
    output.write(START_BRACKETING);
    input.on('keypress', (_text: string | undefined, key: { name?: string }) => {
      if (key.name === 'paste-start') isPasting = true;
      if (key.name === 'paste-end') isPasting = false;
    });
  }
  reader.on('line', (line) => {
    pasted.push(line);
    // What was pasted stays open until the person presses Enter after it.
    if (isPasting) return;
    messages.push(pasted.join('\n'));
    pasted = [];
    wake();
  });
  reader.on('close', () => {
    if (isTerminal && !isClosed) output.write(STOP_BRACKETING);
    isClosed = true;
    wake();
  });

  return {
    next: async (prompt) => {
      if (messages.length === 0 && !isClosed) {
        reader.setPrompt(prompt);
        if (isTerminal) reader.prompt();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return messages.shift();
    },
    onInterrupt: (listener) => {
      reader.on('SIGINT', listener);
    },
    close: () => reader.close(),
  };
}
