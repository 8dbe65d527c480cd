-- What reviews say, read from them by a reader, and always behind them by what has not been read yet.
-- A reader is a set of rules with models trained on the shop's own reviews. One at most is serving; another may be
-- reading beside it, and takes over when it has read everything. Rows of the tables below belong to a reader and to
-- a reading and are deleted with it, piece by piece.
create table review_readers (
  no int generated always as identity primary key,
  -- The version of the rules it reads by.
  rules text not null,
  serving boolean not null default false,
  -- How many reviews it was trained on; 0 for one without models.
  fitted_reviews int not null
);
create unique index review_readers_serving on review_readers (serving) where serving;

create table review_reader_parts (
  reader_no int not null references review_readers on delete cascade,
  part int not null,
  bytes bytea not null,
  primary key (reader_no, part)
);
alter table review_reader_parts alter column bytes set storage external;

create table review_readings (
  reader_no int not null,
  review_id text not null references reviews on delete cascade,
  product_id text not null,
  -- reviews.record_hash as it was read.
  record_hash text not null,
  -- Probability that the review as a whole is praise.
  positive real not null,
  -- Probability that it was written to deceive, by its wording; null where no model tells.
  deceptive real,
  primary key (reader_no, review_id)
);
create index review_readings_product on review_readings (product_id, reader_no);
create index review_readings_review on review_readings (review_id);

-- Min-hashes of a review's text: near copies share some (see retrieval/reviews/near-copies.ts).
create table review_bands (
  reader_no int not null,
  band int not null,
  review_id text not null,
  primary key (reader_no, band, review_id),
  foreign key (reader_no, review_id) references review_readings on delete cascade
);
create index review_bands_review on review_bands (review_id, reader_no);

-- Sentences in plain text; `terms` are what their words are looked for by.
create table review_passages (
  reader_no int not null,
  review_id text not null,
  place int not null,
  product_id text not null,
  language text not null,
  body text not null,
  positive real not null,
  terms text[] not null,
  primary key (reader_no, review_id, place),
  foreign key (reader_no, review_id) references review_readings on delete cascade
);
create index review_passages_product on review_passages (product_id, reader_no);
create index review_passages_terms on review_passages using gin (terms);

-- What a review as a whole says of an aspect; `place` is the passage that says it most clearly.
create table review_mentions (
  reader_no int not null,
  review_id text not null,
  aspect text not null,
  product_id text not null,
  place int not null,
  positive real not null,
  primary key (reader_no, review_id, aspect),
  foreign key (reader_no, review_id) references review_readings on delete cascade
);
create index review_mentions_aspect on review_mentions (aspect, product_id, reader_no);
create index review_mentions_product on review_mentions (product_id, reader_no);

-- Reviews that count less than one, and why; all others count fully.
create table review_doubts (
  reader_no int not null,
  review_id text not null,
  product_id text not null,
  weight real not null,
  reasons text[] not null,
  primary key (reader_no, review_id),
  foreign key (reader_no, review_id) references review_readings on delete cascade
);
create index review_doubts_product on review_doubts (product_id, reader_no);

-- What else a customer reviewed, and when.
create index reviews_customer on reviews (customer_id);

-- A fair sample in an order of its own.
create index reviews_sample on reviews (md5(id));
