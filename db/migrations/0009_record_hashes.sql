-- What each record said when it was last imported: an import rewrites only those whose source has changed since,
-- so that importing a file twice changes nothing, not even what the shop itself did to a record in between.
alter table products add column record_hash text not null default '';
alter table customers add column record_hash text not null default '';
alter table orders add column record_hash text not null default '';
alter table reviews add column record_hash text not null default '';
alter table coupons add column record_hash text not null default '';
alter table help_pages add column record_hash text not null default '';
