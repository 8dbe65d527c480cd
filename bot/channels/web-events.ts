import { type AGUIEvent, EventType } from '@ag-ui/core';
import type { NumberedEvent, TurnEvent } from '../turn-types.ts';

/** An AG-UI event with its number in the run: rising, with gaps, and the same at every delivery. */
export interface PlacedEvent {
  id: number;
  event: AGUIEvent;
}

// One event of the turn makes at most ten of AG-UI's, and one attempt has fewer than a billion events. A later attempt
// begins above all numbers of the one before: whoever has read that one gets the whole of the new one.
const PARTS = 10;
const ATTEMPT_SPAN = 1e10;

/**
 * Maps the events of one run, all of them and from the first, to AG-UI events. The whole turn is one assistant
 * message whose id is the turn's: its text is closed while a tool runs, as AG-UI's older clients demand, and opened
 * again after it.
 */
export function createAgUiMapper({ threadId, runId }: { threadId: string; runId: string }) {
  let attempt = 0;
  let turnId = '';
  let speaking = false;

  const openText = (): AGUIEvent[] => {
    if (speaking) return [];
    speaking = true;
    return [{ type: EventType.TEXT_MESSAGE_START, messageId: turnId, role: 'assistant' }];
  };
  const closeText = (): AGUIEvent[] => {
    if (!speaking) return [];
    speaking = false;
    return [{ type: EventType.TEXT_MESSAGE_END, messageId: turnId }];
  };

  const mapEvent = (event: TurnEvent): AGUIEvent[] => {
    switch (event.type) {
      case 'started':
        ({ attempt, turnId } = event);
        speaking = false;
        return [{ type: EventType.RUN_STARTED, threadId, runId }];
      case 'tool_call':
        return [...closeText(), ...mapToolCall(event, turnId)];
      case 'tool_result':
        return [...closeText(), mapToolResult(event, turnId)];
      case 'text':
        if (event.delta === '') return [];
        return [
          ...openText(),
          { type: EventType.TEXT_MESSAGE_CONTENT, messageId: turnId, delta: event.delta },
        ];
      case 'suggestions':
        return [{ type: EventType.CUSTOM, name: 'suggestions', value: event.items }];
      case 'notice':
        return [{ type: EventType.CUSTOM, name: 'notice', value: { code: event.code } }];
      case 'finished': {
        const { status, model } = event;
        return [
          ...closeText(),
          {
            type: EventType.RUN_FINISHED,
            threadId,
            runId,
            result: { turnId, status, model },
            outcome: { type: status === 'stopped' ? 'cancelled' : 'success' },
          },
        ];
      }
      case 'failed': {
        const { message, code, retryable } = event;
        return [{ type: EventType.RUN_ERROR, message, code, metadata: { retryable } }];
      }
    }
  };

  return ({ seq, event }: NumberedEvent): PlacedEvent[] => {
    const events = mapEvent(event);
    const first = Math.max(0, attempt - 1) * ATTEMPT_SPAN + seq * PARTS;
    return events.map((mapped, part) => ({ id: first + part, event: mapped }));
  };
}

function mapToolCall(call: Extract<TurnEvent, { type: 'tool_call' }>, turnId: string): AGUIEvent[] {
  const toolCallId = toolCallIdOf(turnId, call.callId);
  return [
    { type: EventType.TOOL_CALL_START, toolCallId, toolCallName: call.name, parentMessageId: turnId },
    { type: EventType.TOOL_CALL_ARGS, toolCallId, delta: JSON.stringify(call.args) },
    { type: EventType.TOOL_CALL_END, toolCallId },
  ];
}

function mapToolResult(result: Extract<TurnEvent, { type: 'tool_result' }>, turnId: string): AGUIEvent {
  const { callId, status, code, cards } = result;
  const toolCallId = toolCallIdOf(turnId, callId);
  return {
    type: EventType.TOOL_CALL_RESULT,
    messageId: `result.${toolCallId}`,
    toolCallId,
    role: 'tool',
    content: JSON.stringify({ status, code, cards }),
  };
}

/** Models number their calls anew in every turn; an AG-UI client keeps them apart by id over the whole conversation. */
const toolCallIdOf = (turnId: string, callId: string) => `${turnId}.${callId}`;
