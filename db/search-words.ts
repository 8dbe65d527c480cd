import type { Queryable } from './connect.ts';

/** Adds what is new among words of two letters or more. */
export async function writeWords(db: Queryable, words: readonly string[]): Promise<void> {
  await db.execute(
    `insert into search_words (word, slips)
     select word, array(select distinct overlay(word placing '' from at for 1)
                          from generate_series(1, length(word)) as at union select word)
       from unnest($1::text[]) as word on conflict do nothing`,
    [words],
  );
}

/** Which of these are words of the shop. */
export async function readKnownWords(db: Queryable, words: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ word: string }>(
    'select word from search_words where word = any($1::text[])',
    [words],
  );
  return new Set(rows.map((row) => row.word));
}

/** Which of these terms some product holds. */
export async function readKnownTerms(db: Queryable, terms: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ term: string }>(
    `select term from unnest($1::text[]) as term where exists (
       select 1 from search_segments s join search_postings p on p.segment = s.id and p.term = term.term
        where s.live)`,
    [terms],
  );
  return new Set(rows.map((row) => row.term));
}

/** Words of the shop that begin so, of letters a to z, and go on; at most 100, shortest first. */
export async function readWordsBeginning(db: Queryable, start: string): Promise<string[]> {
  const rows = await db.query<{ word: string }>(
    `select word from search_words where word like $1 || '_%' order by length(word), word limit 100`,
    [start],
  );
  return rows.map((row) => row.word);
}

/** Words of the shop that have a slip in common with `word`: all that are one slip away, and some that are two. */
export async function readSlips(db: Queryable, word: string): Promise<string[]> {
  const rows = await db.query<{ word: string }>(
    `select word from search_words where slips && (
       array(select overlay($1::text placing '' from at for 1) from generate_series(1, length($1::text)) as at)
       || $1::text) limit 200`,
    [word],
  );
  return rows.map((row) => row.word);
}

/** Words of the shop that are spelt like a long `word`, most alike first. */
export async function readSimilarWords(db: Queryable, word: string): Promise<string[]> {
  const rows = await db.query<{ word: string }>(
    `select word from search_words where word % $1 order by similarity(word, $1) desc, word limit 20`,
    [word],
  );
  return rows.map((row) => row.word);
}

/** As many entries are read of what begins alike; of more, those first in the alphabet are taken. */
const BEGUN_READ = 5_000;

/** Identifiers (#) and terms with a digit that begin with `start` and go on, shortest first. */
export async function readBegunTerms(db: Queryable, start: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ term: string }>(
    `select term from (
       select term from search_postings where term ~ '^#|[0-9]' and term ~>~ $1 and term ~<~ ($1 || chr(1114109))
        order by term using ~<~ limit ${BEGUN_READ}) as begun
      group by term order by length(term), term limit $2`,
    [start, limit],
  );
  return rows.map((row) => row.term);
}
