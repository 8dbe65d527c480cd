import { Router } from 'express';
import { z } from 'zod';
import { WEB_CHANNEL } from '../../bot/channels/web.ts';
import type { Database } from '../../db/connect.ts';
import {
  type ConversationSummary,
  findConversation,
  listConversations,
  type PastTurn,
  readPastTurns,
} from '../../db/conversation-history.ts';
import { ShopError } from '../../errors.ts';
import { parseInput } from '../json-body.ts';
import { ownerOf } from '../sessions.ts';

const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.string().max(200).optional(),
});
const TURNS_A_PAGE = 100;

/** The caller's own conversations; somebody else's is answered exactly as one that does not exist. */
export function createConversationRoutes(db: Database): Router {
  const router = Router();

  router.get('/', async (req, res) => {
    const { limit, before } = parseInput(listQuery, req.query);
    const rows = await listConversations(db, ownerOf(res), { channel: WEB_CHANNEL, limit, before });
    res.json({ conversations: rows.map((row) => ({ ...viewOf(row), updatedAt: row.updated_at })) });
  });

  router.get('/:id', async (req, res) => {
    const { before } = parseInput(listQuery, req.query);
    const conversation = await findConversation(db, ownerOf(res), req.params.id);
    if (!conversation) throw new ShopError('not_found', 'There is no such conversation.');
    const turns = await readPastTurns(db, {
      conversationId: conversation.id,
      limit: TURNS_A_PAGE + 1,
      before,
    });
    const page = turns.slice(-TURNS_A_PAGE);
    const running = page.find(isOpen);
    res.json({
      ...viewOf(conversation),
      messages: page.flatMap(messagesOf),
      ...(running ? { running: { runId: running.run_id } } : {}),
      // What to ask for as `before` to read on towards the beginning.
      ...(turns.length > TURNS_A_PAGE ? { earlier: page[0]?.id } : {}),
    });
  });

  return router;
}

const viewOf = ({ id, title, locale }: ConversationSummary) => ({ id, title, locale });

const isOpen = ({ status }: PastTurn) => status === 'queued' || status === 'running';

/** The question and, once the turn is over, its answer: one message under the turn's id, as the stream gave it. */
function messagesOf(turn: PastTurn): object[] {
  const question = {
    id: turn.message_id,
    turnId: turn.id,
    role: 'user',
    text: turn.question,
    cards: [],
    suggestions: [],
    feedback: 0,
    status: turn.status,
    createdAt: turn.created_at,
  };
  if (isOpen(turn)) return [question];
  const answer = {
    id: turn.id,
    turnId: turn.id,
    role: 'assistant',
    text: turn.answers.join('\n\n'),
    cards: turn.cards,
    suggestions: turn.suggestions,
    feedback: turn.feedback ?? 0,
    status: turn.status,
    createdAt: turn.finished_at ?? turn.created_at,
    ...(turn.error_code ? { errorCode: turn.error_code } : {}),
  };
  return [question, answer];
}
