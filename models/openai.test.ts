import { expect, test } from 'vitest';
import { createOpenAiEmbedder } from './openai.ts';
import { startOpenAiStub } from './openai-stub.ts';

test('texts become vectors of the asked size, in order, and an empty one a vector of zeros', async () => {
  await using stub = await startOpenAiStub([]);
  const embedder = createOpenAiEmbedder({
    apiKey: 'sk-test',
    baseUrl: stub.baseUrl,
    model: 'text-embedding-3-small',
  });
  const [tent, nothing, again, boot] = await embedder.embed(['tent', ' ', 'tent', 'boot'], 'document');
  expect(tent).toHaveLength(512);
  expect(again).toEqual(tent);
  expect(boot).not.toEqual(tent);
  expect(nothing?.every((value) => value === 0)).toBe(true);
  expect(stub.requests).toMatchObject([
    { model: 'text-embedding-3-small', dimensions: 512, input: ['tent', 'tent', 'boot'] },
  ]);
});

test('an aborted call asks nobody', async () => {
  await using stub = await startOpenAiStub([]);
  const embedder = createOpenAiEmbedder({ apiKey: 'sk-test', baseUrl: stub.baseUrl, model: 'm' });
  await expect(embedder.embed(['tent'], 'query', AbortSignal.abort())).rejects.toThrow();
  expect(stub.requests).toEqual([]);
});
