import type { Database } from '../../db/connect.ts';
import { readEmbedderParts, readServingEmbedder } from '../../db/search-embeddings.ts';
import { countProducts, readIndexableProducts, readSpreadIds } from '../../db/search-index.ts';
import { decodeModel } from '../../models/embedded/embedder-model.ts';
import type { Tokeniser } from '../tokenise.ts';
import { readMeaningText } from './document.ts';

/** How far the catalogue has moved away from what the embedder was fitted on. */
export interface DriftReport {
  /** When it was fitted, and now. */
  fittedProducts: number;
  products: number;
  /** The share of products of whose words it does not know half: it places them by the rest, or at random. */
  strangers: number;
  /** Whether fitting anew is worth its time. */
  pays: boolean;
}

const SAMPLE = 1_000;
const KNOWN = 0.5;
/** With fewer strangers than this, fitting anew hardly changes what is found. */
const MANY = 0.1;

/** Looks at products spread over the whole catalogue; undefined while no fitted embedder serves. */
export async function measureDrift(deps: {
  db: Database;
  tokeniser: Tokeniser;
}): Promise<DriftReport | undefined> {
  const { db, tokeniser } = deps;
  const row = await readServingEmbedder(db);
  if (!row || row.fitted_products === 0) return undefined;
  const known = new Set(decodeModel(Buffer.concat(await readEmbedderParts(db, row.no))).terms);
  const sample = await readIndexableProducts(db, await readSpreadIds(db, SAMPLE));
  const strange = sample.filter((product) => {
    // Model numbers are strange to every model.
    const terms = [...new Set(tokeniser.terms(readMeaningText(product)))].filter((term) => !/\d/.test(term));
    return terms.filter((term) => known.has(term)).length < terms.length * KNOWN;
  });
  const strangers = sample.length > 0 ? strange.length / sample.length : 0;
  return {
    fittedProducts: row.fitted_products,
    products: await countProducts(db),
    strangers,
    pays: strangers >= MANY,
  };
}
