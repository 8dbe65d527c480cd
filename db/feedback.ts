import type { ConversationOwner } from './conversation-history.ts';
import type { Queryable } from './connect.ts';

/** Stores what the owner thought of an answer, 0 taking it back; false when there is no such turn of theirs. */
export async function setFeedback(
  db: Queryable,
  owner: ConversationOwner,
  feedback: { turnId: string; value: 1 | 0 | -1; comment?: string },
): Promise<boolean> {
  const touched = await db.execute(
    `update turns t set feedback = nullif($4::int, 0)::smallint, feedback_comment = $5
       from conversations c
      where t.id = $3 and c.id = t.conversation_id and c.owner_kind = $1 and c.owner_id = $2`,
    [owner.kind, owner.id, feedback.turnId, feedback.value, feedback.comment ?? null],
  );
  return touched > 0;
}
