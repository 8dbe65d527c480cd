import { isUtf8 } from 'node:buffer';

/** Stands in decoded text where bytes made no sense; no real text holds this noncharacter, so its row can be told. */
export const UNDECODABLE = '\uffff';

/** Turns chunks of bytes into text; a character cut in two by a chunk's end is kept for the next one. */
export interface Decoder {
  decode(bytes: Buffer): string;
  /** What was left over at the end of the file. */
  end(): string;
}

/** A UTF-8 decoder that marks bad bytes with UNDECODABLE, where the platform's own would blur them with U+FFFD. */
export function createUtf8Decoder(): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  return {
    decode(bytes) {
      const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const end = all.length - unfinishedTail(all);
      rest = all.subarray(end);
      return decodeWhole(all.subarray(0, end));
    },
    end: () => (rest.length > 0 ? UNDECODABLE : ''),
  };
}

/** A decoder for any encoding the platform knows (`gb18030`, `windows-1252`, `utf-16le` ...); throws RangeError otherwise. */
export function createOtherDecoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding);
  const marked = (text: string) => text.replaceAll('\ufffd', UNDECODABLE);
  return {
    decode: (bytes) => marked(decoder.decode(bytes, { stream: true })),
    end: () => marked(decoder.decode()),
  };
}

function decodeWhole(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  // Line by line, so that a genuine U+FFFD elsewhere in the chunk stays one.
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    text += isUtf8(line) ? line.toString('utf8') : line.toString('utf8').replaceAll('\ufffd', UNDECODABLE);
    start = end;
  }
  return text;
}

/** How many bytes at the end begin a UTF-8 character that is not complete yet. */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return wanted > back ? back : 0;
    }
  }
  return 0;
}
