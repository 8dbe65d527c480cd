import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ShopError } from '../errors.ts';
import type { Embedder } from './embedder.ts';

const PACKAGE = '@huggingface/transformers';

/** What is used of the package. */
export interface Transformers {
  env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: 'feature-extraction', model: string): Promise<FeatureExtractor>;
}

type FeatureExtractor = (
  texts: string[],
  options: { pooling: 'mean'; normalize: true },
) => Promise<{ dims: number[]; data: ArrayLike<number> }>;

/** Texts that have nothing to do with each other: how alike a model finds them anyway is its noise. */
const UNRELATED = [
  'Waterproof hiking boots with a firm ankle',
  'Stainless steel kettle for tea, 1.7 litres',
  '儿童绘本：小熊的一天',
  'USB-C charging cable, two metres',
  'Organic olive oil from Crete',
  '男士纯棉短袖衬衫',
  'Memory foam pillow for side sleepers',
  'Replacement toner cartridge for laser printers',
];
/** Texts in one call of the model: its memory grows with them. */
const BATCH = 32;

/**
 * Embeddings by a model in ONNX form in the folder `modelDir`, run in this process; nothing is fetched. The package
 * is no dependency of ours: where it or the model is missing, a `ShopError('bad_settings')` says what to do.
 */
export async function createTransformersEmbedder(
  modelDir: string,
  load: () => Promise<Transformers> = loadPackage,
): Promise<Embedder> {
  const found = await stat(modelDir).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new ShopError('bad_settings', `EMBEDDINGS_MODEL: there is no folder ${modelDir}.`);
  }
  const { env, pipeline } = await load();
  env.allowRemoteModels = false;
  env.localModelPath = dirname(modelDir);
  const extract = await pipeline('feature-extraction', basename(modelDir)).catch((cause: unknown) => {
    throw new ShopError('bad_settings', `EMBEDDINGS_MODEL: ${modelDir} holds no model that can be read.`, {
      cause,
    });
  });
  const embed = async (texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      signal?.throwIfAborted();
      const batch = texts.slice(start, start + BATCH);
      const { dims, data } = await extract(batch, { pooling: 'mean', normalize: true });
      const dimension = dims.at(-1) ?? 0;
      const all = Float32Array.from(data);
      for (const [place, text] of batch.entries()) {
        const vector = all.slice(place * dimension, (place + 1) * dimension);
        vectors.push(text.trim() ? vector : vector.fill(0));
      }
    }
    return vectors;
  };
  const probes = await embed(UNRELATED);
  return {
    id: `transformers:${basename(modelDir)}`,
    dimension: probes[0]?.length ?? 0,
    similarityFloor: highestSimilarity(probes),
    embed: (texts, _kind, signal) => embed(texts, signal),
  };
}

function highestSimilarity(vectors: readonly Float32Array[]): number {
  const pairs = vectors.flatMap((a, place) =>
    vectors.slice(place + 1).map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)),
  );
  return Math.max(...pairs);
}

async function loadPackage(): Promise<Transformers> {
  try {
    return (await import(PACKAGE)) as Transformers;
  } catch (cause) {
    throw new ShopError(
      'bad_settings',
      `EMBEDDINGS_PROVIDER=transformers needs the package ${PACKAGE}: npm install --no-save ${PACKAGE}`,
      { cause },
    );
  }
}
