import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUtf8Decoder, UNDECODABLE } from './decode.ts';
import { openText } from './open-text.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'open-text-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function readAll(bytes: Uint8Array | string, encoding?: string): Promise<string> {
  const path = join(dir, 'file');
  await writeFile(path, bytes);
  let text = '';
  for await (const piece of (await openText(path, encoding)).read()) text += piece;
  return text;
}

test('plain and packed files give the same text, whatever they are called', async () => {
  const text = 'naïve 中文 🙂\n'.repeat(20_000);
  expect(await readAll(text)).toBe(text);
  expect(await readAll(gzipSync(text))).toBe(text);
  expect(await readAll(Buffer.concat([gzipSync('one '), gzipSync('two')]))).toBe('one two');
  expect(await readAll('')).toBe('');
});

test('a byte order mark is dropped and tells the encoding', async () => {
  expect(await readAll('\ufeffid')).toBe('id');
  expect(await readAll(Buffer.from('\ufeffid,名', 'utf16le'))).toBe('id,名');
  expect(await readAll(Buffer.from('\ufeffid,名', 'utf16le').swap16(), 'windows-1252')).toBe('id,名');
});

test('other encodings are read when named, and bytes that make no sense are marked', async () => {
  expect(await readAll(Buffer.from('caf\xe9', 'latin1'), 'windows-1252')).toBe('café');
  expect(await readAll(Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'gb18030')).toBe('中文');
  expect(await readAll(Buffer.from('caf\xe9\nok \ufffd?', 'latin1'))).toContain(UNDECODABLE);
  const mixed = Buffer.concat([Buffer.from('caf\xe9\n', 'latin1'), Buffer.from('genuine \ufffd\n')]);
  expect(await readAll(mixed)).toBe(`caf${UNDECODABLE}\ngenuine \ufffd\n`);
});

test('a character cut in two by the end of a chunk stays whole, one cut by the end of the file does not', () => {
  const bytes = Buffer.from('a€🙂é');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decoder = createUtf8Decoder();
    const text = decoder.decode(bytes.subarray(0, cut)) + decoder.decode(bytes.subarray(cut)) + decoder.end();
    expect(text).toBe('a€🙂é');
  }
  const decoder = createUtf8Decoder();
  expect(decoder.decode(bytes.subarray(0, 5)) + decoder.end()).toBe(`a€${UNDECODABLE}`);
});

test('files that cannot be read are refused with the reason', async () => {
  const refusal = (reason: string) => ({ code: 'bad_request', message: expect.stringContaining(reason) });
  const packed = gzipSync('some text that is long enough to be cut '.repeat(50));
  await expect(readAll(packed.subarray(0, packed.length - 10))).rejects.toMatchObject(refusal('cut off'));
  const spoilt = Buffer.concat([packed.subarray(0, packed.length - 8), Buffer.alloc(8)]);
  await expect(readAll(spoilt)).rejects.toMatchObject(refusal('damaged'));
  await expect(readAll('PK\u0003\u0004rest')).rejects.toMatchObject(refusal('zip archive'));
  await expect(openText(join(dir, 'nowhere'))).rejects.toMatchObject(refusal('does not exist'));
  await expect(openText(dir)).rejects.toMatchObject(refusal('is not a file'));
  await expect(openText(join(dir, 'file'), 'klingon')).rejects.toMatchObject(refusal('klingon'));
});
