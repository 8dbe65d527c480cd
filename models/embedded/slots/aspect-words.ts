import { foldWord } from '../text.ts';

/** Sides of a product that reviews speak of. */
const ASPECTS = new Set(
  `comfort comfortable comfy fit fits fitting size sizing sizes small large narrow wide tight loose true quality durability durable sturdy sturdiness last lasts lasting longevity wear tear battery charge charging sound audio bass volume noise noisy loud quiet silent grip traction sole soles insole heel toe ankle arch zip zipper strap straps buckle seam seams stitching fabric material materials leather lining padding cushioning support weight heavy light lightweight warm warmth cold cool breathable breathability sweat waterproof waterproofing water leak leaks leaking leakage rain smell smells smelly odour scent taste flavour texture clean cleaning wash washing washable shrink fade fading colour colours screen display brightness bright camera picture image resolution lens focus speed slow fast performance lag heat heating hot overheat setup set-up install installation assembly assemble instructions manual app software connection connectivity bluetooth pairing wifi signal range keys keyboard typing hinge lid handle wheels wheel motor power suction blade blades filter steam pressure temperature grind crema packaging package delivery value price design look looks style finish build construction capacity space storage pockets pocket compartments stability stable wobble wobbly mattress foam legs cushion cushions fur fluff pages paper ink nib reliability reliable safety safe ease easy skin rash irritation greasy sticky absorbent absorbency fragrance foldable folding fold portability portable workmanship craftsmanship breaks break broke broken peel peeling rust rusting squeak squeaks squeaky creak scratch scratches elasticity stretch pilling`
    .split(' ')
    .flatMap((word) => [word, foldWord(word)]),
);

export const isAspect = (word: string): boolean =>
  ASPECTS.has(word.toLowerCase()) || ASPECTS.has(foldWord(word));

const ASPECTS_ZH =
  /(?:电池)?续航|电池|充电|音质|低音|声音|噪音|降噪|吵|静音|防滑|抓地力?|鞋底|鞋面|鞋垫|后跟|脚感|拉链|肩带|背带|面料|布料|材质|质感|皮质|内衬|做工|走线|质量|品质|耐用性?|耐穿|耐磨性?|结实|牢固|稳固|稳定性?|稳|舒适度?|舒适性|舒服|合脚|磨脚|挤脚|偏大|偏小|尺码|尺寸|大小|版型|宽松|显瘦|显胖|厚度|薄厚|重量|轻便|轻|重|保暖性?|保暖|暖和|透气性?|透气|闷热?|防水性?|防水|漏水|渗水|防风|掉色|褪色|色差|颜色|起球|缩水|变形|开胶|开线|脱胶|掉毛|异味|气味|味道|香味|口感|新鲜度?|屏幕|显示|亮度|画质|像素|拍照|对焦|性能|速度|流畅|卡顿|发热|散热|系统|手感|按键|键盘|触感|灵敏度?|连接|蓝牙|信号|安装|组装|说明书|清洗|清洁|打理|加热|保温|火力|吸力|动力|马达|刀头|滤芯|研磨|压力|蒸汽|包装|物流|性价比|价格|颜值|外观|设计|款式|容量|收纳|空间|口袋|轮子|把手|支撑力?|支撑性?|缓震|减震|弹性|柔软度?|软硬|软|硬|吸水|吸收|保湿|滋润|油腻|过敏|刺激|粘腻|安全性?|耐脏|好用|操作/g;

/** The sides of a product named in a Chinese text, the longest first. */
export const aspectsIn = (text: string): string[] =>
  (text.match(ASPECTS_ZH) ?? []).sort((a, b) => b.length - a.length);
