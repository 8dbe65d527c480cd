import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { findCustomer } from '../../db/customers.ts';
import { ShopError } from '../../errors.ts';
import type { Identity } from '../../shop/identity.ts';
import { parseInput, readJson } from '../json-body.ts';
import { findSession, type Sessions } from '../sessions.ts';
import { describeSession } from './session.ts';

/** A customer of the demo shop worth being, and why. */
export interface DemoCustomer {
  id: string;
  name: string;
  note: { en: string; zh: string };
}

const signInBody = z.object({ customerId: z.string().min(1).max(200) });

/** Becoming one of the demo shop's customers without a password. Mounted in a demo shop only. */
export function createDemoRoutes({
  db,
  identity,
  sessions,
  listCustomers,
}: {
  db: Database;
  identity: Identity;
  sessions: Sessions;
  listCustomers(): Promise<DemoCustomer[]>;
}): Router {
  const router = Router();

  router.get('/customers', async (_req, res) => {
    res.json({ customers: await listCustomers() });
  });

  router.post('/sign-in', ...readJson('64kb'), async (req, res) => {
    const { customerId } = parseInput(signInBody, req.body);
    if (!(await findCustomer(db, customerId))) throw new ShopError('not_found', 'There is no such customer.');
    const session = await identity.signIn(await identity.issueDemoToken(customerId), findSession(res));
    sessions.adopt(res, session);
    res.json(await describeSession(db, session));
  });

  return router;
}
