import { putMark } from '../text.ts';

export interface OrderProof {
  orderId?: string;
  email?: string;
  postcode?: string;
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const PLAIN_ID =
  /(?<![\w$€£¥.-])#?([a-z]{1,4}[-_ ]?\d{5,12}|#\d{4,12}|[a-z]{2,4}-\d{3,}(?:-\d+)*|\d{3}-\d{7}-\d{7})(?![\w-])/i;
const AFTER_WORD =
  /(?:\border(?:'s)?(?:[ ,]+(?:number|no\.?|id|nr\.?|is|it's|its|#))*|订单(?:号|编号)?(?:是|为|:)?|单号(?:是|为|:)?)\s*[:#]?\s*#?([a-z]{0,4}[-_]?\d{4,12})(?![\w])/i;
const BEFORE_WORD =
  /(?<![\w$€£¥.-])#?([a-z]{0,4}[-_]?\d{4,12})\s*(?:号?(?:这个|那个|这一?|那一?|的)?(?:订单|单子)|\border\b)/i;
/** Where these stand, a number with letters is an order's; elsewhere it may be a model's. */
const OF_ORDERS =
  /\b(?:orders?|track(?:ing)?|where(?:'s)?|status|shipped|arrived?|delivered|parcel|package|refund|cancel|return)\b|订单|单子|单号|快递|物流|发货|到哪|退款|取消|退货|包裹/i;
const BARE = /^\D{0,14}?(?<![\w-])(\d{5,10})\D{0,3}$/;

const POSTCODE_AFTER_WORD =
  /(?:\b(?:post ?codes?|postal codes?|zip(?: ?codes?)?)\b|邮编|邮政编码)(?:\s?(?:is|was|for it is|:|=|是|为))*\s*(?=[a-z\d -]*\d)([a-z\d][a-z\d -]{2,9}[a-z\d])/i;
const POSTCODE_ALONE =
  /^(?:it'?s |it is |the |my |是)?([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{5}(?:-\d{4})?|\d{6}|\d{4} ?[a-z]{2}|[a-z]\d[a-z] ?\d[a-z]\d|\d{4})[.!。]?$/i;

/**
 * Order number, e-mail and postcode of a message. `example` is one of the shop's own numbers, by which "100234" or
 * "sk100234" is completed; `awaiting` says which of them was just asked for, so that a bare figure can be read.
 */
export function extractOrderProof(
  text: string,
  { example, awaiting }: { example?: string; awaiting?: 'number' | 'proof' } = {},
): OrderProof & { rest: string } {
  let rest = text;
  const take: Take = (pattern, mark) => {
    const match = pattern.exec(rest);
    if (match) rest = putMark(rest, match.index, match.index + match[0].length, mark);
    return match;
  };
  const email = take(EMAIL, 'proof')?.[0].replace(/[.-]+$/, '');
  const postcode = (take(POSTCODE_AFTER_WORD, 'proof') ??
    (awaiting === 'proof' ? take(POSTCODE_ALONE, 'proof') : undefined))?.[1]
    ?.replace(/ (?:and|for|is|or)\b.*$/i, '')
    .trim();
  const id = takeNumber(text, take, { example, awaiting });
  const number =
    id && (id[0].includes('#') && /#\s?[a-z]?[a-z]?\d/i.test(id[0]) ? `#${id[1]?.replace('#', '')}` : id[1]);
  return { orderId: number ? completeOrderId(number, example) : undefined, email, postcode, rest };
}

type Take = (pattern: RegExp, mark: 'proof' | 'order') => RegExpExecArray | null;

/** The words that hold the order's number: beside the word order first, then whatever looks like one of the shop's. */
function takeNumber(
  text: string,
  take: Take,
  { example, awaiting }: { example?: string; awaiting?: 'number' | 'proof' },
): RegExpExecArray | null {
  const plain = PLAIN_ID.exec(text)?.[1] ?? '';
  const isOrder = awaiting !== undefined || looksLikeOrder(plain, example) || OF_ORDERS.test(text);
  return (
    take(AFTER_WORD, 'order') ??
    take(BEFORE_WORD, 'order') ??
    (isOrder ? take(PLAIN_ID, 'order') : null) ??
    (awaiting ? take(BARE, 'order') : null)
  );
}

/** By a sign that only orders carry, or by the letters of the shop's own numbers; of a shop without any, by form. */
function looksLikeOrder(number: string, example: string | undefined): boolean {
  if (!example || number.startsWith('#') || /^\d{3}-\d{7}-\d{7}$/.test(number)) return true;
  const letters = /^[a-z]+/i.exec(example)?.[0].toLowerCase();
  return letters !== undefined && /^[a-z]+/i.exec(number)?.[0].toLowerCase() === letters;
}

/** The number in the shop's own form, when its letters and digits fit the example's. */
function completeOrderId(number: string, example: string | undefined): string {
  const upper = number.toUpperCase().replace(/[_ ]/g, '-');
  const [, hash = '', letters = '', separator = '', digits = ''] =
    /^(#?)([A-Z]*)([-_]?)(\d+)$/.exec(example?.toUpperCase() ?? '') ?? [];
  const [, , ownLetters = '', ownDigits = ''] = /^(#?)([A-Z]*)-?(\d+)$/.exec(upper) ?? [];
  const fits = digits && ownDigits.length === digits.length && (!ownLetters || ownLetters === letters);
  return fits && !upper.startsWith('#') ? `${hash}${letters}${separator}${ownDigits}` : upper;
}
