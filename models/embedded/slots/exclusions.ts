import type { Lexicon } from '../lexicon.ts';
import { hasHan, putMark } from '../text.ts';
import { extractExclusionsZh } from './exclusions-zh.ts';
import { materialOf } from './materials.ts';

/** After these whatever follows is refused; after the weak ones only a thing known to be refusable is. */
const STRONG =
  "without|excluding|exclude|except(?:ing)?(?: for| from)?|other than|apart from|aside from|besides|free (?:of|from)|(?:other|different) (?:brands?|colou?rs?|makes?|ones) than|(?:anything|everything|all|any) but|avoid(?:ing)?|minus|(?:i )?(?:don'?t|do not) (?:want|like|need)|hate";
const REMOVE =
  'leave out|leave off|drop|skip|hide|remove|ditch|forget|lose|omit|get rid of|take (?:away|out|off)|filter out|rule out|weed out|throw out|cut out|screen out|kick out';
const WEAK = `(?:but |and |just )?(?:not|no|non|nothing|neither|nor|isn't|aren't|wasn't|weren't|never|${REMOVE}|can't stand|cannot stand|dislike|rather not|(?<=\\b(?:any|all|every|anything|everything)\\b[^.,!?]{0,40})but)`;
const LINK =
  '(?: (?:have|see|get|want|buy|be|in|from|by|of|made|made of|made from|made by|made with|the|any|anything|everything|all|more|other|stuff|things|products|ones|with))*';
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*";
const STOP =
  '(?:and|or|but|for|under|over|below|above|with|in|on|that|which|of|these|those|them|it|this|any|people|everyone|too|very|so|sure|really|more|less|please|from|at|to|is|are|if|who|because|instead|anymore|then|nor)\\b';
const PHRASE = `(?:(?:any |a |an |the |too much )?(?!${STOP})${WORD}(?: (?!${STOP})${WORD}){0,2})`;
const LIST = `(${PHRASE}(?:(?:,? or|,? and|,? nor|,? no|,? not|,(?= [\\p{L}-]+,? (?:or|and|nor) ))+ ${PHRASE})*)`;
const PATTERNS: readonly { pattern: RegExp; strong: boolean }[] = [
  { pattern: new RegExp(`\\b(?:${STRONG})${LINK} ${LIST}`, 'giu'), strong: true },
  { pattern: new RegExp(`\\b(?:${WEAK})(?:${LINK} |-)${LIST}`, 'giu'), strong: false },
];
const SEPARATOR = /(,| or | and | nor )/;
/** "Velorrin excluded", "the red ones can go". */
const PUT_AFTER =
  /^(?: (?:ones?|stuff|products?|items?))? (?:(?:is |are )?(?:excluded|not included|not wanted|off the table)|aside|can (?:all )?go|(?:is|are) out|(?:is|are) a no(?:-go)?|not please)\b/i;
const FREE = /\b(\p{L}+)[- ]free\b/giu;
/** "Leave out the black ones" and "hide the Velorrin shoes" speak of the same things as before. */
const SAME_THINGS =
  /^(?: (?:ones?|stuff|products?|items?|things?|brand|models?|shoes|colou?red(?: ones)?))+/i;

/** Brands, colours and materials that are not wanted, as the shop writes them where it has them. */
export function extractExclusions(text: string, lexicon: Lexicon): { exclude: string[]; rest: string } {
  const chinese = hasHan(text) ? extractExclusionsZh(text, lexicon) : { exclude: [], rest: text };
  const exclude: string[] = [...chinese.exclude];
  let { rest } = chinese;
  for (const { pattern, strong } of PATTERNS) {
    for (const match of [...rest.matchAll(pattern)].toReversed()) {
      const found = refused(match[1] ?? '', lexicon, strong);
      if (found.values.length === 0) continue;
      exclude.unshift(...found.values);
      let end = match.index + match[0].length - found.unread;
      end += SAME_THINGS.exec(rest.slice(end))?.[0].length ?? 0;
      rest = putMark(rest, match.index, end, 'exclude');
    }
  }
  for (const match of lexicon.find(rest).toReversed()) {
    const after = PUT_AFTER.exec(rest.slice(match.end));
    if (!after || (match.kind !== 'brand' && match.kind !== 'colour')) continue;
    exclude.push(match.value);
    rest = putMark(rest, match.start, match.end + after[0].length, 'exclude');
  }
  for (const match of [...rest.matchAll(FREE)].toReversed()) {
    const material = materialOf(match[1] ?? '');
    if (!material) continue;
    exclude.push(...material.values);
    rest = putMark(rest, match.index, match.index + match[0].length, 'exclude');
  }
  return { exclude: [...new Set(exclude)], rest };
}

/** What of a phrase is refused, and how many characters at its end do not belong to it. */
function refused(phrase: string, lexicon: Lexicon, strong: boolean): { values: string[]; unread: number } {
  const values: string[] = [];
  let readTo = 0;
  let at = 0;
  for (const part of phrase.split(SEPARATOR)) {
    const bare = part
      .replace(/^\s*(?:(?:any|a|an|the|too much|no|not|from|by|in|anything|the)\s+)*/i, '')
      .trim();
    const known = lexicon.find(bare).filter((entry) => entry.kind === 'brand' || entry.kind === 'colour');
    const first = known[0];
    const material = materialOf(bare);
    if (first && first.start === 0) {
      values.push(first.value);
      readTo = at + part.indexOf(bare) + first.end;
    } else if (material) {
      values.push(...material.values);
      readTo = at + part.indexOf(bare) + material.length;
    } else if (strong && values.length === 0 && bare && !/^(?:,|or|and|nor)$/.test(bare)) {
      values.push(bare.toLowerCase());
      readTo = at + part.length;
    }
    at += part.length;
  }
  return { values, unread: phrase.length - readTo };
}
