import type { Locale } from '../../db/records.ts';
import type { Concept } from '../concepts.ts';

/** What customers judge products by, in the words they use for it. */
export const aspects: readonly Concept[] = Object.entries({
  battery:
    'battery|batteries|battery life|charge|charging|charger|recharge|lasts all day|runtime|续航|电池|电量|充电|耗电|待机',
  sound: 'sound|audio|bass|treble|sound quality|音质|声音|低音|高音|音效',
  'noise cancelling':
    'noise cancelling|noise canceling|noise cancellation|cancels noise|isolation|降噪|隔音|主动降噪',
  noise: 'noise|noisy|loud|quiet|silent|hum|buzz|rattle|噪音|噪声|静音|安静|吵',
  fit: 'fit|fits|sizing|size|true to size|run small|runs large|run big|tight|loose|too small|too big|narrow|wide|尺码|尺寸|大小|偏大|偏小|合身|合脚|码数|挤脚|宽松|紧',
  comfort:
    'comfort|comfortable|comfy|uncomfortable|cushion|ergonomic|sore|blister|舒服|舒适|舒适度|磨脚|难受|硌|柔软',
  durability:
    'durable|durability|sturdy|broke|broken|break|flimsy|last|lasted|lasting|long lasting|wear out|worn out|fell apart|robust|well made|solid|耐用|结实|坏|质量|耐磨|坚固|断|做工|掉漆|开裂',
  quality:
    'quality|well made|build quality|craftsmanship|workmanship|material|materials|cheaply made|质量|品质|做工|用料|材质|质感|面料',
  price: 'price|value|money|worth|expensive|cheap|overpriced|bargain|cost|价格|性价比|价钱|便宜|贵|划算|值',
  delivery: 'delivery|shipping|arrived|courier|packaging|package|shipped|物流|快递|发货|送货|包装|配送|到货',
  weight: 'weight|light|lightweight|heavy|bulky|portable|轻|轻便|重量|重|沉|便携|笨重',
  warmth: 'warm|warmth|insulation|insulated|cold|heat|保暖|暖和|保温|冷|御寒|暖',
  water: 'waterproof|water resistant|water|rain|leak|leaks|leaking|wet|dry|防水|漏水|防雨|渗水|雨|漏',
  breathability: 'breathable|breathability|sweat|sweaty|ventilation|airflow|透气|闷|出汗|排汗|不透气',
  grip: 'grip|traction|slip|slippery|non slip|防滑|抓地|打滑|滑',
  screen: 'screen|display|brightness|resolution|屏幕|显示|亮度|分辨率|显示屏',
  camera: 'camera|photo|photos|picture|pictures|lens|拍照|相机|摄像头|照片|镜头|画质',
  speed: 'fast|slow|speed|lag|laggy|quick|performance|responsive|速度|快|慢|卡|卡顿|流畅|性能|反应',
  connection:
    'connect|connection|connectivity|bluetooth|wifi|pairing|pair|signal|disconnect|连接|蓝牙|信号|断连|配对|网络',
  assembly: 'assemble|assembly|install|installation|instructions|set up|setup|安装|组装|说明书|装配',
  ease: 'easy|easy to use|simple|difficult|complicated|intuitive|user friendly|controls|使用方便|方便|简单|操作|容易|复杂|易用|上手',
  cleaning: 'clean|cleaning|easy to clean|wash|washing|dishwasher|stain|stains|清洗|清洁|好洗|洗|难洗|易洗',
  looks:
    'look|looks|design|style|stylish|beautiful|ugly|colour|color|appearance|pretty|elegant|外观|颜值|好看|漂亮|设计|颜色|款式|样子|丑|色差',
  smell: 'smell|odor|odour|scent|fragrance|smelly|stink|气味|味道|异味|香味|刺鼻|味儿|香',
  taste: 'taste|tasty|flavour|flavor|delicious|味道|口感|好吃|难吃|口味',
  softness: 'soft|softness|softer|fluffy|hard|firm|stiff|柔软|软|硬|蓬松|亲肤',
  skin: 'skin|rash|irritation|irritate|moisturising|moisturizing|hydrating|greasy|allergic|皮肤|过敏|保湿|滋润|油腻|刺激|肤',
  heat: 'hot|overheat|overheating|heats up|temperature|heats|发热|发烫|烫|温度|散热|加热',
  capacity: 'capacity|space|spacious|roomy|storage|pockets|pocket|容量|空间|收纳|口袋|装得下|储物',
  stability: 'stable|stability|wobble|wobbly|wobbles|steady|稳|稳定|晃|摇晃|稳固|不稳',
  service: 'customer service|support|seller|refund|replacement|return|客服|售后|服务|退货|退款|卖家|换货',
  zip: 'zip|zipper|zips|zippers|seam|seams|stitching|拉链|缝线|线头|接缝|走线',
  sharpness: 'sharp|sharpness|blunt|dull|edge|锋利|快|钝|刀刃',
  suction: 'suction|powerful|power|strong|weak|吸力|动力|功率|强劲',
  safety: 'safe|safety|dangerous|secure|安全|危险|放心',
  children: 'kid|kids|child|children|son|daughter|toddler|baby|孩子|宝宝|儿童|小孩|女儿|儿子',
}).map(([name, phrases]) => ({ name, phrases: phrases.split('|') }));

/** What to call one of them: its name in English, its first Chinese word in Chinese. */
export function nameOfKnown(name: string, locale: Locale): string {
  const phrases = aspects.find((aspect) => aspect.name === name)?.phrases ?? [];
  return (locale === 'zh' && phrases.find((phrase) => /\p{Script=Han}/u.test(phrase))) || name;
}
