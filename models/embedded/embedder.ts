import type { Embedder } from '../embedder.ts';
import type { EmbedderModel } from './embedder-model.ts';

/** Likeness in the fitted space below which two texts of a shop are alike by chance; measured on electronics. */
const SIMILARITY_FLOOR = 0.6;

/**
 * An embedder fitted on the shop's own texts: a text's vector is the sum of its terms' vectors, each weighted by how
 * telling the term is. `readTerms` must be what the model was fitted with. Needs no network.
 */
export function createEmbeddedEmbedder(
  model: EmbedderModel,
  readTerms: (text: string) => readonly string[],
): Embedder {
  const rowOf = new Map(model.terms.map((term, row) => [term, row]));
  const embedOne = (text: string): Float32Array => {
    const counts = new Map<number, number>();
    for (const term of readTerms(text)) {
      const row = rowOf.get(term);
      if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    const vector = new Float32Array(model.dimension);
    for (const [row, count] of counts) {
      const weight = (1 + Math.log(count)) * (model.idf[row] ?? 0) * (model.scales[row] ?? 0);
      const start = row * model.dimension;
      for (let i = 0; i < model.dimension; i++) {
        vector[i] = (vector[i] ?? 0) + weight * (model.vectors[start + i] ?? 0);
      }
    }
    return normalise(vector);
  };
  return {
    id: model.id,
    dimension: model.dimension,
    similarityFloor: SIMILARITY_FLOOR,
    embed: async (texts, _kind, signal) => {
      signal?.throwIfAborted();
      return texts.map(embedOne);
    },
  };
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
