/** The colours that queries ask for, in both languages. */
export const askedColours: Record<string, { zh: string }> = {
  black: { zh: '黑色' },
  white: { zh: '白色' },
  grey: { zh: '灰色' },
  silver: { zh: '银色' },
  gold: { zh: '金色' },
  red: { zh: '红色' },
  pink: { zh: '粉色' },
  orange: { zh: '橙色' },
  yellow: { zh: '黄色' },
  green: { zh: '绿色' },
  blue: { zh: '蓝色' },
  purple: { zh: '紫色' },
  brown: { zh: '棕色' },
  beige: { zh: '米色' },
};

/**
 * Shades that a shopper would accept for a colour though its name does not say so. Where people disagree a shade
 * stands under both colours, for an examiner should not fail a hit that half of the shoppers would take.
 */
const shades: Record<string, string> = {
  black: 'jet onyx ebony 黑',
  white: 'ivory cream snow pearl ecru eggshell 白',
  grey: 'gray charcoal anthracite graphite slate ash steel titanium 灰 石墨',
  silver: 'steel chrome platinum aluminium aluminum titanium metallic 银',
  gold: 'golden brass champagne 金',
  red: 'scarlet crimson cherry burgundy wine maroon bordeaux ruby coral rust terracotta 红',
  pink: 'rose blush salmon coral fuchsia magenta 粉',
  orange: 'terracotta rust coral apricot peach copper salmon amber 橙 橘',
  yellow: 'mustard lemon ochre amber 黄',
  green: 'olive forest emerald mint sage moss lime khaki teal turquoise pine 绿',
  blue: 'navy sky cobalt indigo teal turquoise cyan aqua denim azure petrol 蓝 青',
  purple: 'violet lilac lavender plum mauve aubergine indigo magenta 紫',
  brown: 'chestnut walnut chocolate coffee tan camel cognac oak bronze khaki mocha 棕 褐 咖啡',
  beige: 'sand oatmeal cream khaki tan camel ecru taupe ivory birch 米 杏 驼',
};

const HAN = /\p{Script=Han}/u;

/** The colours, of those that are asked for, that a shop's name of a colour passes for; none of "multicolour". */
export function familiesOf(value: string): string[] {
  const text = value.toLowerCase();
  const words = new Set(text.split(/[^\p{L}]+/u));
  return Object.keys(askedColours).filter((colour) =>
    [colour, ...(shades[colour]?.split(' ') ?? [])].some((name) =>
      HAN.test(name) ? text.includes(name) : words.has(name),
    ),
  );
}
