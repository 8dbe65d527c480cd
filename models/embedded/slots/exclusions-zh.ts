import type { Lexicon } from '../lexicon.ts';
import { putMark } from '../text.ts';
import { MATERIALS_ZH } from './materials.ts';

const BEFORE =
  /(?:不要|不想要|不想买|不想看|不买|不选|别要|别(?:给我)?(?:看|推荐?|来|显示)?|不含|不带|除去|除了|除开|除|不是|并非|非|(?<!有)没有|不喜欢|讨厌|不考虑|不看|不推荐?|排除掉?|去掉|去除|剔除掉?|剔掉|过滤掉?|屏蔽掉?|隐藏|拿掉|删掉|避开)(?:任何|所有|那些|带|含|有|是|的)*\s*$/;
const AFTER =
  /^\s*(?:这个|那个|这家|那家|这|那)?(?:品牌|牌子?|家|款|颜色)?\s*的?(?:那些|那种|东西|商品|产品|这些|鞋子?|衣服)?(?:也|都|我|就|全部?|通通|统统|一律|先|给我|帮我|请|可以|[,，\s])*(?:不要|不想要|不想看|不看|不买|不考虑|不喜欢|不行|别(?:给我)?(?:看|推荐?|来|显示|要)|去掉|去除|除去|排除|剔除|剔掉|过滤|屏蔽|隐藏|拿掉|删掉|除外|以外|之外|算了|免了|不用(?:看|显示)?)(?:掉|一下|吧|了|哈|哦|啊|的|就行|就好)*/;
const JOIN =
  /^\s*(?:家|色)?的?\s*(?:和|跟|与|或者?|、|,|，|还有|以及|[,，]?也?(?:都)?(?:不要|不看|不考虑|别要?|排除))+\s*$/;
/** What may stand between a refused word and the rest of the sentence without meaning anything of its own. */
const TAIL = /^\s*(?:(?:这个|那个)?(?:品牌|牌子)|家)?(?:的|以外|之外|外|还有|都(?:可以|行|好)?|就行|就好)*/;

/** Things that are not wanted whatever they are called: "不含香料". */
const ANYTHING =
  /(?:不含|不带|除了|排除)(?!太|超过|高于|了|吗|吧|掉)([^,，。？?！!\s\uE000-\uE00C]{1,12}?)(?:的|以外|之外|外|还有|都|就行|就好)*(?=$|[,，。？?！!\s\uE000-\uE00C]|(?<=的|外|有|都)[一-鿿])/u;

interface Thing {
  start: number;
  end: number;
  values: string[];
}

/** What is refused before or after its name: "不要黑色", "把黑色的去掉", "除了黑色", and rows of such words. */
export function extractExclusionsZh(text: string, lexicon: Lexicon): { exclude: string[]; rest: string } {
  const exclude: string[] = [];
  let rest = text;
  for (const row of rowsOf(thingsIn(text, lexicon), text).toReversed()) {
    const start = row[0]?.start ?? 0;
    const end = row.at(-1)?.end ?? 0;
    const before = BEFORE.exec(text.slice(0, start));
    const after = before ? TAIL.exec(text.slice(end)) : AFTER.exec(text.slice(end));
    if (!before && !after) continue;
    const from = before?.index ?? /把\s*$/.exec(text.slice(0, start))?.index ?? start;
    exclude.unshift(...row.flatMap(({ values }) => values));
    rest = putMark(rest, from, end + (after?.[0].length ?? 0), 'exclude');
  }
  const other = exclude.length > 0 ? undefined : ANYTHING.exec(rest);
  if (other?.[1]) {
    exclude.push(other[1]);
    rest = putMark(rest, other.index, other.index + other[0].length, 'exclude');
  }
  return { exclude: [...new Set(exclude)], rest };
}

function thingsIn(text: string, lexicon: Lexicon): Thing[] {
  const all = lexicon.find(text);
  const named = all
    .filter(({ kind, start, end }) => {
      const inKind = all.some(
        (other) => other.kind === 'category' && other.start <= start && other.end >= end,
      );
      return (kind === 'brand' || kind === 'colour') && !inKind;
    })
    .map(({ start, end, value }) => ({ start, end, values: [value] }));
  const materials = [...MATERIALS_ZH].flatMap(([zh, en]) =>
    [...text.matchAll(new RegExp(`${zh}(?:制|质)?(?=的|款|$|[,，。？?！!\\s]|不要|和|或|、)`, 'g'))].map(
      (match) => ({
        start: match.index,
        end: match.index + match[0].length,
        values: [zh, en],
      }),
    ),
  );
  const things = [...named, ...materials].sort((a, b) => a.start - b.start || b.end - a.end);
  return things.filter((thing, i) => !things.slice(0, i).some((other) => other.end > thing.start));
}

/** Things that stand beside each other, joined by "and" or by another refusal, are refused together. */
function rowsOf(things: readonly Thing[], text: string): Thing[][] {
  const rows: Thing[][] = [];
  for (const thing of things) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && JOIN.test(text.slice(last.end, thing.start))) row.push(thing);
    else rows.push([thing]);
  }
  return rows;
}
