import { currencyOf } from './currencies.ts';
import { type Figure, readFigure } from './figures.ts';
import type { Sign } from './signs.ts';
import { hasSign, type Stretch, type Token } from './tokens.ts';

/** Figures that say how much of something is wanted; neither `min` nor `max` is exactly `value`. */
export interface Amount extends Stretch {
  kind: 'price' | 'rating' | 'measure';
  value: number;
  min?: number;
  max?: number;
  /** The currency as it was named. */
  money?: string;
  /** In its one spelling (see retrieval/units.ts). */
  unit?: string;
  /** Nothing but its shape says that it is a price: "50-80". */
  doubtful?: boolean;
}

/** "Around 100" is taken as a fifth more or less. */
const NEAR = 0.2;
/** Figures below this, with nothing to say that they are money, are counts. */
const LEAST_BARE_SUM = 5;
const BEST_RATING = 5;
const LEAD_TOKENS = 6;
const LEADS: readonly Sign[] = ['atMost', 'atLeast', 'between', 'around', 'price', 'budget', 'rating'];
/** Beside a bare figure or a measure these belong to a name as often ("8 plus", "pro max 512 GB"). */
const WEAK = new Set(['max', 'min', 'plus', '+', 'maximum', 'minimum', 'tops', '多', '来']);
const LINKS = new Set(['is', 'of', 'a', 'the', 'it', ':', '：', '是', '要', '为', '都', '只', '的']);
/** Between two figures these join a range only where more says so. */
const AND = new Set(['and', '&', '和', '与', '跟']);

/** The amount that begins at a token, if one does, in a shop that takes `currency`. */
export function readAmount(
  tokens: readonly Token[],
  from: number,
  currency: string | undefined,
): Amount | undefined {
  const lead = readLead(tokens, from);
  const first = lead && readFigure(tokens, lead.to);
  if (!first) return undefined;
  const second = first.upTo === undefined ? readSecond(tokens, lead, first) : undefined;
  const behind = readBehind(tokens, second?.to ?? first.to);
  const said: Said = { tokens, from, lead, first, second, behind };
  const { money, unit, isRating, isCount } = { ...first, ...(second && definedOf(second)) };
  if ((isRating || lead.signs.has('rating')) && money === undefined && unit === undefined)
    return readRating(said);
  const isMoney =
    money !== undefined && (unit === undefined || isPriced(lead) || !currencyOf(money, currency));
  if (unit !== undefined && !isMoney) return readMeasure(said, unit);
  return isCount && !isMoney ? undefined : readPrice(said, money);
}

interface Lead extends Stretch {
  signs: ReadonlySet<Sign>;
  isWeak: boolean;
}

interface Said {
  tokens: readonly Token[];
  from: number;
  lead: Lead;
  first: Figure;
  second: Figure | undefined;
  behind: Behind;
}

const definedOf = ({ money, unit, isRating, isCount }: Figure): Partial<Figure> => ({
  ...(money !== undefined && { money }),
  ...(unit !== undefined && { unit }),
  ...(isRating && { isRating }),
  ...(isCount && { isCount }),
});

const isPriced = ({ signs }: Lead): boolean => signs.has('price') || signs.has('budget');

/** The phrases before a figure; undefined where something else comes before one does. */
function readLead(tokens: readonly Token[], from: number): Lead | undefined {
  const signs = new Set<Sign>();
  let isWeak = false;
  for (let at = from; at <= from + LEAD_TOKENS; at++) {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.figure !== undefined || (token.money !== undefined && tokens[at + 1]?.figure !== undefined)) {
      return { signs, isWeak, from, to: at };
    }
    const found = LEADS.filter((sign) => token.signs.has(sign));
    if (found.length === 0 && (signs.size === 0 || !LINKS.has(token.text))) return undefined;
    if (WEAK.has(token.text)) isWeak = true;
    for (const sign of found) signs.add(sign);
  }
  return undefined;
}

function readSecond(tokens: readonly Token[], lead: Lead, first: Figure): Figure | undefined {
  const joint = tokens[first.to];
  if (!hasSign(joint, 'to')) return undefined;
  const second = readFigure(tokens, first.to + 1);
  if (!second || second.upTo !== undefined) return undefined;
  const isSaid = lead.signs.has('between') || hasSign(tokens[second.to], 'range');
  if (isSaid) return second;
  // "8 GB - 256 GB" lists two things.
  const isList = first.unit !== undefined || AND.has(joint?.text ?? '') || second.value <= first.value;
  const atMostOnly = hasSign(joint, 'atMost') && first.money === undefined;
  return isList || atMostOnly ? undefined : second;
}

interface Behind {
  bound?: 'most' | 'least' | 'near' | 'range';
  isWeak: boolean;
  to: number;
}

function readBehind(tokens: readonly Token[], at: number): Behind {
  const token = tokens[at];
  // "over 100 and under 300": what stands before the next figure belongs to that one.
  const isNext = hasSign(token, 'atMost', 'atLeast') && readFigure(tokens, at + 1) !== undefined;
  if (!token || isNext) return { isWeak: false, to: at };
  const isWeak = WEAK.has(token.text);
  if (hasSign(token, 'range')) {
    const after = readBehind(tokens, at + 1);
    return after.bound ? after : { bound: 'range', isWeak: false, to: at + 1 };
  }
  if (hasSign(token, 'orLess')) return { bound: 'most', isWeak, to: at + 1 };
  if (hasSign(token, 'orMore')) return { bound: 'least', isWeak, to: at + 1 };
  if (hasSign(token, 'orSo')) return { bound: 'near', isWeak, to: at + 1 };
  return { isWeak: false, to: at };
}

interface Ends {
  min?: number;
  max?: number;
}

/** What the phrases around make of the figures; undefined where they stand alone. */
function endsOf({ lead, first, second, behind }: Said): Ends | undefined {
  const { value } = first;
  const other = second?.value ?? first.upTo;
  if (other !== undefined) return { min: Math.min(value, other), max: Math.max(value, other) };
  if (lead.signs.has('atMost')) return { max: value };
  if (behind.bound === 'most') return { max: value };
  if (behind.bound === 'least' || first.orMore) return { min: value };
  if (lead.signs.has('around') || behind.bound === 'near') {
    return { min: value * (1 - NEAR), max: value * (1 + NEAR) };
  }
  return lead.signs.has('atLeast') ? { min: value } : undefined;
}

function readPrice(said: Said, money: string | undefined): Amount | undefined {
  const { tokens, from, lead, first, second, behind } = said;
  const ends = endsOf(said);
  const named = money !== undefined || isPriced(lead);
  const price = { kind: 'price', value: first.value, money, from, to: behind.to } as const;
  if (named) return { ...price, ...(ends ?? { max: first.value }) };
  const largest = Math.max(first.value, second?.value ?? first.upTo ?? 0);
  if (!ends || largest < LEAST_BARE_SUM || (behind.isWeak && lead.signs.size === 0)) return undefined;
  const isBare = second !== undefined && lead.signs.size === 0 && behind.bound === undefined;
  if (isBare && !looksLikePrices(tokens, from, first, second)) return undefined;
  return { ...price, ...ends, ...(isBare && { doubtful: true }) };
}

/** Whether a mark joins a token to the one before: the end of "18-55 mm". */
const isJoined = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true && /^[-–—~/.]$/.test(tokens[at - 1]?.text ?? '');

/** "50-80", but neither "1-2" nor "size 39-42" nor a part of "2010-11-22". */
function looksLikePrices(tokens: readonly Token[], from: number, first: Figure, second: Figure): boolean {
  const isSize = hasSign(tokens[from - 1], 'size') || hasSign(tokens[second.to], 'size');
  const isApart =
    !isSize && !isJoined(tokens, from) && !(tokens[second.to]?.glued && hasSign(tokens[second.to], 'to'));
  return (
    isApart && [first, second].every(({ value }) => value >= 10 && value < 100_000 && Number.isInteger(value))
  );
}

function readRating(said: Said): Amount | undefined {
  const { from, lead, first, second, behind } = said;
  const ends = endsOf(said);
  const isSaid =
    ends !== undefined ||
    lead.signs.has('rating') ||
    !(first.spelt && /\p{Script=Han}/u.test(said.tokens[lead.to]?.text ?? ''));
  const isPoints =
    said.tokens[first.to - 1]?.text === '分' && ends === undefined && !lead.signs.has('rating');
  if (!isSaid || isPoints || Math.max(first.value, second?.value ?? 0) > BEST_RATING) return undefined;
  const rating = { kind: 'rating', value: first.value, from, to: behind.to } as const;
  return {
    ...rating,
    ...(ends?.min === undefined && ends?.max !== undefined ? { max: ends.max } : { min: first.value }),
  };
}

function readMeasure(said: Said, unit: string): Amount | undefined {
  const { from, lead, first, second, behind } = said;
  const measure = { kind: 'measure', value: first.value, unit } as const;
  const isEnd = isJoined(said.tokens, from) && lead.signs.size === 0;
  // "18-55 mm" is one thing's range.
  if (isEnd || (second && !lead.signs.has('between'))) return undefined;
  // "pro max 512 GB"
  if (lead.isWeak) return { ...measure, from: lead.to, to: first.to };
  return { ...measure, ...endsOf(said), from, to: behind.to };
}
