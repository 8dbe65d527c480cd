import { randomUUID } from 'node:crypto';
import { HttpAgent, type Message } from '@ag-ui/client';
import { SignJWT } from 'jose';
import type { Card } from '../tools/cards.ts';

/** What the shop said and showed to one message. */
export interface Answer {
  text: string;
  cards: Card[];
  /** Codes of refused tool calls. */
  refusals: string[];
}

export interface Customer {
  /** Sends the next message of one conversation. */
  ask(text: string): Promise<Answer>;
}

export interface ShopDoor {
  /** A new conversation of that customer, or of a guest. */
  customer(customerId?: string): Promise<Customer>;
}

/** One question with what is wrong with its answer, if anything is. */
export interface Check {
  question: string;
  problem?: string;
}

/** Somebody who talks to the shop's web endpoint through the official client. */
export async function createCustomer(
  url: string,
  customerId: string | undefined,
  secret: string,
): Promise<Customer> {
  const token = customerId
    ? await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(customerId)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(secret))
    : await openGuest(url);
  const agent = new HttpAgent({
    url: `${url}/api/agent`,
    threadId: randomUUID(),
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    ask: async (text) => {
      agent.addMessage({ id: randomUUID(), role: 'user', content: text });
      const { newMessages } = await agent.runAgent({ runId: randomUUID() });
      return readAnswer(newMessages);
    },
  };
}

async function openGuest(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await response.json()) as { token: string }).token;
}

function readAnswer(messages: readonly Message[]): Answer {
  const answer: Answer = { text: '', cards: [], refusals: [] };
  for (const message of messages) {
    if (message.role === 'assistant') answer.text += message.content ?? '';
    if (message.role === 'tool') {
      const result = JSON.parse(message.content) as { status: string; code?: string; cards?: Card[] };
      answer.cards.push(...(result.cards ?? []));
      if (result.status !== 'ok') answer.refusals.push(result.code ?? result.status);
    }
  }
  return answer;
}

/** The first card of that kind. */
export function cardOf<Kind extends Card['kind']>(
  answer: Answer,
  kind: Kind,
): Extract<Card, { kind: Kind }> | undefined {
  return answer.cards.find((card): card is Extract<Card, { kind: Kind }> => card.kind === kind);
}

/** Asks, and says what is wrong with the answer by the rule given; a wrong answer never ends the drive. */
export async function check(
  customer: Customer,
  question: string,
  judge: (answer: Answer) => string | undefined,
): Promise<Check> {
  try {
    const answer = await customer.ask(question);
    if (!answer.text.trim()) return { question, problem: 'nothing was said' };
    const problem = judge(answer);
    return { question, problem: problem && `${problem}; said: ${answer.text.slice(0, 200)}` };
  } catch (error) {
    return { question, problem: (error as Error).message };
  }
}
