import type { Queryable } from './connect.ts';

/** What is written down before anything is answered. */
export interface NewTurn {
  id: string;
  conversationId: string;
  channel: string;
  messageId: string;
  runId: string;
  ownerKind: 'guest' | 'customer';
  ownerId: string;
  speaker: object;
  input: object;
  text: string;
  locale?: string;
  title: string;
}

export interface TurnRow {
  id: string;
  seq: number;
  conversation_id: string;
  run_id: string;
  status: 'queued' | 'running' | 'done' | 'stopped' | 'failed';
  speaker: unknown;
  input: unknown;
  events: unknown;
  error_code: string | null;
}

/** What a TurnRow holds, for a query whose only table with such columns is `turns`. */
export const TURN_COLUMNS = 'id, seq, conversation_id, run_id, status, speaker, input, events, error_code';
/** The same of a table that goes by `t`. */
export const OWN_TURN_COLUMNS = TURN_COLUMNS.replaceAll(/\w+/g, 't.$&');

/** The right to answer one turn, and what the conversation was at that moment. */
export interface TurnLease {
  epoch: number;
  locale: string | null;
  attempt: number;
}

/** Who would hold the lease, and for how long without renewing it. */
export interface LeaseClaim {
  turnId: string;
  holder: string;
  leaseMs: number;
}

export type RecordedTurn =
  | { outcome: 'new'; turn: TurnRow; lease?: TurnLease }
  | { outcome: 'duplicate'; turn: TurnRow }
  | { outcome: 'not_owner' };

/**
 * Writes the turn and the customer's message in one statement, opening the conversation when it is new, and takes the
 * lease at once when nothing stands before this turn. The same message in the same conversation is recorded once, also
 * when it arrives twice at the same moment.
 */
export async function recordTurn(db: Queryable, turn: NewTurn, claim: LeaseClaim): Promise<RecordedTurn> {
  const [row] = await db.query<{ mine: boolean; turn: TurnRow | null; lease: TurnLease | null }>(
    `with free as (
       select not exists (select 1 from turns where conversation_id = $1
                             and (status in ('queued', 'running') or message_id = $8)) as yes
     ), conversation as (
       insert into conversations (id, channel, owner_kind, owner_id, locale, title, lease_holder, lease_until)
       values ($1, $2, $3, $4, $5, $6, $13, now() + $14 * interval '1 millisecond')
       on conflict (id) do update
          set updated_at = now(), locale = coalesce(excluded.locale, conversations.locale),
              lease_holder = case when (select yes from free) and conversations.lease_holder is null
                                  then excluded.lease_holder else conversations.lease_holder end,
              lease_until = case when (select yes from free) and conversations.lease_holder is null
                                 then excluded.lease_until else conversations.lease_until end
        where conversations.owner_kind = excluded.owner_kind and conversations.owner_id = excluded.owner_id
       returning id, epoch, locale, lease_holder is not distinct from $13 as leased
     ), turn as (
       insert into turns (id, conversation_id, message_id, run_id, status, attempt, speaker, input)
       select $7, id, $8, $9, case when leased then 'running' else 'queued' end, leased::int, $10::jsonb, $11::jsonb
         from conversation
       on conflict (conversation_id, message_id) do nothing
       returning ${TURN_COLUMNS}
     ), message as (
       insert into messages (conversation_id, turn_id, role, content)
       select conversation_id, id, 'user', $12 from turn
     )
     select exists (select 1 from conversation) as mine, (select to_jsonb(turn) from turn) as turn,
            (select jsonb_build_object('epoch', epoch, 'locale', locale, 'attempt', 1)
               from conversation where leased) as lease`,
    [
      turn.conversationId,
      turn.channel,
      turn.ownerKind,
      turn.ownerId,
      turn.locale ?? null,
      turn.title,
      turn.id,
      turn.messageId,
      turn.runId,
      JSON.stringify(turn.speaker),
      JSON.stringify(turn.input),
      turn.text,
      claim.holder,
      claim.leaseMs,
    ],
  );
  if (!row?.mine) return { outcome: 'not_owner' };
  if (row.turn) return { outcome: 'new', turn: row.turn, lease: row.lease ?? undefined };
  const [earlier] = await db.query<TurnRow>(
    `select ${TURN_COLUMNS} from turns where conversation_id = $1 and message_id = $2`,
    [turn.conversationId, turn.messageId],
  );
  if (!earlier) throw new Error(`turn of message ${turn.messageId} vanished`);
  return { outcome: 'duplicate', turn: earlier };
}

/** Puts a failed turn back in the queue, for one caller only. */
export async function requeueFailedTurn(db: Queryable, turnId: string): Promise<boolean> {
  return (
    (await db.execute(`update turns set status = 'queued' where id = $1 and status = 'failed'`, [turnId])) > 0
  );
}

export async function readTurn(db: Queryable, turnId: string): Promise<TurnRow | undefined> {
  const [row] = await db.query<TurnRow>(`select ${TURN_COLUMNS} from turns where id = $1`, [turnId]);
  return row;
}

/** The newest turn under that run id in a conversation of that owner. */
export async function findOwnedTurn(
  db: Queryable,
  runId: string,
  owner: { kind: 'guest' | 'customer'; id: string },
): Promise<TurnRow | undefined> {
  const [row] = await db.query<TurnRow>(
    `select ${OWN_TURN_COLUMNS}
       from turns t join conversations c on c.id = t.conversation_id
      where t.run_id = $1 and c.owner_kind = $2 and c.owner_id = $3 order by t.seq desc limit 1`,
    [runId, owner.kind, owner.id],
  );
  return row;
}

/** One message of a turn's answer, in the order it was made. */
export interface AnswerMessage {
  role: 'assistant' | 'tool';
  content: string;
  tool_calls?: unknown;
  tool_call_id?: string;
  tool_name?: string;
  cards?: unknown;
  suggestions?: string[];
}

export interface TurnEnd {
  turnId: string;
  holder: string;
  epoch: number;
  status: 'done' | 'stopped' | 'failed';
  messages: AnswerMessage[];
  events: unknown;
  model?: string;
  usage?: unknown;
  errorCode?: string;
  locale?: string;
}

/**
 * Commits an answer and gives the lease back, all or nothing. False, and nothing written, when the lease or the
 * epoch has moved on: somebody else speaks now.
 */
export async function endTurn(db: Queryable, end: TurnEnd): Promise<boolean> {
  const rows = await db.query(
    `with conversation as (
       update conversations c
          set lease_holder = null, lease_until = null, updated_at = now(), locale = coalesce($9, c.locale)
         from turns t
        where t.id = $1 and c.id = t.conversation_id and c.lease_holder = $2 and c.epoch = $3
       returning c.id
     ), answer as (
       insert into messages (conversation_id, turn_id, role, content, tool_calls, tool_call_id, tool_name, cards, suggestions)
       select conversation.id, $1, m.role, m.content, m.tool_calls, m.tool_call_id, m.tool_name, m.cards, m.suggestions
         from conversation, jsonb_to_recordset($4::jsonb) as
              m(place int, role text, content text, tool_calls jsonb, tool_call_id text, tool_name text, cards jsonb,
                suggestions text[])
        order by m.place
     )
     update turns set status = $5, events = $6::jsonb, model = $7, usage = $8::jsonb, error_code = $10,
                      finished_at = now()
       from conversation where turns.id = $1 returning turns.id`,
    [
      end.turnId,
      end.holder,
      end.epoch,
      JSON.stringify(end.messages.map((message, place) => ({ place, ...message }))),
      end.status,
      JSON.stringify(end.events),
      end.model ?? null,
      JSON.stringify(end.usage ?? null),
      end.locale ?? null,
      end.errorCode ?? null,
    ],
  );
  return rows.length > 0;
}

/** The cards of a turn's tool results, by the call that drew them. */
export async function readTurnCards(
  db: Queryable,
  turnId: string,
): Promise<{ tool_call_id: string; cards: unknown[] | null }[]> {
  return db.query(`select tool_call_id, cards from messages where turn_id = $1 and role = 'tool'`, [turnId]);
}

export interface MessageRow {
  turn_id: string;
  role: 'user' | 'assistant' | 'tool';
  content: string;
  tool_calls: { id: string; name: string; args: Record<string, unknown> }[] | null;
  tool_call_id: string | null;
  tool_name: string | null;
}

/** Messages of the turn and of the `turns` answered before it, oldest first. */
export async function readRecentMessages(
  db: Queryable,
  { turnId, turns }: { turnId: string; turns: number },
): Promise<MessageRow[]> {
  return db.query<MessageRow>(
    `with recent as (
       select t.id, t.seq from turns t join turns this on this.conversation_id = t.conversation_id
        where this.id = $1 and t.seq <= this.seq and (t.id = $1 or t.status in ('done', 'stopped'))
        order by t.seq desc limit $2 + 1
     )
     select m.turn_id, m.role, m.content, m.tool_calls, m.tool_call_id, m.tool_name
       from recent join messages m on m.turn_id = recent.id
      order by recent.seq, m.id`,
    [turnId, turns],
  );
}
