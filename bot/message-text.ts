import type { Locale } from '../db/records.ts';
import { ShopError } from '../errors.ts';

export const MAX_MESSAGE_CHARS = 8_000;

/** Control characters but tab and newline, and what can hide or turn text: zero-width and bidirectional marks. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;
/** A zero-width joiner between two pictographs holds an emoji together and stays. */
const EMOJI_JOINT =
  /(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})/gu;
const JOINT = '\ue000';

/**
 * A message as it is stored and shown to a model: normalised, without invisible characters, trimmed. Throws
 * `bad_request` when nothing is left and `payload_too_large` above 8,000 characters.
 */
export function cleanMessage(raw: string): string {
  if (raw.length > MAX_MESSAGE_CHARS * 4) throw tooLong();
  const text = raw
    .replaceAll(JOINT, '')
    .replace(EMOJI_JOINT, JOINT)
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replaceAll(JOINT, '\u200d')
    .toWellFormed()
    .normalize('NFC')
    .trim();
  if (!text) throw new ShopError('bad_request', 'The message is empty.');
  if (text.length > MAX_MESSAGE_CHARS) throw tooLong();
  return text;
}

const tooLong = () =>
  new ShopError('payload_too_large', `A message may have at most ${MAX_MESSAGE_CHARS} characters.`);

/** The language of a message by its letters; undefined when it has none, such as "42?" or an emoji. */
export function detectLocale(text: string): Locale | undefined {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han === 0 && latin === 0) return undefined;
  return han > 0 && han * 2 >= latin ? 'zh' : 'en';
}
