const TOKEN = /(?<![\w.@/-])[a-z\d]+(?:[-/.][a-z\d]+)*(?![\w@-])/gi;

/** A figure with a unit, an ordinal, a resolution or a sum: nothing that a maker calls a model. */
const MEASURE =
  /^\d+(?:[.,]\d+)?-?(?:x\d+)*(?:[kmgt]?b|gb|mah|wh|mm|cm|km|kg|mg|ml|oz|lbs?|ft|inch(?:es)?|in|yrs?|years?|hrs?|hours?|mins?|days?|pcs|packs?|hz|khz|mhz|ghz|mp|dpi|rpm|watts?|volts?|w|v|l|g|k|p|st|nd|rd|th|usd|eur|gbp|rmb|cny|dollars?|bucks?|euros?|pounds?|quid|eu|uk|us|people|persons?|person|seater|piece|star|stars)$/i;

/**
 * A model number or a bar code ("C540H1CG", "4006381333931"), as the customer wrote it: letters and at least two
 * figures in one word, or 12 to 14 figures. Hyphenated plain words ("10-year-old") are none.
 */
export function findCode(text: string): { code: string; start: number } | undefined {
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    if (/^\d{12,14}$/.test(token)) return { code: token, start: match.index };
    const plain = token.replace(/[^a-z\d]/gi, '');
    const figures = plain.replace(/\D/g, '').length;
    const hyphenatesFigures = /^\d+-\d+$/.test(token);
    if (plain.length < 5 || figures < 2 || hyphenatesFigures || MEASURE.test(token)) continue;
    const parts = token.split(/[-/.]/);
    if (!/[a-z]/i.test(plain) || parts.some((part) => /^[a-z]{3,}$/.test(part) || MEASURE.test(part)))
      continue;
    return { code: token, start: match.index };
  }
  return undefined;
}
