import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ShopError } from './errors.ts';

const projectDir = dirname(fileURLToPath(import.meta.url));

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(blankIsAbsent, z.string().optional());
const milliseconds = (fallback: number) =>
  z.preprocess(blankIsAbsent, z.coerce.number().int().positive().default(fallback));

const envSchema = z.object({
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(3978)),
  PUBLIC_URL: z.preprocess(blankIsAbsent, z.url().optional()),
  TRUST_PROXY: z.preprocess(blankIsAbsent, z.string().default('loopback')),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('.data')),
  DATABASE_URL: optionalText,
  BENCH_DATABASE_URL: optionalText,
  DATABASE_POOL_SIZE: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(500).default(20)),
  SHOP_FILE: z.preprocess(blankIsAbsent, z.string().default('shop.yaml')),
  DEMO: z.preprocess(blankIsAbsent, z.enum(['auto', 'off']).default('auto')),
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: z.preprocess(blankIsAbsent, z.url().optional()),
  OPENAI_MODEL: z.preprocess(blankIsAbsent, z.string().default('gpt-4.1-mini')),
  EMBEDDINGS_PROVIDER: z.preprocess(
    blankIsAbsent,
    z.enum(['embedded', 'openai', 'transformers']).default('embedded'),
  ),
  EMBEDDINGS_MODEL: optionalText,
  OPENAI_EMBEDDINGS_MODEL: z.preprocess(blankIsAbsent, z.string().default('text-embedding-3-small')),
  SESSION_SECRET: optionalText,
  CUSTOMER_JWT_SECRET: optionalText,
  CUSTOMER_JWKS_URL: z.preprocess(blankIsAbsent, z.url().optional()),
  CUSTOMER_JWT_AUDIENCE: optionalText,
  ALLOWED_ORIGINS: z.preprocess(blankIsAbsent, z.string().default('')),
  BOT_APP_ID: optionalText,
  BOT_APP_PASSWORD: optionalText,
  BOT_APP_TENANT_ID: optionalText,
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  ),
  MODEL_IDLE_TIMEOUT_MS: milliseconds(20_000),
  TURN_TIMEOUT_MS: milliseconds(90_000),
  TURN_STEP_LIMIT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(20).default(6)),
  RESUME_GRACE_MS: milliseconds(8_000),
});

/** Where the process was started from: the base for every path a person types, whatever npm changed the cwd to. */
export const callerDir = process.env.INIT_CWD ?? process.cwd();

/** Resolves a path the way the person at the keyboard means it. */
export const fromCaller = (path: string) => resolve(callerDir, path);

/**
 * Settings of this process, read once from the environment and `.env` (the environment wins).
 * Throws `ShopError('bad_settings')` that lists every wrong variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = readEnvironment()) {
  const parsed = envSchema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ShopError('bad_settings', `These settings are wrong:\n  ${problems.join('\n  ')}`);
  }
  const e = parsed.data;
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL,
    /** Addresses, or names such as `uniquelocal`, of the proxies whose X-Forwarded headers are believed. */
    trustProxy: e.TRUST_PROXY,
    dataDir: resolve(projectDir, e.DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    databasePoolSize: e.DATABASE_POOL_SIZE,
    /** A server on which evals and benchmarks make databases of their own. */
    benchDatabaseUrl: e.BENCH_DATABASE_URL,
    shopFile: resolve(projectDir, e.SHOP_FILE),
    demo: e.DEMO,
    openai: e.OPENAI_API_KEY
      ? { apiKey: e.OPENAI_API_KEY, baseUrl: e.OPENAI_BASE_URL, model: e.OPENAI_MODEL }
      : undefined,
    embeddings: {
      // Other servers that speak OpenAI's chat completions often have no embeddings, so they are used only when named.
      provider:
        e.EMBEDDINGS_PROVIDER ?? (e.OPENAI_API_KEY && !e.OPENAI_BASE_URL ? 'openai' : ('embedded' as const)),
      openaiModel: e.OPENAI_EMBEDDINGS_MODEL,
      /** The folder of a model, for the provider `transformers`. */
      modelDir: e.EMBEDDINGS_MODEL && resolve(projectDir, e.EMBEDDINGS_MODEL),
    },
    sessionSecret: e.SESSION_SECRET,
    customerJwt: {
      secret: e.CUSTOMER_JWT_SECRET,
      jwksUrl: e.CUSTOMER_JWKS_URL,
      audience: e.CUSTOMER_JWT_AUDIENCE,
    },
    allowedOrigins: e.ALLOWED_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
    botFramework: e.BOT_APP_ID
      ? { appId: e.BOT_APP_ID, password: e.BOT_APP_PASSWORD, tenantId: e.BOT_APP_TENANT_ID }
      : undefined,
    logLevel: e.LOG_LEVEL,
    turn: {
      modelIdleTimeoutMs: e.MODEL_IDLE_TIMEOUT_MS,
      timeoutMs: e.TURN_TIMEOUT_MS,
      stepLimit: e.TURN_STEP_LIMIT,
      resumeGraceMs: e.RESUME_GRACE_MS,
    },
  };
}

export type Config = ReturnType<typeof loadConfig>;

function readEnvironment(): NodeJS.ProcessEnv {
  const file = resolve(projectDir, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
