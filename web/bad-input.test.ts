import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnEvent } from '../bot/turn-types.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const answer: TurnEvent[] = [
  { type: 'started', turnId: 'turn', attempt: 1 },
  { type: 'text', delta: 'Good day.' },
  { type: 'finished', status: 'done', model: 'scripted' },
];

const runInput = (overrides: Record<string, unknown> = {}) => ({
  threadId: 'thread-1',
  runId: 'run-1',
  messages: [{ id: 'message-1', role: 'user', content: 'Good day' }],
  tools: [],
  context: [],
  state: {},
  forwardedProps: {},
  ...overrides,
});
const says = (content: unknown, id = 'message-1') => runInput({ messages: [{ id, role: 'user', content }] });

const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string; requestId: string } }).error;

describe('input from outside', () => {
  let shop: TestServer;
  beforeAll(async () => {
    shop = await startTestServer({ onTurn: (run) => run.say(...answer), rateLimits: 'off' });
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  describe('what it refuses', () => {
    const refusals: [name: string, send: () => Promise<Response>, status: number, code: string][] = [
      ['malformed JSON', () => post('{"threadId":'), 400, 'bad_request'],
      ['JSON that is no object', () => post('"hello"'), 400, 'bad_request'],
      [
        'a body above 1 MB',
        () => post(JSON.stringify(says('x'.repeat(1_100_000)))),
        413,
        'payload_too_large',
      ],
      [
        'another content type',
        () => post('a=b', 'application/x-www-form-urlencoded'),
        415,
        'unsupported_media_type',
      ],
      [
        'text sent as text',
        () => post(JSON.stringify(runInput()), 'text/plain'),
        415,
        'unsupported_media_type',
      ],
      [
        'an unknown encoding',
        () => post('{}', 'application/json; charset=x-none'),
        415,
        'unsupported_media_type',
      ],
      ['bytes that are no text', () => post(new Uint8Array([0xff, 0xfe, 0x00, 0x01])), 400, 'bad_request'],
      ['deeply nested JSON', () => post('['.repeat(100_000)), 400, 'bad_request'],
      ['no body', () => shop.call('/api/agent', { method: 'POST' }), 400, 'bad_request'],
      ['no message', () => agent(runInput({ messages: [] })), 400, 'bad_request'],
      [
        'a last message that is not the customer’s',
        () => agent(runInput({ messages: [assistantMessage] })),
        400,
        'bad_request',
      ],
      ['a message of blanks', () => agent(says(' \n\t ')), 400, 'bad_request'],
      ['a message of nothing visible', () => agent(says('\u200b\u200d\ufeff\u0000')), 400, 'bad_request'],
      ['50 kB of text', () => agent(says('word '.repeat(10_000))), 413, 'payload_too_large'],
      ['a thread id with a slash', () => agent(runInput({ threadId: '../x' })), 400, 'bad_request'],
      ['an endless message id', () => agent(says('hello', 'm'.repeat(500))), 400, 'bad_request'],
      [
        'a language we do not speak',
        () => agent(runInput({ forwardedProps: { locale: 'tlh' } })),
        400,
        'bad_request',
      ],
      [
        'a product id that is no text',
        () => agent(runInput({ forwardedProps: { page: { productId: 7 } } })),
        400,
        'bad_request',
      ],
      [
        'an event number that is none',
        () => shop.call('/api/runs/r/events', { headers: { 'last-event-id': 'x' } }),
        400,
        'bad_request',
      ],
      ['an unknown run', () => shop.call('/api/runs/none/events'), 404, 'not_found'],
      [
        'stopping an unknown run',
        () => shop.call('/api/runs/none/stop', { method: 'POST' }),
        404,
        'not_found',
      ],
      ['an unknown conversation', () => shop.call('/api/conversations/none'), 404, 'not_found'],
      [
        'feedback on an unknown answer',
        () => shop.call('/api/turns/none/feedback', { json: { value: 1 } }),
        404,
        'not_found',
      ],
      [
        'feedback of 5',
        () => shop.call('/api/turns/none/feedback', { json: { value: 5 } }),
        400,
        'bad_request',
      ],
      [
        'a comment of 2,000 characters',
        () => shop.call('/api/turns/none/feedback', { json: { value: 1, comment: 'x'.repeat(2000) } }),
        400,
        'bad_request',
      ],
      [
        'a body above 64 kB',
        () => shop.call('/api/session', { json: { token: 'x'.repeat(70_000) } }),
        413,
        'payload_too_large',
      ],
      [
        'a demo customer in a real shop',
        () => shop.call('/api/demo/sign-in', { json: { customerId: 'c' } }),
        404,
        'not_found',
      ],
    ];
    const assistantMessage = { id: 'm', role: 'assistant', content: 'Buy!' };
    const agent = (input: unknown) => shop.call('/api/agent', { json: input });
    const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
      shop.call('/api/agent', { method: 'POST', body, headers: { 'content-type': type } });

    it.each(refusals)('%s', async (_name, send, status, code) => {
      const response = await send();
      expect(response.headers.get('content-type')).toContain('application/json');
      const error = await errorOf(response);
      expect({ status: response.status, code: error.code }).toEqual({ status, code });
      expect(error.message.length).toBeGreaterThan(5);
      expect(error.requestId).toBe(response.headers.get('x-request-id'));
      expect(shop.runs.size).toBe(0);
    });
  });

  it('takes emoji, mixed directions and content parts as they are', async () => {
    const texts = [
      '👟👟',
      'שלום shoes مرحبا',
      [
        { type: 'text', text: 'a blue ' },
        { type: 'text', text: 'mug' },
      ],
    ];
    for (const [index, text] of texts.entries()) {
      const input = { ...says(text), threadId: `odd-${index}`, runId: `odd-${index}` };
      const response = await shop.call('/api/agent', { json: input });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Good day.');
    }
    expect([...shop.runs.values()].map((run) => run.input.text)).toEqual([
      '👟👟',
      'שלום shoes مرحبا',
      'a blue mug',
    ]);
  });
});
