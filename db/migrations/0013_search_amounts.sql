-- What a measure among the shop's values comes to in its kind's base unit ("1tb" is 1000 of kind `measure storage`),
-- so that equal amounts find each other whatever unit they were written in. Null for values that are no measures.
alter table search_values add column amount double precision;
create index search_values_amount on search_values (kind, amount) where amount is not null;
