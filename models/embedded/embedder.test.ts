import { describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from './embedder.ts';
import { fitEmbedder } from './embedder-fit.ts';
import { decodeModel, encodeModel } from './embedder-model.ts';
import { leadingRightVectors, symmetricEigen } from './embedder-svd.ts';

const readTerms = (text: string) => text.split(' ').filter(Boolean);
/** Three topics whose words never mix. */
const topics = ['sofa couch cushion seat', 'lamp light bulb glow', 'kettle boiler tea water'].map(readTerms);
const texts = topics.flatMap((words) =>
  Array.from({ length: 16 }, (_, i) => words.filter((_, j) => (i >> j) % 2 === 0 || j === i % 4)),
);

const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

async function fit() {
  const model = await fitEmbedder(texts);
  if (!model) throw new Error('too few texts');
  return model;
}

describe('fitting', () => {
  it('puts words that go together close together and others apart', async () => {
    const embedder = createEmbeddedEmbedder(await fit(), readTerms);
    const [sofa, couch, lamp] = await embedder.embed(['sofa', 'couch', 'lamp'], 'query');
    expect(cosine(sofa, couch)).toBeGreaterThan(0.9);
    expect(Math.abs(cosine(sofa, lamp))).toBeLessThan(0.5);
    expect(cosine(sofa, sofa)).toBeCloseTo(1, 5);
  });

  it('gives the same model for the same texts and another for others', async () => {
    const [one, same] = [await fit(), await fit()];
    expect(same).toEqual(one);
    const other = await fitEmbedder([...texts, ['sofa', 'lamp']]);
    expect(other?.id).not.toBe(one.id);
  });

  it('needs texts to learn from', async () => {
    expect(await fitEmbedder([])).toBeUndefined();
    expect(await fitEmbedder(texts.slice(0, 20))).toBeUndefined();
    expect(await fitEmbedder(Array.from({ length: 100 }, () => []))).toBeUndefined();
  });

  it('stops when it is told to', async () => {
    await expect(fitEmbedder(texts, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const stop = new AbortController();
    const running = fitEmbedder(texts, stop.signal);
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});

describe('the embedder', () => {
  it('gives zeros for a text it knows nothing of', async () => {
    const [vector] = await createEmbeddedEmbedder(await fit(), readTerms).embed(['garden hose'], 'document');
    expect(vector?.every((value) => value === 0)).toBe(true);
  });

  it('survives storing', async () => {
    const model = await fit();
    expect(decodeModel(encodeModel(model))).toEqual(model);
    expect(() => decodeModel(encodeModel(model).subarray(0, -1))).toThrow(/bytes instead of/);
  });
});

describe('the decomposition', () => {
  it('finds the leading right singular vectors of a known matrix', () => {
    // Rows (3, 0), (0, 2) and (0, 0): the leading vector is the first axis.
    const matrix = {
      columnCount: 2,
      starts: Int32Array.from([0, 1, 2, 2]),
      columns: Int32Array.from([0, 1]),
      values: Float32Array.from([3, 2]),
    };
    const vectors = leadingRightVectors(matrix, 2, 1);
    expect(Array.from(vectors, (value) => Math.abs(value))).toEqual([
      expect.closeTo(1, 4),
      expect.closeTo(0, 4),
      expect.closeTo(0, 4),
      expect.closeTo(1, 4),
    ]);
  });

  it('finds eigenvectors of a symmetric matrix, the largest first', () => {
    const { vectors, order } = symmetricEigen(Float64Array.from([2, 1, 1, 2]), 2);
    const leading = [vectors[order[0] ?? 0] ?? 0, vectors[2 + (order[0] ?? 0)] ?? 0];
    expect(Math.abs(leading[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 8);
    expect(leading[0]).toBeCloseTo(leading[1] ?? Number.NaN, 8);
  });
});
