import { normaliseText } from './tokenise.ts';

/** Shade, the colour it is a shade of, and its names. A shade is also its colour: navy is blue, blue is not navy. */
const shades: readonly [shade: string, family: string, names: string][] = [
  ['black', 'black', 'black|jet black|黑'],
  ['charcoal', 'grey', 'charcoal|anthracite|graphite|dark grey|dark gray|深灰|炭灰|石墨'],
  ['grey', 'grey', 'grey|gray|slate|灰'],
  ['silver', 'silver', 'silver|银'],
  ['white', 'white', 'white|snow|白'],
  ['ivory', 'white', 'ivory|off white|cream|象牙|米白|奶油'],
  ['beige', 'beige', 'beige|sand|oatmeal|米色|杏色|沙色'],
  ['khaki', 'beige', 'khaki|tan|camel|卡其|驼色'],
  ['brown', 'brown', 'brown|chocolate|walnut|chestnut|coffee|棕|褐|咖啡色'],
  ['red', 'red', 'red|scarlet|crimson|cherry|红'],
  ['burgundy', 'red', 'burgundy|wine|maroon|酒红|枣红'],
  ['pink', 'pink', 'pink|rose|blush|粉红|粉'],
  ['coral', 'orange', 'coral|salmon|珊瑚'],
  ['orange', 'orange', 'orange|terracotta|rust|橙|橘'],
  ['yellow', 'yellow', 'yellow|mustard|lemon|黄'],
  ['gold', 'gold', 'gold|golden|金'],
  ['green', 'green', 'green|forest|emerald|绿'],
  ['olive', 'green', 'olive|army green|moss|橄榄绿|橄榄|军绿'],
  ['mint', 'green', 'mint|sage|薄荷绿|薄荷'],
  ['teal', 'blue', 'teal|turquoise|cyan|aqua|青|湖蓝'],
  ['blue', 'blue', 'blue|cobalt|royal blue|denim|蓝'],
  ['navy', 'blue', 'navy|navy blue|dark blue|midnight blue|藏青|藏蓝|深蓝|海军蓝'],
  ['sky', 'blue', 'sky|sky blue|light blue|baby blue|天蓝|浅蓝'],
  ['purple', 'purple', 'purple|violet|plum|aubergine|紫'],
  ['lavender', 'purple', 'lavender|lilac|薰衣草|浅紫|丁香'],
  ['clear', 'clear', 'clear|transparent|translucent|透明'],
  ['mixed', 'mixed', 'multicolour|multicolor|multicoloured|multicolored|assorted|彩色|多色'],
];

const HAN = /\p{Script=Han}/u;

const formsOf = (name: string): string[] => (HAN.test(name) ? [name, `${name}色`] : [name]);

const names = shades
  .flatMap(([shade, family, list]) =>
    list.split('|').flatMap((name) => formsOf(name).map((form) => ({ name: form, shade, family }))),
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
  for (const { name, shade, family } of names) {
    const written = HAN.test(name) ? name : ` ${name} `;
    if (!rest.includes(written)) continue;
    rest = rest.replaceAll(written, ' ');
    found.shades.add(shade);
    found.all.add(shade).add(family);
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
