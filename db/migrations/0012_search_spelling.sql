-- What a shopper meant by a word that the shop does not know.
-- A word's `slips` are the word itself and what is left of it with one letter taken out: two words that are one
-- insertion, deletion, replacement or swap of neighbours apart have one in common, at any length and in any place.
delete from search_words;
alter table search_words add column slips text[] not null;
-- Looked up by the thousand at most, and words are seldom new: no list of entries that are still to be sorted in.
create index search_words_slips on search_words using gin (slips) with (fastupdate = off);

-- Model numbers, other identifiers (#) and terms with digits in alphabetical order, to find those that begin as a
-- query does.
create index search_postings_numbers on search_postings (term text_pattern_ops) where term ~ '^#|[0-9]';
