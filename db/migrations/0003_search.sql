-- The search index, made from products and always behind them by what has not been indexed yet.
-- A segment is a batch of documents that is written once; a product that changed gets a place in a newer segment
-- and its old place is listed in `dead`. Only segments that are `live` are searched, so one whose making was cut
-- off is never seen. Postings and variants have no foreign keys, for checking those doubles the time to write them:
-- they are deleted with their segment.
create table search_segments (
  id int generated always as identity primary key,
  size int not null,
  live boolean not null default false,
  touched_at timestamptz not null default now(),
  dead int[] not null default '{}'
);

create table search_documents (
  segment int not null,
  place int not null,
  product_id text not null references products on delete cascade,
  -- products.content_hash as it was indexed, with the version of the indexing rules before it.
  indexed_hash text not null,
  brand text,
  categories text[] not null,
  primary key (segment, place)
);
create index search_documents_product on search_documents (product_id);
create index search_documents_brand on search_documents (brand);
create index search_documents_categories on search_documents using gin (categories);

-- What a variant is by colour and size, in the normalised spelling of search_values.
create table search_variants (
  segment int not null,
  place int not null,
  position int not null,
  colours text[] not null,
  sizes text[] not null,
  primary key (segment, place, position)
);

-- Per segment and term: pairs of little-endian uint16, the place and the weight (see retrieval/postings.ts).
create table search_postings (
  segment int not null,
  term text not null,
  postings bytea not null,
  primary key (segment, term)
);
alter table search_postings alter column postings set storage external;

-- Words as written, to find the one a misspelt word meant.
create table search_words (
  word text primary key
);
create index search_words_similar on search_words using gin (word gin_trgm_ops);

-- The shop's own values that a limit can name, in normalised spelling.
create table search_values (
  kind text not null,
  value text not null,
  primary key (kind, value)
);

-- Where vectors come from. One embedder at most is serving; another may be filling beside it.
create table search_embedders (
  no int generated always as identity primary key,
  embedder_id text not null unique,
  dimension int not null,
  serving boolean not null default false,
  fitted_products int not null default 0
);
create unique index search_embedders_serving on search_embedders (serving) where serving;

-- The embedded embedder's fitted model, in pieces.
create table search_embedder_parts (
  embedder_no int not null references search_embedders on delete cascade,
  part int not null,
  bytes bytea not null,
  primary key (embedder_no, part)
);
alter table search_embedder_parts alter column bytes set storage external;

-- Each embedder has its own partial HNSW index, made when the embedder is.
create table search_embeddings (
  embedder_no int not null,
  product_id text not null references products on delete cascade,
  indexed_hash text not null,
  embedding vector not null,
  primary key (embedder_no, product_id)
);
