import { createHash } from 'node:crypto';
import { runApart } from '../../run-apart.ts';
import type { EmbedderModel } from './embedder-model.ts';
import type { FitResult, FitTask } from './embedder-weights.ts';

/** With fewer texts, likeness is mostly chance. */
const FEW_TEXTS = 40;

/**
 * Fits an embedder on texts already cut into terms: TF-IDF, then a truncated singular value decomposition, in a
 * process of its own. The same texts in the same order give the same model. Undefined for too few texts to learn from.
 */
export async function fitEmbedder(
  texts: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  signal?: AbortSignal,
): Promise<EmbedderModel | undefined> {
  const idOf = new Map<string, number>();
  const starts = [0];
  const termIds: number[] = [];
  for await (const text of texts) {
    for (const term of text) {
      const id = idOf.get(term) ?? idOf.size;
      if (id === idOf.size) idOf.set(term, id);
      termIds.push(id);
    }
    starts.push(termIds.length);
  }
  if (starts.length <= FEW_TEXTS) return undefined;
  const task: FitTask = {
    termCount: idOf.size,
    starts: Int32Array.from(starts),
    termIds: Int32Array.from(termIds),
  };
  const module = new URL('./embedder-fit-apart.ts', import.meta.url);
  const result = await runApart<FitResult | undefined>(module, task, signal);
  if (!result) return undefined;
  const { chosen, dimension, idf, scales, vectors } = result;
  const names = [...idOf.keys()];
  const terms = Array.from(chosen, (id) => names[id] ?? '');
  const fingerprint = createHash('sha256').update(JSON.stringify(terms)).update(vectors).digest('hex');
  return { id: `embedded-${fingerprint.slice(0, 16)}`, dimension, terms, idf, scales, vectors };
}
