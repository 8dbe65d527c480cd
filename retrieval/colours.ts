import { normaliseText } from './tokenise.ts';

/** Shade, the colours it is a shade of, and its names. A shade is also its colour: navy is blue, blue is not navy. */
const shades: readonly [shade: string, families: string, names: string][] = [
  ['black', 'black', 'black|jet black|onyx|ebony|黑'],
  ['charcoal', 'grey', 'charcoal|anthracite|graphite|dark grey|dark gray|深灰|炭灰|石墨'],
  ['grey', 'grey', 'grey|gray|slate|ash grey|灰'],
  ['silver', 'silver', 'silver|银'],
  ['metal', 'silver grey', 'metallic|chrome|platinum|金属|铂金'],
  ['steel', 'silver grey', 'steel|gunmetal|titanium|枪灰|钛灰'],
  ['white', 'white', 'white|snow|白'],
  ['ivory', 'white beige', 'ivory|off white|cream|pearl|eggshell|象牙|米白|奶油'],
  ['beige', 'beige', 'beige|sand|oatmeal|米色|杏色|沙色'],
  ['birch', 'beige', 'birch|ecru|taupe|原木色|灰褐'],
  ['khaki', 'beige brown green', 'khaki|tan|camel|卡其|驼色'],
  ['brown', 'brown', 'brown|chocolate|walnut|chestnut|coffee|棕|褐|咖啡色'],
  ['oak', 'brown', 'oak|cognac|bronze|mocha|橡木|古铜'],
  ['red', 'red', 'red|scarlet|crimson|cherry|红'],
  ['burgundy', 'red', 'burgundy|wine|maroon|bordeaux|ruby|酒红|枣红'],
  ['pink', 'pink', 'pink|rose|blush|粉红|粉'],
  ['magenta', 'pink purple', 'magenta|fuchsia|洋红|品红|玫红'],
  ['coral', 'orange pink red', 'coral|salmon|珊瑚'],
  ['terracotta', 'orange red', 'terracotta|rust|铁锈|陶土'],
  ['peach', 'orange pink', 'peach|apricot|copper|amber|蜜桃|杏橙|琥珀'],
  ['orange', 'orange', 'orange|橙|橘'],
  ['yellow', 'yellow', 'yellow|mustard|lemon|黄'],
  ['gold', 'gold', 'gold|golden|champagne|brass|香槟|金'],
  ['green', 'green', 'green|forest|emerald|绿'],
  ['olive', 'green', 'olive|army green|moss|橄榄绿|橄榄|军绿'],
  ['lime', 'green', 'lime|lime green|pine green|青柠|荧光绿'],
  ['mint', 'green', 'mint|sage|薄荷绿|薄荷'],
  ['teal', 'blue green', 'teal|turquoise|cyan|aqua|青|湖蓝'],
  ['blue', 'blue', 'blue|cobalt|royal blue|denim|蓝'],
  ['navy', 'blue', 'navy|navy blue|dark blue|midnight blue|藏青|藏蓝|深蓝|海军蓝'],
  ['sky', 'blue', 'sky|sky blue|azure|light blue|baby blue|天蓝|浅蓝'],
  ['indigo', 'blue purple', 'indigo|靛蓝|靛青'],
  ['purple', 'purple', 'purple|violet|plum|aubergine|紫'],
  ['lavender', 'purple', 'lavender|lilac|mauve|薰衣草|浅紫|丁香'],
  ['clear', 'clear', 'clear|transparent|translucent|透明'],
  ['mixed', 'mixed', 'multicolour|multicolor|multicoloured|multicolored|assorted|彩色|多色'],
];

const HAN = /\p{Script=Han}/u;

const formsOf = (name: string): string[] => (HAN.test(name) ? [name, `${name}色`] : [name]);

const names = shades
  .flatMap(([shade, families, list]) =>
    list.split('|').flatMap((name) =>
      formsOf(name).map((form) => ({
        name: form,
        isChinese: HAN.test(form),
        written: HAN.test(form) ? form : ` ${form} `,
        shade,
        families: families.split(' '),
      })),
    ),
  )
  .sort((a, b) => b.name.length - a.name.length);

interface Colours {
  shades: Set<string>;
  /** The shades and the colours that they are shades of. */
  all: Set<string>;
  /** What the text says besides. */
  rest: string;
}

/** Colours named in a text in English or Chinese, the longest names first ("navy blue" is navy alone). */
function readColours(text: string): Colours {
  let rest = ` ${normaliseText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const found: Colours = { shades: new Set(), all: new Set(), rest: '' };
  const hasChinese = HAN.test(rest);
  for (const { isChinese, written, shade, families } of names) {
    if ((isChinese && !hasChinese) || !rest.includes(written)) continue;
    rest = rest.replaceAll(written, ' ');
    found.shades.add(shade);
    for (const colour of [shade, ...families]) found.all.add(colour);
  }
  return { ...found, rest: rest.trim() };
}

/** The mark before a shade among a variant's colours, which no colour's own name has. */
const SHADE_MARK = '~';

/** Under which names a colour of the shop is found: its own, its shades and the colours that they are shades of. */
export const colourKeys = (value: string): string[] => [
  value,
  ...[...readColours(value).all].map((shade) => SHADE_MARK + shade),
];

/** The shades that something must have, all of them, to pass for this colour; none where no shade is named. */
export const shadeKeys = (wanted: string): string[] =>
  [...readColours(wanted).shades].map((shade) => SHADE_MARK + shade);

/** Every name of the one colour that a word names, in both languages; just the word when it names none. */
export function colourNames(word: string): string[] {
  const { shades: asked, rest } = readColours(word);
  if (asked.size !== 1 || rest !== '') return [word];
  return [...new Set([word, ...names.filter(({ shade }) => asked.has(shade)).map(({ name }) => name)])];
}

/** A text in plain words, but for the colours that it names. */
export const withoutColours = (text: string): string => readColours(text).rest;

/** Whether a text is the name of one colour and nothing else; a Chinese one must say so (黑色, not 黑). */
export function isColourName(text: string): boolean {
  const { shades: named, rest } = readColours(text);
  return named.size > 0 && rest === '' && (!HAN.test(text) || text.endsWith('色'));
}

/** Names that are colours and nothing else, unlike "coffee" and "wine": these mean one wherever they stand. */
const PLAIN = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:black|white|gr[ea]y|silver|red|blue|green|yellow|orange|pink|purple|violet|brown|beige|gold|navy|' +
    'cyan|magenta|turquoise)(?![\\p{L}\\p{N}])|[黑白灰银红粉橙黄金绿青蓝紫棕褐]色',
  'gu',
);

/** The colours that a text names without a doubt. */
export const plainColoursIn = (text: string): string[] => normaliseText(text).match(PLAIN) ?? [];
