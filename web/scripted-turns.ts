import { randomUUID } from 'node:crypto';
import { cleanMessage } from '../bot/message-text.ts';
import type { NumberedEvent, Run, Speaker, TurnEvent, TurnInput, Turns } from '../bot/turn-types.ts';
import { ShopError } from '../errors.ts';

/** What the test says next in a run, and what it has seen of its subscribers. */
export interface ScriptedRun extends Run {
  readonly input: TurnInput;
  readonly subscribers: number;
  readonly stopped: boolean;
  say(...events: TurnEvent[]): void;
}

/**
 * `Turns` whose answers a test writes itself, for what happens between a run and the wire: `onTurn` is called with
 * each new run, and says its events at once or later.
 */
export function createScriptedTurns(onTurn: (run: ScriptedRun) => void) {
  const owners = new Map<string, string>();
  const runs = new Map<string, ScriptedRun>();
  const ownerOf = (speaker: Speaker) =>
    speaker.kind === 'customer' ? `customer ${speaker.customerId}` : `guest ${speaker.visitorId}`;

  const turns: Turns = {
    start: async (raw) => {
      const input = { ...raw, text: cleanMessage(raw.text) };
      const owner = owners.get(input.conversationId) ?? ownerOf(input.speaker);
      owners.set(input.conversationId, owner);
      if (owner !== ownerOf(input.speaker))
        throw new ShopError('not_found', 'There is no such conversation.');
      const earlier = [...runs.values()].find(
        (run) => run.conversationId === input.conversationId && run.input.messageId === input.messageId,
      );
      if (earlier) return { ...earlier, duplicate: true };
      const run = createScriptedRun(input);
      runs.set(run.runId, run);
      onTurn(run);
      return run;
    },
    find: async (runId, speaker) => {
      const run = runs.get(runId);
      return run && owners.get(run.conversationId) === ownerOf(speaker) ? run : undefined;
    },
    drain: async () => undefined,
  };
  return { turns, runs };
}

function createScriptedRun(input: TurnInput): ScriptedRun {
  const said: NumberedEvent[] = [];
  const changes = new EventTarget();
  let subscribers = 0;
  let stopped = false;
  const isOver = () => ['finished', 'failed'].includes(said.at(-1)?.event.type ?? '');
  const nextChange = (signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      changes.addEventListener('change', () => resolve(), { once: true });
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  return {
    input,
    turnId: randomUUID(),
    conversationId: input.conversationId,
    runId: input.runId ?? randomUUID(),
    duplicate: false,
    get subscribers() {
      return subscribers;
    },
    get stopped() {
      return stopped;
    },
    say: (...events) => {
      for (const event of events) said.push({ seq: said.length + 1, event });
      changes.dispatchEvent(new Event('change'));
    },
    stop: () => {
      stopped = true;
      changes.dispatchEvent(new Event('change'));
    },
    async *events(afterSeq = 0, signal) {
      subscribers++;
      try {
        for (let place = afterSeq; !signal?.aborted; ) {
          const next = said[place];
          if (next) {
            place++;
            yield next;
          } else if (isOver()) return;
          else await nextChange(signal);
        }
      } finally {
        subscribers--;
      }
    },
  };
}
