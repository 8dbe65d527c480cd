import type { Queryable } from './connect.ts';

/** Whose conversations are meant: a customer's, or those of one guest's visitor id. */
export interface ConversationOwner {
  kind: 'guest' | 'customer';
  id: string;
}

export interface ConversationSummary {
  id: string;
  title: string | null;
  locale: string | null;
  updated_at: Date;
}

/** The owner's conversations on that channel, last used first; `before` is the id of the last one already seen. */
export async function listConversations(
  db: Queryable,
  owner: ConversationOwner,
  { channel, limit, before }: { channel: string; limit: number; before?: string },
): Promise<ConversationSummary[]> {
  return db.query<ConversationSummary>(
    `select id, title, locale, updated_at from conversations
      where owner_kind = $1 and owner_id = $2 and channel = $3
        and ($5::text is null or (updated_at, id) < (
          select updated_at, id from conversations where id = $5 and owner_kind = $1 and owner_id = $2))
      order by updated_at desc, id desc limit $4`,
    [owner.kind, owner.id, channel, limit, before ?? null],
  );
}

export async function findConversation(
  db: Queryable,
  owner: ConversationOwner,
  conversationId: string,
): Promise<ConversationSummary | undefined> {
  const [row] = await db.query<ConversationSummary>(
    `select id, title, locale, updated_at from conversations
      where id = $3 and owner_kind = $1 and owner_id = $2`,
    [owner.kind, owner.id, conversationId],
  );
  return row;
}

/** One turn as its owner reads it again: the text, cards and suggestions of all its answer messages, in their order. */
export interface PastTurn {
  id: string;
  message_id: string;
  run_id: string;
  status: 'queued' | 'running' | 'done' | 'stopped' | 'failed';
  feedback: 1 | -1 | null;
  error_code: string | null;
  created_at: Date;
  finished_at: Date | null;
  question: string;
  answers: string[];
  cards: unknown[];
  suggestions: string[];
}

/** The newest turns of a conversation, or those before the turn `before`, oldest first. */
export async function readPastTurns(
  db: Queryable,
  { conversationId, limit, before }: { conversationId: string; limit: number; before?: string },
): Promise<PastTurn[]> {
  return db.query<PastTurn>(
    `with page as (
       select * from turns
        where conversation_id = $1
          and ($3::text is null or seq < (select seq from turns where id = $3 and conversation_id = $1))
        order by seq desc limit $2
     )
     select page.id, page.message_id, page.run_id, page.status, page.feedback, page.error_code,
            page.created_at, page.finished_at,
            coalesce(max(m.content) filter (where m.role = 'user'), '') as question,
            coalesce(jsonb_agg(m.content order by m.id)
                     filter (where m.role = 'assistant' and m.content <> ''), '[]') as answers,
            coalesce(jsonb_path_query_array(jsonb_agg(m.cards order by m.id)
                     filter (where m.cards is not null), '$[*][*]'), '[]') as cards,
            coalesce((jsonb_agg(to_jsonb(m.suggestions) order by m.id desc)
                     filter (where m.suggestions is not null)) -> 0, '[]') as suggestions
       from page left join messages m on m.turn_id = page.id
      group by page.id, page.seq, page.message_id, page.run_id, page.status, page.feedback, page.error_code,
               page.created_at, page.finished_at
      order by page.seq`,
    [conversationId, limit, before ?? null],
  );
}

/** Hands a guest's conversations to the customer that the guest turned out to be. */
export async function moveGuestConversations(
  db: Queryable,
  visitorId: string,
  customerId: string,
): Promise<number> {
  return db.execute(
    `update conversations set owner_kind = 'customer', owner_id = $2
      where owner_kind = 'guest' and owner_id = $1`,
    [visitorId, customerId],
  );
}
