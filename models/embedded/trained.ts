import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { runApart } from '../../run-apart.ts';
import type { ClassifierModel } from './classifier.ts';
import type { TrainingTexts } from './training.ts';
import type { Language } from './vocabulary.ts';

/** Tells the intents of messages apart, one model a language. */
export type Classifiers = Readonly<Record<Language, ClassifierModel>>;

type Training = Readonly<Record<Language, TrainingTexts>>;

const HASH_BYTES = 32;

/**
 * The classifiers trained on these examples: as kept beside the code when they were last trained, or else trained in
 * a process of their own (2 s) and kept. What was trained with other examples, by other code or is not whole is never
 * used.
 */
export async function loadClassifiers(
  training: Training,
  keptFile = join(import.meta.dirname, 'trained', 'classifiers.bin'),
): Promise<Classifiers> {
  const origin = await hashOrigin(training);
  const kept = await readFile(keptFile).catch(() => undefined);
  const known = kept && decode(kept, origin);
  if (known) return known;
  const trained = await runApart<Classifiers>(new URL('./train-apart.ts', import.meta.url), training);
  // A folder that may not be written to costs the time of training at every start, nothing else.
  await replaceFile(keptFile, encode(trained, origin)).catch(() => undefined);
  return trained;
}

/** Of all that decides what is learnt: the examples, and the code that reads them and learns. */
async function hashOrigin(training: Training): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(training));
  const entries = await readdir(import.meta.dirname, { recursive: true });
  for (const name of entries.filter((entry) => /(?<!\.test)\.ts$/.test(entry)).sort()) {
    hash
      .update(name)
      .update('\0')
      .update(await readFile(join(import.meta.dirname, name)));
  }
  return hash.digest();
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function encode(classifiers: Classifiers, origin: Buffer): Buffer {
  const content = serialize(classifiers);
  return Buffer.concat([origin, sha256(content), content]);
}

function decode(bytes: Buffer, origin: Buffer): Classifiers | undefined {
  const content = bytes.subarray(2 * HASH_BYTES);
  const isWanted = bytes.subarray(0, HASH_BYTES).equals(origin);
  const isWhole = bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(sha256(content));
  return isWanted && isWhole ? (deserialize(content) as Classifiers) : undefined;
}

/** Whole or not at all, also when several processes write it at once. */
async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
