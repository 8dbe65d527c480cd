/** Colours that every shop may be asked for, in both languages; the shop's own come from its vocabulary. */
export const COLOURS: readonly { name: string; zh: readonly string[] }[] = [
  { name: 'black', zh: ['黑色', '黑', '纯黑'] },
  { name: 'white', zh: ['白色', '白', '纯白'] },
  { name: 'grey', zh: ['灰色', '灰'] },
  { name: 'silver', zh: ['银色', '银'] },
  { name: 'red', zh: ['红色', '红', '大红'] },
  { name: 'blue', zh: ['蓝色', '蓝'] },
  { name: 'green', zh: ['绿色', '绿'] },
  { name: 'yellow', zh: ['黄色', '黄'] },
  { name: 'orange', zh: ['橙色', '橘色', '橘黄', '桔色'] },
  { name: 'purple', zh: ['紫色', '紫'] },
  { name: 'pink', zh: ['粉色', '粉红色', '粉红'] },
  { name: 'brown', zh: ['棕色', '褐色', '咖啡色', '咖色'] },
  { name: 'beige', zh: ['米色', '杏色', '米白'] },
  { name: 'navy', zh: ['藏青色', '藏青', '海军蓝', '深蓝色', '深蓝', '藏蓝'] },
  { name: 'gold', zh: ['金色'] },
  { name: 'turquoise', zh: ['青绿色', '湖蓝'] },
  { name: 'teal', zh: ['蓝绿色', '墨绿'] },
  { name: 'burgundy', zh: ['酒红色', '酒红'] },
  { name: 'khaki', zh: ['卡其色', '卡其'] },
  { name: 'cream', zh: ['奶油色', '奶白'] },
  { name: 'light blue', zh: ['浅蓝色', '浅蓝'] },
  { name: 'sky blue', zh: ['天蓝色', '天蓝'] },
  { name: 'dark green', zh: ['深绿色', '深绿'] },
  { name: 'dark grey', zh: ['深灰色', '深灰'] },
  { name: 'violet', zh: ['紫罗兰色'] },
  { name: 'lilac', zh: ['丁香紫', '淡紫色', '浅紫色'] },
  { name: 'mint', zh: ['薄荷绿', '薄荷色'] },
];

/** Colour words that name other things as well: they count as colours only where a colour can stand. */
export const DOUBTFUL_COLOURS: ReadonlySet<string> = new Set(
  'cream mint lime orange plum coral steel oak walnut birch charcoal rose gold silver natural clear tan mustard sage chestnut teak bamboo copper bronze amber ivory sand stone ash slate denim camel chocolate coffee wine peach salmon'.split(
    ' ',
  ),
);
