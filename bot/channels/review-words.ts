import type { Locale } from '../../db/records.ts';
import type { OpinionsCard, ReviewsCard } from '../../tools/cards.ts';

const en = {
  praised: (share: number) => `${share}% praise`,
  sides: (positive: number, negative: number) => `${positive} for, ${negative} against`,
  nobody: 'Nobody mentions it.',
  aspects: 'What reviewers judge it by',
  trend: 'Stars by quarter',
  lower: (count: number, why: string) =>
    count === 1 ? `1 review counts less: ${why}` : `${count} reviews count less: ${why}`,
  reasons: {
    copy: (n: number) => (n === 1 ? '1 is nearly a copy' : `${n} are near copies`),
    burst: (n: number) => `${n} came in a sudden burst`,
    repeat: (n: number) => (n === 1 ? '1 repeats its writer' : `${n} repeat their writers`),
    spree: (n: number) => `${n} of one mind in a day by one writer`,
    wording: (n: number) =>
      n === 1 ? '1 is worded like a made-up one' : `${n} are worded like made-up ones`,
  } as Record<string, (n: number) => string>,
  other: (n: number) => `${n} for other reasons`,
  comma: ', ',
  most: {
    positive: (topic: string) => `Praised most for “${topic}”`,
    negative: (topic: string) => `Most complaints about “${topic}”`,
  },
  claim: (statement: string, yes: number, no: number) =>
    `“${statement}”: ${yes} ${yes === 1 ? 'review says' : 'reviews say'} so, ${no} ${no === 1 ? 'says' : 'say'} otherwise`,
  stance: { yes: 'says so', no: 'says otherwise' },
  total: (mentions: number, positive: number, negative: number) =>
    `${mentions} ${mentions === 1 ? 'review speaks' : 'reviews speak'} of it: ${positive} for, ${negative} against`,
};

const zh: typeof en = {
  praised: (share) => `好评占 ${share}%`,
  sides: (positive, negative) => `${positive} 条好评，${negative} 条差评`,
  nobody: '没有人提到。',
  aspects: '买家看重什么',
  trend: '各季度评分',
  lower: (count, why) => `${count} 条评价权重较低：${why}`,
  reasons: {
    copy: (n) => `${n} 条几乎雷同`,
    burst: (n) => `${n} 条短时间内集中出现`,
    repeat: (n) => `${n} 条由同一人重复发表`,
    spree: (n) => `${n} 条由同一人一天内发表且看法一致`,
    wording: (n) => `${n} 条措辞像编造的`,
  },
  other: (n) => `${n} 条因其他原因`,
  comma: '，',
  most: {
    positive: (topic) => `“${topic}”最受好评`,
    negative: (topic) => `“${topic}”抱怨最多`,
  },
  claim: (statement, yes, no) => `“${statement}”：${yes} 条评价这么说，${no} 条说并非如此`,
  stance: { yes: '这么说', no: '说并非如此' },
  total: (mentions, positive, negative) => `${mentions} 条评价提到：${positive} 条好评，${negative} 条差评`,
};

/** What cards say of reviews beside the reviews themselves. */
export function reviewWords(locale: Locale) {
  const words = locale === 'zh' ? zh : en;
  return {
    ...words,
    percent: (share: number) => Math.round(share * 100),
    /** Why reviews count less; undefined when all count fully. */
    doubts: ({ trust }: NonNullable<ReviewsCard['summary']>): string | undefined =>
      trust.doubted === 0
        ? undefined
        : words.lower(
            trust.doubted,
            trust.reasons
              .map(({ reason, reviews }) => (words.reasons[reason] ?? words.other)(reviews))
              .join(words.comma),
          ),
    /** What reviews say of what was asked: how many confirm it, else how many praise and fault it. */
    aboutOf: (
      { text, positive, negative, claim }: NonNullable<ReviewsCard['about']>,
      sides: (topic: string, positive: number, negative: number) => string,
    ): string =>
      claim ? words.claim(claim.statement, claim.yes, claim.no) : sides(text, positive, negative),
    titleOf: ({ about, leaning }: OpinionsCard) => words.most[leaning](about.text),
  };
}

export type ReviewWords = ReturnType<typeof reviewWords>;
