import { ChatOpenAICompletions } from '@langchain/openai';
import type { NamedModel } from './chat-model.ts';

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
