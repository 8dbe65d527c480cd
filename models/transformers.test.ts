import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTransformersEmbedder, type Transformers } from './transformers.ts';

let modelDir: string;
beforeAll(async () => {
  modelDir = await mkdtemp(join(tmpdir(), 'model-'));
});
afterAll(() => rm(modelDir, { recursive: true }));

/** The package as far as it is used: a text's vector tells its length, so that unlike texts differ. */
function createPackage() {
  const env = { allowRemoteModels: true, localModelPath: '' };
  const batches: number[] = [];
  const load = async (): Promise<Transformers> => ({
    env,
    pipeline: async (_task, model) => {
      if (model !== basename(modelDir)) throw new Error('no such model');
      return async (texts) => {
        batches.push(texts.length);
        const rows = texts.map((text) => [Math.cos(text.length), Math.sin(text.length)]);
        return { dims: [texts.length, 2], data: rows.flat() };
      };
    },
  });
  return { env, batches, load };
}

describe('embeddings by a model on disk', () => {
  it('are made without the network, a batch at a time, one vector a text', async () => {
    const { env, batches, load } = createPackage();
    const embedder = await createTransformersEmbedder(modelDir, load);
    expect(env).toEqual({ allowRemoteModels: false, localModelPath: dirname(modelDir) });
    expect(embedder).toMatchObject({ id: `transformers:${basename(modelDir)}`, dimension: 2 });
    expect(embedder.similarityFloor).toBeLessThanOrEqual(1);
    batches.length = 0;
    const texts = Array.from({ length: 70 }, (_, index) => 'x'.repeat(index));
    const vectors = await embedder.embed(texts, 'document');
    expect(batches).toEqual([32, 32, 6]);
    expect(vectors).toHaveLength(70);
    expect(vectors[0]).toEqual(new Float32Array(2));
    expect(vectors[69]?.[0]).toBeCloseTo(Math.cos(69));
  });

  it('are refused in words where the package, the folder or the model is missing', async () => {
    await expect(createTransformersEmbedder(modelDir)).rejects.toThrow('npm install --no-save');
    await expect(createTransformersEmbedder('/nowhere/model')).rejects.toThrow('there is no folder');
    const { load } = createPackage();
    await expect(createTransformersEmbedder(dirname(modelDir), load)).rejects.toThrow('holds no model');
  });

  it('stop when asked to', async () => {
    const embedder = await createTransformersEmbedder(modelDir, createPackage().load);
    await expect(embedder.embed(['a'], 'query', AbortSignal.abort())).rejects.toThrow();
  });
});
