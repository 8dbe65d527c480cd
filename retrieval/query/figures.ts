import { hasSign, type Token } from './tokens.ts';

/** A figure with what it counts. */
export interface Figure {
  value: number;
  /** The other end, where the figure itself is a range ("两三百"). */
  upTo?: number;
  /** The currency as it was named, and the unit in its one spelling; a pound may be either. */
  money?: string;
  unit?: string;
  isRating: boolean;
  /** It counts things, so that it is no sum of money. */
  isCount: boolean;
  /** In words, which mean less by themselves: 三星 is a brand, "three stars" a rating. */
  spelt: boolean;
  /** A plus stands between it and what it counts ("4+ stars"). */
  orMore: boolean;
  /** The token behind it. */
  to: number;
}

/** The figure that begins at a token, with its currency before or behind it. */
export function readFigure(tokens: readonly Token[], from: number): Figure | undefined {
  const before = tokens[from]?.figure === undefined ? tokens[from]?.money : undefined;
  const at = before === undefined ? from : from + 1;
  const token = tokens[at];
  if (token?.figure === undefined) return undefined;
  const counted = readCounted(tokens, at + 1);
  const bare = { value: token.figure, upTo: token.upTo, spelt: token.spelt ?? false, money: before };
  const nothing = { isRating: false, isCount: false, orMore: false, to: at + 1 };
  if (!counted) return { ...bare, ...nothing };
  const { money = before, unit, orMore, to } = counted;
  // "$5 kg": a sum stays one whatever stands behind it.
  if (before !== undefined) return { ...bare, ...nothing, money, orMore, to };
  const isRating = hasSign(counted.token, 'star');
  const isCount = money === undefined && unit === undefined && hasSign(counted.token, 'count');
  return { ...bare, money, unit, isRating, isCount, orMore, to };
}

/** What a figure counts, where the next word says so; a hyphen or a plus may come between ("15-inch", "4+ stars"). */
function readCounted(tokens: readonly Token[], at: number) {
  const orMore = hasSign(tokens[at], 'orMore') && hasSign(tokens[at + 1], 'star');
  const isJoined = tokens[at]?.text === '-' && tokens[at + 1]?.glued && tokens[at + 1]?.figure === undefined;
  const end = orMore || isJoined ? at + 1 : at;
  const token = tokens[end];
  const counts = token?.unit !== undefined || token?.money !== undefined || hasSign(token, 'star', 'count');
  return token && counts ? { token, money: token.money, unit: token.unit, orMore, to: end + 1 } : undefined;
}
