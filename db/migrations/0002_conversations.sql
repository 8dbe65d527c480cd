-- Conversations, their turns and messages, and what a guest has proved.
create table conversations (
  id text primary key,
  channel text not null,
  owner_kind text not null check (owner_kind in ('guest', 'customer')),
  owner_id text not null,
  locale text,
  title text,
  epoch int not null default 0,
  -- Who answers at the moment; a lease that has run out is free to take.
  lease_holder text,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index conversations_owner on conversations (owner_kind, owner_id, updated_at desc, id);

create table turns (
  id text primary key,
  seq bigint generated always as identity,
  conversation_id text not null references conversations on delete cascade,
  -- The id the channel gave the inbound message: a second arrival gets the first one's answer.
  message_id text not null,
  run_id text not null,
  status text not null check (status in ('queued', 'running', 'done', 'stopped', 'failed')),
  attempt int not null default 0,
  speaker jsonb not null,
  input jsonb not null,
  -- The numbered TurnEvents of the finished run, replayed to duplicates and late subscribers.
  events jsonb,
  model text,
  usage jsonb,
  feedback smallint,
  feedback_comment text,
  error_code text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (conversation_id, message_id)
);
create index turns_conversation on turns (conversation_id, seq);
create index turns_open on turns (seq) where status in ('queued', 'running');
create index turns_run on turns (run_id);

create table messages (
  id bigint generated always as identity primary key,
  conversation_id text not null references conversations on delete cascade,
  turn_id text not null references turns on delete cascade,
  role text not null check (role in ('user', 'assistant', 'tool')),
  content text not null,
  tool_calls jsonb,
  tool_call_id text,
  tool_name text,
  cards jsonb,
  suggestions text[],
  created_at timestamptz not null default now()
);
create index messages_conversation on messages (conversation_id, id);
create index messages_turn on messages (turn_id, id);

create table order_grants (
  conversation_id text not null references conversations on delete cascade,
  order_id text not null,
  granted_at timestamptz not null default now(),
  primary key (conversation_id, order_id)
);

-- Tries at proving an order, counted per visitor and per order over the last hour.
create table proof_attempts (
  id bigint generated always as identity primary key,
  visitor_id text not null,
  order_id text not null,
  at timestamptz not null default now()
);
create index proof_attempts_visitor on proof_attempts (visitor_id, at);
create index proof_attempts_order on proof_attempts (order_id, at);
