import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ShopError } from '../errors.ts';
import { createOtherDecoder, createUtf8Decoder, type Decoder } from './decode.ts';

/** A file to be read as text, as often as needed. */
export interface TextFile {
  path: string;
  /** Bytes on disk, before unpacking. */
  size: number;
  /** The text from its start, in pieces, without a byte order mark; `onBytes` hears how many bytes of the file were taken. */
  read(onBytes?: (total: number) => void): AsyncGenerator<string, void>;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * Looks at a file's first bytes to tell gzip and a byte order mark, which wins over `encoding`. A file that is
 * missing, no file, a zip archive or in an unknown encoding throws `ShopError('bad_request')`, here or while reading.
 */
export async function openText(path: string, encoding = 'utf-8'): Promise<TextFile> {
  createDecoder(encoding);
  const { size, head } = await readHead(path);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    throw new ShopError('bad_request', `${path} is a zip archive: unpack it first.`);
  }
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  async function* read(onBytes?: (total: number) => void): AsyncGenerator<string, void> {
    let decoder: Decoder | undefined;
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    try {
      for await (const chunk of (packed ? unpack(file) : file) as AsyncIterable<Buffer>) {
        onBytes?.(file.bytesRead);
        let bytes = chunk;
        if (!decoder) {
          const mark = findMark(bytes);
          decoder = createDecoder(mark?.encoding ?? encoding);
          bytes = bytes.subarray(mark?.length ?? 0);
        }
        yield decoder.decode(bytes);
      }
      yield decoder?.end() ?? '';
    } catch (cause) {
      throw unreadable(path, cause);
    }
  }
  return { path, size, read };
}

function createDecoder(encoding: string): Decoder {
  if (/^utf-?8$/i.test(encoding)) return createUtf8Decoder();
  try {
    return createOtherDecoder(encoding);
  } catch (cause) {
    throw new ShopError('bad_request', `The encoding ${encoding} is not known.`, { cause });
  }
}

async function readHead(path: string): Promise<{ size: number; head: Buffer }> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile()) throw new ShopError('bad_request', `${path} is not a file.`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return { size: stat.size, head: buffer.subarray(0, bytesRead) };
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unpack(file: ReadStream): Readable {
  // The error reaches whoever reads the unpacked stream; the callback only keeps it from being thrown twice.
  return pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
}

function findMark(bytes: Buffer): { encoding: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

function unreadable(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const reasons: Record<string, string> = {
    ENOENT: 'does not exist',
    EACCES: 'may not be read',
    EISDIR: 'is not a file',
    Z_BUF_ERROR: 'is cut off: its gzip data ends too early',
    Z_DATA_ERROR: 'is damaged: its gzip data cannot be unpacked',
  };
  const reason = reasons[code];
  return reason ? new ShopError('bad_request', `${path} ${reason}.`, { cause }) : cause;
}
