-- What was learned of the shop's products before indexing them (see retrieval/ingest/learned.ts), in pieces: which
-- kinds of things there are and how long texts usually are. The latest model counts; what was indexed under an older
-- one is indexed anew.
create table search_models (
  no int generated always as identity primary key,
  products int not null
);
create table search_model_parts (
  model_no int not null references search_models on delete cascade,
  part int not null,
  bytes bytea not null,
  primary key (model_no, part)
);
alter table search_model_parts alter column bytes set storage external;

-- Words that shoppers use for a word in the names of kinds.
create table search_kind_aliases (
  word text not null,
  means text not null,
  primary key (word, means)
);
