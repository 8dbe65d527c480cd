import { Router } from 'express';
import type { Database } from '../../db/connect.ts';

const PATIENCE_MS = 2_000;

/** `/healthz`: the process is alive. `/readyz`: the shop is open and its database answers. */
export function createHealthRoutes({ db, isReady }: { db: Database; isReady(): boolean }): Router {
  const router = Router();

  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });

  router.get('/readyz', async (_req, res) => {
    const status = !isReady() ? 'starting' : (await answers(db)) ? 'ready' : 'database_unavailable';
    res
      .status(status === 'ready' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status });
  });

  return router;
}

async function answers(db: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const asked = db.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
