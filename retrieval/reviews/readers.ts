import type { Database } from '../../db/connect.ts';
import { addReader, type ReaderRow, readReaderParts, readServingReader } from '../../db/review-readers.ts';
import type { Locale } from '../../db/records.ts';
import { ShopError } from '../../errors.ts';
import type { Tokeniser } from '../tokenise.ts';
import { nameOfKnown } from './aspects.ts';
import { createReadClaim, type ReadClaim } from './claims.ts';
import { type Sureness, surenessOf } from './leaning.ts';
import { decodeModels, type ShopModels } from './train-models.ts';
import { createReadQuestion, type ReadQuestion } from './question.ts';
import { createReviewReader, type ReviewReader } from './review-reader.ts';
import { RULES } from './rules.ts';

/** A reader with where its readings are. */
export interface Reader {
  row: ReaderRow;
  /** False when its models were stored by a version of the program that wrote them otherwise: it reads without them. */
  isWhole: boolean;
  read: ReviewReader;
  readQuestion: ReadQuestion;
  readClaim: ReadClaim;
  /** How sure it must be of a sentence that is shown as praise or fault. */
  sure: Sureness;
  /** What to call an aspect. */
  nameOf(aspect: string, locale: Locale): string;
}

/** The reader that serves at the moment of each call, whichever process put it in service; one is put there if none is. */
export type FindReader = () => Promise<Reader>;

export function createFindReader(deps: { db: Database; tokeniser: Tokeniser }): FindReader {
  let loaded: { no: number; loading: Promise<Reader> } | undefined;
  return async () => {
    const row = (await readServingReader(deps.db)) ?? (await addPlainReader(deps.db));
    if (loaded?.no !== row.no) {
      const mine = { no: row.no, loading: loadReader(deps, row) };
      loaded = mine;
      mine.loading.catch(() => {
        if (loaded === mine) loaded = undefined;
      });
    }
    return loaded.loading;
  };
}

/** Registers a reader without models, which serves at once where none does. */
export const addPlainReader = (db: Database): Promise<ReaderRow> =>
  addReader(db, { rules: RULES, fittedReviews: 0, parts: [] });

/** The reader with its models out of the database. */
export async function loadReader(
  { db, tokeniser }: { db: Database; tokeniser: Tokeniser },
  row: ReaderRow,
): Promise<Reader> {
  const parts = row.fitted_reviews > 0 ? await readReaderParts(db, row.no) : [];
  const models = tryDecode(parts);
  const readQuestion = createReadQuestion(tokeniser, models?.aspects);
  return {
    row,
    isWhole: row.fitted_reviews === 0 || models !== undefined,
    read: createReviewReader(tokeniser, models),
    readQuestion,
    readClaim: createReadClaim(tokeniser, readQuestion),
    sure: surenessOf(models ? row.fitted_reviews : 0),
    nameOf: models?.nameOf ?? nameOfKnown,
  };
}

function tryDecode(parts: readonly Uint8Array[]): ShopModels | undefined {
  if (parts.length === 0) return undefined;
  try {
    return decodeModels(Buffer.concat(parts));
  } catch (error) {
    if (error instanceof ShopError) return undefined;
    throw error;
  }
}
