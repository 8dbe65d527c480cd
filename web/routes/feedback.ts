import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { setFeedback } from '../../db/feedback.ts';
import { ShopError } from '../../errors.ts';
import { parseInput } from '../json-body.ts';
import { ownerOf } from '../sessions.ts';

const feedbackBody = z.object({
  value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  comment: z
    .string()
    .max(1000)
    // Postgres stores no NUL and no half of a surrogate pair.
    .transform((comment) => comment.replace(/[\0\p{Cs}]/gu, '').trim() || undefined)
    .optional(),
});

/** `POST /api/turns/:turnId/feedback`: thumbs up, down, or neither, on one of the caller's own answers. */
export function createFeedbackRoute(db: Database): RequestHandler<{ turnId: string }> {
  return async (req, res) => {
    const feedback = parseInput(feedbackBody, req.body);
    const { turnId } = req.params;
    if (!(await setFeedback(db, ownerOf(res), { turnId, ...feedback }))) {
      throw new ShopError('not_found', 'There is no such answer.');
    }
    res.status(204).end();
  };
}
