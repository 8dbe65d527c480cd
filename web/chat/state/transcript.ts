import type { Card } from '../../../tools/cards.ts';
import type { Feedback, NumberedEvent, StoredConversation, StoredMessage, WireEvent } from './wire.ts';

export interface ToolActivity {
  id: string;
  name: string;
  status: 'running' | 'ok' | 'refused' | 'failed';
}

export interface ChatError {
  code: string;
  message: string;
  retryable: boolean;
}

export interface ChatMessage {
  id: string;
  role: 'user' | 'assistant';
  /** Known once the answer's turn is: what feedback refers to. */
  turnId?: string;
  text: string;
  cards: Card[];
  tools: ToolActivity[];
  suggestions: string[];
  feedback: Feedback;
  status: 'running' | 'done' | 'stopped' | 'failed';
  notice?: string;
  error?: ChatError;
  createdAt: string;
}

/** What is on the page of one conversation, and how far its running answer has been read. */
export interface Transcript {
  messages: readonly ChatMessage[];
  run?: { runId: string; answerId: string; seq: number } | undefined;
  /** Where to read on towards the beginning, when there is more. */
  earlier?: string | undefined;
}

export const emptyTranscript: Transcript = { messages: [] };

const blank = { cards: [], tools: [], suggestions: [], feedback: 0 as const };

/** Adds the customer's message and the empty answer that run `runId` will fill. */
export function addQuestion(
  transcript: Transcript,
  question: { id: string; text: string; runId: string; at: string },
): Transcript {
  const { id, text, runId, at } = question;
  const asked: ChatMessage = { ...blank, id, role: 'user', text, status: 'done', createdAt: at };
  return awaitRun({ ...transcript, messages: [...transcript.messages, asked] }, runId, at);
}

/** Adds the empty answer of a run that is already going on; its events are read from the first. */
export function awaitRun(transcript: Transcript, runId: string, at: string): Transcript {
  const answer: ChatMessage = {
    ...blank,
    id: `answer-${runId}`,
    role: 'assistant',
    text: '',
    status: 'running',
    createdAt: at,
  };
  return {
    ...transcript,
    messages: [...transcript.messages, answer],
    run: { runId, answerId: answer.id, seq: 0 },
  };
}

/** The conversation as the server kept it. */
export function fromStored(stored: StoredConversation): Transcript {
  const transcript = { messages: stored.messages.map(fromStoredMessage), earlier: stored.earlier };
  return stored.running ? awaitRun(transcript, stored.running.runId, new Date().toISOString()) : transcript;
}

/** Puts an earlier part of the conversation before what is shown. */
export const prepend = (transcript: Transcript, stored: StoredConversation): Transcript => ({
  ...transcript,
  messages: [...stored.messages.map(fromStoredMessage), ...transcript.messages],
  earlier: stored.earlier,
});

function fromStoredMessage({ role, status, errorCode, ...message }: StoredMessage): ChatMessage {
  const failed = role === 'assistant' && status === 'failed';
  return {
    ...message,
    role,
    tools: [],
    // A question is a whole message whatever became of its turn; an answer is stored once its turn is over.
    status: role === 'user' || status === 'queued' || status === 'running' ? 'done' : status,
    ...(failed ? { error: { code: errorCode ?? 'failed', message: '', retryable: true } } : {}),
  };
}

/**
 * Applies one event of the running answer. An event whose number was seen already (a resumed stream may repeat some)
 * changes nothing, so the same transcript comes back.
 */
export function applyEvent(transcript: Transcript, { seq, event }: NumberedEvent): Transcript {
  const { run } = transcript;
  if (!run || seq <= run.seq) return transcript;
  const messages = transcript.messages.map((message) =>
    message.id === run.answerId ? changeAnswer(message, event) : message,
  );
  const over = event.type === 'RUN_FINISHED' || event.type === 'RUN_ERROR';
  const runId = event.type === 'RUN_STARTED' ? event.runId : run.runId;
  return { ...transcript, messages, run: over ? undefined : { ...run, runId, seq } };
}

function changeAnswer(answer: ChatMessage, event: WireEvent): ChatMessage {
  switch (event.type) {
    case 'RUN_STARTED':
      // A server that died in mid-answer begins it anew under higher numbers.
      return { ...answer, ...blank, text: '' };
    case 'TOOL_CALL_START':
      return {
        ...answer,
        tools: [...answer.tools, { id: event.toolCallId, name: event.toolCallName, status: 'running' }],
      };
    case 'TOOL_CALL_RESULT': {
      const { status, cards } = parseToolResult(event.content);
      const tools = answer.tools.map((tool) => (tool.id === event.toolCallId ? { ...tool, status } : tool));
      return { ...answer, tools, cards: [...answer.cards, ...cards] };
    }
    case 'TEXT_MESSAGE_START':
      // Words before and after a tool are paragraphs of one message.
      return { ...answer, turnId: event.messageId, text: answer.text && `${answer.text}\n\n` };
    case 'TEXT_MESSAGE_CONTENT':
      return { ...answer, text: answer.text + event.delta };
    case 'CUSTOM':
      return applyCustom(answer, event.name, event.value);
    case 'RUN_FINISHED': {
      const result = (event.result ?? {}) as { turnId?: string; status?: string };
      return {
        ...answer,
        turnId: result.turnId ?? answer.turnId,
        status: result.status === 'stopped' ? 'stopped' : 'done',
      } as ChatMessage;
    }
    case 'RUN_ERROR': {
      const { code = 'failed', message, metadata } = event;
      return failAnswer(answer, { code, message, retryable: metadata?.retryable !== false });
    }
    default:
      return answer;
  }
}

function applyCustom(answer: ChatMessage, name: string, value: unknown): ChatMessage {
  if (name === 'suggestions' && Array.isArray(value)) {
    return { ...answer, suggestions: value.filter((item): item is string => typeof item === 'string') };
  }
  if (name === 'notice') {
    const code = (value as { code?: unknown } | null)?.code;
    return typeof code === 'string' ? { ...answer, notice: code } : answer;
  }
  return answer;
}

function parseToolResult(content: unknown): { status: ToolActivity['status']; cards: Card[] } {
  try {
    const value = JSON.parse(String(content)) as { status?: unknown; cards?: unknown };
    return {
      status: value.status === 'refused' || value.status === 'failed' ? value.status : 'ok',
      cards: Array.isArray(value.cards) ? (value.cards as Card[]) : [],
    };
  } catch {
    return { status: 'failed', cards: [] };
  }
}

const failAnswer = (answer: ChatMessage, error: ChatError): ChatMessage => ({
  ...answer,
  status: 'failed',
  error,
});

const endRun = (transcript: Transcript, change: (answer: ChatMessage) => ChatMessage): Transcript => ({
  ...transcript,
  messages: transcript.messages.map((message) =>
    message.id === transcript.run?.answerId ? change(message) : message,
  ),
  run: undefined,
});

/** Ends the running answer with an error that the stream itself could not tell. */
export const failRun = (transcript: Transcript, error: ChatError): Transcript =>
  endRun(transcript, (answer) => failAnswer(answer, error));

/** Ends the running answer where it stands. */
export const stopRun = (transcript: Transcript): Transcript =>
  endRun(transcript, (answer) => ({ ...answer, status: 'stopped' }));

/** Notes what the customer thinks of an answer. */
export const rate = (transcript: Transcript, messageId: string, feedback: Feedback): Transcript => ({
  ...transcript,
  messages: transcript.messages.map((message) =>
    message.id === messageId ? { ...message, feedback } : message,
  ),
});

/** What is worth showing: a failed answer and its question go once the same question was asked again. */
export function withoutRetried(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return messages.filter((message, index) => {
    const question = message.role === 'user' ? index : index - 1;
    const answer = messages[question + 1];
    const next = messages[question + 2];
    const retried = answer?.status === 'failed' && next?.role === 'user';
    return !(retried && messages[question]?.text === next.text);
  });
}
