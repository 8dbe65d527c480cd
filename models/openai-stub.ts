import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the stub answers one request. `pieces` are streamed as text deltas. */
export type StubAnswer =
  | { text: string /** Waits for this first. */; textAfter?: Promise<void> }
  | { calls: { name: string; args: string }[] }
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Streams the text, then says nothing more and keeps the connection open. */
  | { stallAfter: string }
  /** Streams the text, then ends without a finish reason, cleanly or by cutting the connection. */
  | { truncateAfter: string; cut?: boolean }
  /** Takes the request and never answers. */
  | { silent: true };

export interface OpenAiStub extends AsyncDisposable {
  baseUrl: string;
  /** Parsed bodies of the requests so far. */
  requests: Record<string, unknown>[];
  /** How many requests the client gave up on before they were answered. */
  aborted(): number;
}

/**
 * A local server that speaks OpenAI's streaming chat completions, answering request after request as told; the last
 * answer is repeated. For tests of what a real server may do.
 */
export async function startOpenAiStub(answers: readonly StubAnswer[]): Promise<OpenAiStub> {
  const requests: Record<string, unknown>[] = [];
  let aborted = 0;
  const server = createServer((req, res) => void take(req, res));
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    const body = JSON.parse(await readBody(req)) as Record<string, unknown>;
    requests.push(body);
    if (req.url?.endsWith('/embeddings')) return embed(res, body);
    res.on('close', () => {
      if (!res.writableFinished) aborted++;
    });
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    if (answer) respond(res, answer);
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    aborted: () => aborted,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Vectors in which each place counts a letter, so that equal texts have equal ones. */
function embed(res: ServerResponse, { input, dimensions, encoding_format }: Record<string, unknown>): void {
  const data = [input].flat().map((text, index) => {
    const vector = new Float32Array(Number(dimensions));
    for (const letter of String(text)) {
      const place = letter.charCodeAt(0) % vector.length;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    const embedding =
      encoding_format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : Array.from(vector);
    return { object: 'embedding', index, embedding };
  });
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(
    JSON.stringify({ object: 'list', data, model: 'stub', usage: { prompt_tokens: 1, total_tokens: 1 } }),
  );
}

async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function respond(res: ServerResponse, answer: StubAnswer): void {
  if ('silent' in answer) return;
  if ('status' in answer) {
    const error = { error: { message: `stub ${answer.status}`, type: 'stub' } };
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    res.end(answer.body ?? JSON.stringify(error));
    return;
  }
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  if ('text' in answer) {
    void Promise.resolve(answer.textAfter).then(() => {
      sendText(res, answer.text);
      send(res, {}, 'stop');
      finish(res);
    });
  } else if ('calls' in answer) {
    const tool_calls = answer.calls.map(({ name, args }, index) => ({
      index,
      id: `call_${index}`,
      type: 'function',
      function: { name, arguments: args },
    }));
    send(res, { role: 'assistant', content: null, tool_calls });
    send(res, {}, 'tool_calls');
    finish(res);
  } else if ('stallAfter' in answer) sendText(res, answer.stallAfter);
  else {
    sendText(res, answer.truncateAfter);
    if (answer.cut) setImmediate(() => res.destroy());
    else finish(res);
  }
}

function sendText(res: ServerResponse, text: string): void {
  for (const content of text.match(/\S+\s*/g) ?? []) send(res, { role: 'assistant', content });
}

/** One chunk under the same id as every other, as some servers do. */
function send(res: ServerResponse, delta: object, finish_reason: string | null = null): void {
  const chunk = {
    id: 'chatcmpl-same',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'stub',
    choices: [{ index: 0, delta, finish_reason }],
  };
  res.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

function finish(res: ServerResponse): void {
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
  res.write(
    `data: ${JSON.stringify({ id: 'chatcmpl-same', object: 'chat.completion.chunk', choices: [], usage })}\n\n`,
  );
  res.end('data: [DONE]\n\n');
}
