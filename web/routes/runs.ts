import { Router } from 'express';
import type { Run, Speaker, Turns } from '../../bot/turn-types.ts';
import { ShopError } from '../../errors.ts';
import { streamRun } from '../event-stream.ts';
import { speakerOf } from '../sessions.ts';

/** Going on with a run after the connection was lost, and stopping it; both for its own speaker only. */
export function createRunRoutes({ turns, heartbeatMs }: { turns: Turns; heartbeatMs: number }): Router {
  const router = Router();

  router.get('/:runId/events', async (req, res) => {
    const after = readPlace(req.get('Last-Event-ID') ?? req.query.after);
    const run = await findRun(turns, req.params.runId, speakerOf(res));
    await streamRun(res, run, { after, heartbeatMs });
  });

  router.post('/:runId/stop', async (req, res) => {
    (await findRun(turns, req.params.runId, speakerOf(res))).stop();
    res.status(204).end();
  });

  return router;
}

async function findRun(turns: Turns, runId: string, speaker: Speaker): Promise<Run> {
  const run = await turns.find(runId, speaker);
  if (!run) throw new ShopError('not_found', 'There is no such run.');
  return run;
}

function readPlace(value: unknown): number {
  if (value === undefined || value === '') return 0;
  const place = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(place))
    throw new ShopError('bad_request', 'Last-Event-ID must be the number of an event.');
  return place;
}
