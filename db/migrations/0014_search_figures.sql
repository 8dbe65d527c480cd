-- What limits and orders compare, beside the documents that they apply to: looking up every product found, with its
-- long texts, took most of the time of a search.
alter table search_documents
  add column price_min_cents bigint not null default 0,
  add column price_max_cents bigint not null default 0,
  add column in_stock boolean not null default false,
  add column rating_mean real,
  add column rating_count int not null default 0,
  add column units_sold int not null default 0,
  add column released_at timestamptz;
update search_documents d set price_min_cents = p.price_min_cents, price_max_cents = p.price_max_cents,
    in_stock = p.in_stock, rating_mean = p.rating_mean, rating_count = p.rating_count, units_sold = p.units_sold,
    released_at = p.released_at
  from products p where p.id = d.product_id;

-- They follow the product in the same transaction. Documents are written under the same lock (see `writeDocuments`), so
-- that none is with figures that another transaction is changing; one that is locked is about to be deleted.
create function copy_search_figures() returns trigger language plpgsql as $$ begin
  perform pg_advisory_xact_lock_shared(7130539781); update search_documents set
    price_min_cents = new.price_min_cents, price_max_cents = new.price_max_cents, in_stock = new.in_stock,
    rating_mean = new.rating_mean, rating_count = new.rating_count, units_sold = new.units_sold,
    released_at = new.released_at
  where ctid in (select ctid from search_documents where product_id = new.id for update skip locked); return null; end
$$;
create trigger search_figures after update on products for each row
  when ((old.price_min_cents, old.price_max_cents, old.in_stock, old.rating_mean, old.rating_count, old.units_sold,
      old.released_at) is distinct from (new.price_min_cents, new.price_max_cents, new.in_stock, new.rating_mean,
      new.rating_count, new.units_sold, new.released_at))
  execute function copy_search_figures();
