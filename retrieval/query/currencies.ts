/**
 * How people name money, by ISO 4217 code. A name that several currencies share is the shop's where the shop's is
 * among them, else the first one's.
 */
const names: readonly [code: string, names: string][] = [
  ['USD', '$|us $|us$|usd|dollar|dollars|us dollar|us dollars|buck|bucks|美元|美金|美刀|刀|美圆'],
  ['EUR', '€|eur|euro|euros|欧元|欧'],
  ['GBP', '£|gbp|pound|pounds|quid|pounds sterling|英镑|镑'],
  ['CNY', '¥|￥|cny|rmb|yuan|renminbi|人民币|元人民币|块人民币'],
  ['JPY', '¥|￥|jpy|yen|日元|日圆|円'],
  ['CAD', '$|c$|ca$|c $|ca $|cad|canadian dollars|dollar|dollars|buck|bucks|加元|加币|刀'],
  ['AUD', '$|a$|au$|a $|au $|aud|australian dollars|dollar|dollars|buck|bucks|澳元|澳币|刀'],
  ['NZD', '$|nz$|nz $|nzd|dollar|dollars|新西兰元|纽币'],
  ['HKD', '$|hk$|hk $|hkd|hong kong dollars|dollar|dollars|港元|港币|港纸'],
  ['TWD', '$|nt$|nt $|twd|ntd|台币|新台币'],
  ['SGD', '$|s$|s $|sgd|singapore dollars|dollar|dollars|新元|新币|新加坡元'],
  ['MXN', '$|mx$|mxn|peso|pesos|比索'],
  ['BRL', 'r$|r $|brl|reais|雷亚尔'],
  ['INR', '₹|inr|rs|rs .|rupee|rupees|卢比'],
  ['KRW', '₩|krw|韩元|韩币'],
  ['RUB', '₽|rub|ruble|rubles|roubles|卢布'],
  ['TRY', '₺|lira|里拉'],
  ['PLN', 'zł|zl|pln|zloty|zlotys|兹罗提'],
  ['CHF', 'chf|sfr|franc|francs|swiss francs|瑞士法郎|法郎'],
  ['SEK', 'sek|kr|krona|kronor|瑞典克朗|克朗'],
  ['NOK', 'nok|kr|krone|kroner|挪威克朗|克朗'],
  ['DKK', 'dkk|kr|krone|kroner|丹麦克朗|克朗'],
  ['CZK', 'czk|kč|koruna|捷克克朗'],
  ['THB', '฿|thb|baht|泰铢'],
  ['VND', '₫|vnd|越南盾'],
  ['PHP', '₱|philippine pesos|菲律宾比索'],
  ['ILS', '₪|ils|shekel|shekels|谢克尔'],
  ['AED', 'aed|dirham|dirhams|迪拉姆'],
  ['ZAR', 'zar|兰特'],
];

/** Words for whatever money a shop takes: Chinese names of currencies are shortened to them (美元, 欧元, 港元). */
const ANY = '元|块|块钱|元钱|圆';

const codesByName = new Map<string, string[]>();
for (const [code, list] of names) {
  for (const name of list.split('|')) codesByName.set(name, [...(codesByName.get(name) ?? []), code]);
}

/** As the lexer cuts them. */
export const currencyNames: readonly string[] = [...codesByName.keys(), ...ANY.split('|')];

/** The currency that a name means in a shop that takes `shop`; undefined is the shop's own. */
export function currencyOf(name: string, shop: string | undefined): string | undefined {
  const codes = codesByName.get(name) ?? [];
  return shop === undefined || codes.includes(shop) ? undefined : codes[0];
}
