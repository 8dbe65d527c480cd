import type { Lexicon } from '../lexicon.ts';
import { foldWord, hasHan, putMark } from '../text.ts';

/** Materials and contents that people refuse, with the Chinese word's English one: a shop's records may hold either. */
const MATERIALS = new Map<string, string | undefined>(
  'leather cotton wool polyester nylon plastic metal wood silk linen suede fur rubber latex alcohol perfume fragrance scent sugar gluten glass aluminium silicone paraben sulphate down feather lace zip hood heel wire logo'
    .split(' ')
    .map((word) => [word, undefined]),
);
const MATERIALS_ZH = new Map([
  ['皮', 'leather'],
  ['真皮', 'leather'],
  ['皮革', 'leather'],
  ['皮质', 'leather'],
  ['羊毛', 'wool'],
  ['涤纶', 'polyester'],
  ['尼龙', 'nylon'],
  ['塑料', 'plastic'],
  ['金属', 'metal'],
  ['玻璃', 'glass'],
  ['硅胶', 'silicone'],
  ['香精', 'fragrance'],
  ['酒精', 'alcohol'],
  ['糖', 'sugar'],
  ['羽绒', 'down'],
]);

/** After these whatever follows is refused; after "not" and "no" only a thing known to be refusable is. */
const STRONG =
  "without|excluding|exclude|except(?: for| from)?|other than|apart from|besides|anything but|any but|avoid(?:ing)?|minus|(?:i )?(?:don'?t|do not) (?:want|like|need)|hate|leave out";
const WEAK =
  "(?:but |and |just )?(?:not|no|non|nothing|isn't|aren't|never|drop|skip|hide|remove|ditch|forget)(?: (?:in|from|by|made of|made from|made with|the))?";
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*";
const STOP =
  '(?:and|or|but|for|under|over|below|above|with|in|on|that|which|of|these|those|them|it|this|any|people|everyone|too|very|so|sure|really|more|less|please|from|at|to|is|are|if|who|because|instead|anymore|then)\\b';
const PHRASE = `(?:(?:any |a |an |the |too much )?(?!${STOP})${WORD}(?: (?!${STOP})${WORD}){0,2})`;
const ENGLISH = [
  new RegExp(`\\b(?:${STRONG}) (${PHRASE}(?:(?:,| or| and| nor)+ ${PHRASE})*)`, 'iu'),
  new RegExp(`\\b(?:${WEAK})[ -](${PHRASE}(?:(?:,| or| and| nor)+ ${PHRASE})*)`, 'iu'),
] as const;

const CHINESE =
  /(?:不要|不想要|不想买|别要|别给我|不含|不带|除了|除开|不是|并非|非|(?<!有)没有|不喜欢|不考虑|排除|去掉)(?!太|超过|高于|了|吗|吧)([^,，。？?！!\s\uE000-\uE00C]{1,12}?)(?:的|以外|之外|外|还有|都|就行|就好)*(?=$|[,，。？?！!\s\uE000-\uE00C]|(?<=的|外|有|都)[一-鿿])/u;

/** Brands, colours and materials that are not wanted, as the shop writes them where it has them. */
export function extractExclusions(text: string, lexicon: Lexicon): { exclude: string[]; rest: string } {
  const exclude: string[] = [];
  let rest = text;
  const patterns = hasHan(text) ? [CHINESE, ...ENGLISH] : ENGLISH;
  for (const [index, pattern] of patterns.entries()) {
    const match = pattern.exec(rest);
    if (!match?.[1]) continue;
    const strong = pattern === ENGLISH[0] || (pattern === CHINESE && /不含|除了|排除|不带/.test(match[0]));
    const found = refused(match[1], lexicon, strong);
    if (found.values.length === 0) continue;
    exclude.push(...found.values);
    const end = match.index + match[0].length - (index >= 0 ? found.unread : 0);
    rest = putMark(rest, match.index, end, 'exclude');
  }
  return { exclude: [...new Set(exclude)], rest };
}

/** What of a phrase is refused, and how many characters at its end do not belong to it. */
function refused(phrase: string, lexicon: Lexicon, strong: boolean): { values: string[]; unread: number } {
  const values: string[] = [];
  let readTo = 0;
  let at = 0;
  for (const part of phrase.split(/(,| or | and | nor |和|或者|或|跟|、)/)) {
    const bare = part.replace(/^\s*(?:(?:any|a|an|the|too much) )?/i, '').trim();
    const known = lexicon.find(bare).filter((entry) => entry.kind === 'brand' || entry.kind === 'colour');
    const first = known[0];
    const material = materialOf(bare);
    if (first && first.start === 0) {
      values.push(first.value);
      readTo = at + part.indexOf(bare) + first.end;
    } else if (material) {
      values.push(...material.values);
      readTo = at + part.indexOf(bare) + material.length;
    } else if (strong && bare && !/^(?:,|or|and|nor|和|或者|或|跟|、)$/.test(bare)) {
      values.push(bare.toLowerCase());
      readTo = at + part.length;
    }
    at += part.length;
  }
  return { values, unread: phrase.length - readTo };
}

function materialOf(words: string): { values: string[]; length: number } | undefined {
  for (const [zh, en] of MATERIALS_ZH) {
    if (words === zh || words === `${zh}的` || words === `${zh}制`)
      return { values: [zh, en], length: words.length };
  }
  const [first = ''] = words.split(' ');
  return MATERIALS.has(foldWord(first)) ? { values: [first.toLowerCase()], length: first.length } : undefined;
}
