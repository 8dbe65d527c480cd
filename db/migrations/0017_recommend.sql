-- What is recommended: the tables between whoever trains and whoever serves (docs/recommend.md).

-- One training each; the manifest of what its tables hold.
create table recommend_models (
  version int generated always as identity primary key,
  engine text not null,
  parameters jsonb not null,
  counts jsonb,
  metrics jsonb,
  -- Of the neighbours as they were written; null while they are.
  checksum text,
  started_at timestamptz not null default now(),
  completed_at timestamptz
);

-- Which of them is served, and which was before it.
create table recommend_serving (
  is_only boolean primary key default true check (is_only),
  version int not null references recommend_models,
  previous int references recommend_models
);

create table item_neighbours (
  model_version int not null references recommend_models on delete cascade,
  product_id text not null,
  rank smallint not null,
  neighbour_id text not null,
  w_covisit real not null,
  w_content real not null,
  primary key (model_version, product_id, rank)
);

create table item_stats (
  model_version int not null references recommend_models on delete cascade,
  product_id text not null,
  popularity int not null,
  g double precision not null,
  primary key (model_version, product_id)
);
