const colours: Record<string, string> = {
  black: '#1d1d1f 黑 黑色',
  white: '#ffffff 白 白色',
  grey: '#8d9196 gray 灰 灰色',
  silver: '#c5c9ce 银 银色',
  charcoal: '#3b3f45 炭灰 深灰',
  graphite: '#4a4e54 石墨 石墨色',
  slate: '#5c6b78 石板灰 石板色',
  stone: '#b9b2a5 石色 岩石色',
  red: '#c8352f 红 红色',
  crimson: '#a51c30 深红 绯红',
  burgundy: '#6d1f2f 酒红 酒红色',
  coral: '#f0776a 珊瑚 珊瑚色',
  rust: '#a8502c 铁锈 铁锈色',
  terracotta: '#c2694a 陶土 陶土色',
  orange: '#e8822a 橙 橙色',
  amber: '#e0a020 琥珀 琥珀色',
  yellow: '#f2cb3c 黄 黄色',
  mustard: '#c99a2e 芥末 芥末黄',
  gold: '#c9a24b 金 金色',
  green: '#3c8a4e 绿 绿色',
  olive: '#6f7340 橄榄 橄榄绿',
  forest: '#2b5339 森林 森林绿 墨绿',
  sage: '#9db096 鼠尾草 灰绿',
  mint: '#a4dbc2 薄荷 薄荷绿',
  teal: '#1f7f82 青 青色 蓝绿',
  turquoise: '#3dbdb8 绿松石 松石绿',
  blue: '#2f6fd0 蓝 蓝色',
  navy: '#1f2f55 藏青 海军蓝 深蓝',
  sky: '#8ec5ec 天蓝 天蓝色 浅蓝',
  indigo: '#3f3d91 靛蓝 靛青',
  purple: '#7a4aa8 紫 紫色',
  lavender: '#b9a6dd 薰衣草 淡紫',
  plum: '#6b3a5b 梅子 梅紫',
  pink: '#ef9fb8 粉 粉色 粉红',
  rose: '#d9748a 玫瑰 玫瑰色',
  brown: '#7a5236 棕 棕色 褐色',
  chestnut: '#7d4630 栗 栗色',
  tan: '#c79b6d 棕褐 驼色',
  camel: '#bf9159 骆驼 驼',
  beige: '#e2d4ba 米 米色',
  sand: '#dccba6 沙 沙色',
  cream: '#f4ead5 奶油 奶油色 米白',
  ivory: '#f6f1e1 象牙 象牙白',
  khaki: '#a99b6b 卡其 卡其色',
  copper: '#b4693e 铜 铜色',
  bronze: '#8b6a3c 青铜 古铜',
};

const byName = new Map(
  Object.entries(colours).flatMap(([name, line]) => {
    const [hex = '', ...others] = line.split(' ');
    return [name, ...others].map((key) => [key, hex] as const);
  }),
);

const colourOption = /^(colou?r|finish|shade|颜色|色彩|花色)$/i;

/** Whether an option is about colour, by its name. */
export const isColourOption = (name: string): boolean => colourOption.test(name.trim());

/** What a colour's name looks like; nothing for a name this page does not know, which is then shown as a word alone. */
export function swatchOf(value: string): string | undefined {
  const name = value.trim().toLowerCase();
  const words = name.split(/[\s/-]+/);
  return byName.get(name) ?? words.map((word) => byName.get(word)).findLast((hex) => hex !== undefined);
}
