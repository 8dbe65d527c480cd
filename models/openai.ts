import { ChatOpenAICompletions, OpenAIEmbeddings } from '@langchain/openai';
import type { NamedModel } from './chat-model.ts';
import type { Embedder } from './embedder.ts';

export interface OpenAiSettings {
  apiKey: string;
  /** Any server that speaks OpenAI's chat completions: Ollama, vLLM, a gateway. */
  baseUrl?: string;
  model: string;
}

/** How long one server may take to send its headers; the chain's watchdog covers what follows. */
const HEADERS_TIMEOUT_MS = 20_000;

/** The chat model behind an OpenAI-compatible URL, always through chat completions and always streamed. */
export function createOpenAiModel({ apiKey, baseUrl, model }: OpenAiSettings): NamedModel {
  return {
    name: model,
    tellsFinish: true,
    model: new ChatOpenAICompletions({
      model,
      apiKey,
      maxRetries: 1,
      timeout: HEADERS_TIMEOUT_MS,
      streamUsage: true,
      configuration: { baseURL: baseUrl },
    }),
  };
}

/** Shortened vectors keep nearly all of the model's quality at a third of the size of its full ones. */
const EMBEDDING_DIMENSION = 512;
/** Of text-embedding-3 models; unrelated product texts lie below it. */
const SIMILARITY_FLOOR = 0.3;

/** Embeddings from an OpenAI-compatible URL. */
export function createOpenAiEmbedder({ apiKey, baseUrl, model }: OpenAiSettings): Embedder {
  const embeddings = new OpenAIEmbeddings({
    model,
    apiKey,
    dimensions: EMBEDDING_DIMENSION,
    maxRetries: 2,
    timeout: HEADERS_TIMEOUT_MS,
    configuration: { baseURL: baseUrl },
  });
  return {
    id: `openai:${model}:${EMBEDDING_DIMENSION}`,
    dimension: EMBEDDING_DIMENSION,
    similarityFloor: SIMILARITY_FLOOR,
    embed: async (texts, _kind, signal) => {
      signal?.throwIfAborted();
      // The server refuses an empty text, and no text has no meaning to compare.
      const asked = texts.filter((text) => text.trim());
      const vectors = asked.length > 0 ? await embeddings.embedDocuments(asked) : [];
      signal?.throwIfAborted();
      const next = vectors[Symbol.iterator]();
      return texts.map((text) =>
        text.trim() ? Float32Array.from(next.next().value ?? []) : new Float32Array(EMBEDDING_DIMENSION),
      );
    },
  };
}
