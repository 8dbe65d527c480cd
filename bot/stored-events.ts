import type { Queryable } from '../db/connect.ts';
import { readTurn, readTurnCards, type TurnRow } from '../db/turns.ts';
import type { Card } from '../tools/cards.ts';
import type { NumberedEvent } from './turn-types.ts';

/** Events as a turn keeps them: cards stand with the tool's message already and are not stored twice. */
export function storeEvents(events: readonly NumberedEvent[]): NumberedEvent[] {
  return events.map(({ seq, event }) => ({
    seq,
    event: event.type === 'tool_result' ? { ...event, cards: [] } : event,
  }));
}

/** The events of a turn that is over, with their cards; undefined while it is open. */
export async function openStored(db: Queryable, turnId: string): Promise<NumberedEvent[] | undefined> {
  const turn = await readTurn(db, turnId);
  if (!turn || isOpen(turn)) return undefined;
  const byCall = new Map<string, Card[]>();
  for (const { tool_call_id, cards } of await readTurnCards(db, turnId)) {
    byCall.set(tool_call_id, (cards ?? []) as Card[]);
  }
  return ((turn.events ?? []) as NumberedEvent[]).map(({ seq, event }) => ({
    seq,
    event: event.type === 'tool_result' ? { ...event, cards: byCall.get(event.callId) ?? [] } : event,
  }));
}

export const isOpen = ({ status }: Pick<TurnRow, 'status'>): boolean =>
  status === 'queued' || status === 'running';
