import type { Random } from '../../../feeds/demo/random.ts';
import { askedColours } from './colour-families.ts';
import { squeeze } from './phrase-english.ts';
import { type LimitOf, limitOf, type Phrase, writeSum } from './phrases.ts';

/** Names of the money; 元 is short for whichever a shop takes. */
const NAMES: Record<string, string> = { USD: '美元', EUR: '欧元', GBP: '英镑', CNY: '人民币' };

/** "200元以内的红色毛衣", "毛衣，红色，M码": limits before the noun, or after it with commas. */
export const phraseChinese: Phrase = (noun, limits, { currency, random }) => {
  const brand = limitOf(limits, 'brand')?.brand;
  const colour = askedColours[limitOf(limits, 'colour')?.colour ?? '']?.zh;
  const size = limitOf(limits, 'size')?.size;
  const capacity = limitOf(limits, 'capacity')?.written;
  const price = limitOf(limits, 'price');
  const said: { text: string; link: string }[] = [];
  const say = (text: string | undefined, link = '的') => text && said.push({ text, link });
  say(price && phrasePrice(price, currency, random));
  say(limitOf(limits, 'stock') && '有货');
  say(size && `${size}码`);
  say(capacity && squeeze(capacity, random));
  say(colour, random.pick(['', '的']));
  say(brand);
  const wish = random.chance(0.7)
    ? said.map(({ text, link }) => text + link).join('') + noun
    : [noun, ...random.shuffle(said).map(({ text }) => text)].join(random.pick(['，', ' ']));
  return random.pick(['', '', '', '我想买', '有没有', '帮我找']) + wish;
};

function phrasePrice({ minCents, maxCents }: LimitOf<'price'>, currency: string, random: Random): string {
  const money = random.pick(['元', '元', '块', NAMES[currency] ?? '元']);
  if (minCents !== undefined && maxCents !== undefined)
    return `${writeSum(minCents)}${random.pick(['到', '-', '至'])}${writeSum(maxCents)}${money}`;
  return maxCents !== undefined
    ? random.pick([
        `${writeSum(maxCents)}${money}以内`,
        `${writeSum(maxCents)}${money}以下`,
        `不超过${writeSum(maxCents)}${money}`,
        `低于${writeSum(maxCents)}${money}`,
      ])
    : random.pick([
        `${writeSum(minCents ?? 0)}${money}以上`,
        `高于${writeSum(minCents ?? 0)}${money}`,
        `至少${writeSum(minCents ?? 0)}${money}`,
      ]);
}
