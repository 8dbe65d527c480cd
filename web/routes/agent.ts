import type { RequestHandler } from 'express';
import { readRunInput } from '../../bot/channels/web.ts';
import type { Turns } from '../../bot/turn-types.ts';
import { streamRun } from '../event-stream.ts';
import { speakerOf } from '../sessions.ts';

/** `POST /api/agent`: AG-UI's RunAgentInput in, its events out over SSE. */
export function createAgentRoute({
  turns,
  heartbeatMs,
}: {
  turns: Turns;
  heartbeatMs: number;
}): RequestHandler {
  return async (req, res) => {
    const run = await turns.start(readRunInput(req.body, speakerOf(res)));
    await streamRun(res, run, { after: 0, heartbeatMs });
  };
}
