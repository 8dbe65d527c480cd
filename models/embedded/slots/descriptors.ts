import { COLOURS } from '../colours.ts';
import { foldWord } from '../text.ts';

/** Words that describe things of many kinds: where they stand apart from the kind, they still say what is wanted. */
const DESCRIPTORS = new Set(
  `waterproof water-resistant wireless wired lightweight light lighter lightest heavy heavier sturdy durable warm warmer warmest cool breathable cushioned padded foldable folding collapsible portable compact small smaller smallest big bigger biggest large larger largest tall taller long longer longest short shorter wide wider thin thinner thick thicker soft softer hard firm quiet quieter silent loud fast faster powerful slim fitted loose stretchy insulated windproof rainproof thermal reflective rechargeable electric manual automatic digital smart bluetooth cordless adjustable ergonomic organic vegan natural recycled sustainable washable leather cotton wool wooden bamboo linen silk steel stainless ceramic glass plastic metal hooded sleeveless high-waisted vintage modern minimalist classic elegant casual formal sporty outdoor indoor men man women woman unisex kids children child baby toddler teen boys girls beginner beginners professional gaming travel office winter summer hiking running camping gym cycling swimming noise-cancelling noise-canceling anti-slip non-slip matte glossy round square striped patterned plain dimmable steep cushioning refillable scented unscented hypoallergenic sensitive oily dry`
    .split(' ')
    .concat(COLOURS.map(({ name }) => name))
    .flatMap((word) => [word, foldWord(word)]),
);

export const describes = (word: string): boolean => {
  const plain = word.toLowerCase().replace(/[^\p{L}'-]/gu, '');
  return DESCRIPTORS.has(plain) || DESCRIPTORS.has(foldWord(plain));
};

const DESCRIPTORS_ZH =
  /(?:更|最|比较|很)?(?:防水|防滑|防风|防晒|防摔|防泼水|轻便|轻量|轻薄|超轻|轻|厚实|加厚|厚|薄|保暖|暖和|透气|缓震|减震|耐磨|耐用|结实|稳固|可折叠|折叠|便携|小巧|小型|大型|大容量|容量大|小号|大号|宽松|修身|宽楦|长款|短款|长袖|短袖|无袖|高腰|静音|安静|降噪|无线|有线|蓝牙|充电|电动|手动|自动|智能|快充|续航[久长]|高清|可调节?|可水洗|可机洗|纯棉|棉质|羊毛|真皮|皮质|实木|木质|竹|陶瓷|玻璃|不锈钢|金属|塑料|亚麻|真丝|有机|天然|环保|复古|简约|现代|经典|商务|休闲|正式|运动|户外|室内|男士|男款|男式|男生|女士|女款|女式|女生|儿童|婴儿|宝宝|学生|新手|专业|入门|游戏|办公|旅行|出差|冬天?|夏天?|春秋|徒步|跑步|露营|健身|骑行|游泳|带帽子?|带盖|带轮|双人|单人|四人|两人|家用|车载|敏感肌|油皮|干皮|保湿|温和|圆形|方形|条纹|格子|纯色|软|硬|柔软|弹力|舒适|舒服)(?:一?点|一?些)?/g;

/** The descriptions in a stretch of Chinese, in their order. */
export const descriptionsIn = (text: string): string[] =>
  (text.match(DESCRIPTORS_ZH) ?? []).map((words) => words.replace(/^(?:很|比较)|(?:一?点|一?些)$/g, ''));
