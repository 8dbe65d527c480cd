import { normaliseText } from '../tokenise.ts';

/** Words of a query, one or two neighbours, and what they were taken for. */
export interface Change {
  from: readonly string[];
  to: string;
  /** Whether it is one word taken for several. */
  isParted?: boolean;
}

/** The query with every change made, otherwise as the shopper wrote it where the words can be found in it. */
export function rewriteQuery(text: string, changes: readonly Change[]): string {
  const made = (from: string) =>
    changes.reduce(
      (written, change) => written?.replace(patternOf(change), change.to),
      from as string | undefined,
    );
  const isPlain = changes.every((change) => patternOf(change).test(text));
  return made(isPlain ? text : normaliseText(text)) ?? text;
}

const patternOf = ({ from }: Change): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${from.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
