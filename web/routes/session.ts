import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { findCustomer } from '../../db/customers.ts';
import type { Identity, Session } from '../../shop/identity.ts';
import { parseInput, readJson } from '../json-body.ts';
import { findSession, type Sessions } from '../sessions.ts';

const signInBody = z.object({ token: z.string().min(1).max(8192).optional() });

/** Opening a session, signing in with the shop's own customer token, and signing out. */
export function createSessionRoutes({
  db,
  identity,
  sessions,
}: {
  db: Database;
  identity: Identity;
  sessions: Sessions;
}): Router {
  const router = Router();

  router.post('/', ...readJson('64kb'), async (req, res) => {
    const { token } = parseInput(signInBody, req.body);
    const present = findSession(res);
    const session = token ? await identity.signIn(token, present) : (present ?? (await identity.openGuest()));
    sessions.adopt(res, session);
    res.json(await describeSession(db, session));
  });

  router.delete('/', async (_req, res) => {
    const session = await identity.openGuest();
    sessions.adopt(res, session);
    res.json(await describeSession(db, session));
  });

  return router;
}

/** What the page is told about its session; a customer whom the shop never imported has the name on the token. */
export async function describeSession(
  db: Database,
  { token, customerId, customerName }: Session,
): Promise<{ token: string; customer: { id: string; name: string } | null }> {
  if (!customerId) return { token, customer: null };
  const known = await findCustomer(db, customerId);
  return { token, customer: { id: customerId, name: known?.name || customerName || customerId } };
}
