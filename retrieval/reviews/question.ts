import { type Concept, createConceptReader } from '../concepts.ts';
import type { Tokeniser } from '../tokenise.ts';
import { aspects as knownAspects } from './aspects.ts';
import type { AspectReader } from './models/aspect-types.ts';
import { languageOf } from './passages.ts';

/** What a question about reviews asks. */
export interface Question {
  /** Aspects that it names, as readings call them. */
  aspects: string[];
  /** Terms that an answer may hold; those of the aspects' own names are among them only where nothing else is. */
  words: string[];
  /** What names the aspects (or all that is asked, where none are named), as written, and the aspects' terms: what to look for where nobody is known to speak of them. */
  topic: string;
  topicWords: string[];
  /** The rest as written: beside an aspect, most likely the kind of thing that is asked for. */
  rest: string;
}

export type ReadQuestion = (text: string) => Question;

/** Characters of a question that are read. */
export const QUESTION_LIMIT = 500;
/** Words of judgement and of asking: they say how an answer may be meant, not what it is about. */
const ASKING = `good better best great nice fine okay ok bad worse worst poor terrible awful well really actually very any
  anyone anybody people customers customer buyers buyer users user reviewers reviewer owners others folks everyone someone
  say says said saying think thinks thought tell told mention mentions mentioned complain complains complained complaint
  complaints praise praised love loved like liked hate hated find found review reviews opinion opinions rating ratings
  feedback according about regarding far enough much many most issue issues problem problems question experience
  experiences does know true still ever compared highest lowest rated top
  好 很好 最好 不好 好不好 不错 差 最差 坏 棒 佳 最佳 优 优秀 行 行不行 好吗 怎样 评价 评论 口碑 评 评分 评说 说 大家 别人 买家 顾客 客户 用户 网友 觉得
  认为 反馈 体验 问题 情况 关于 方面 说法 提到 有人 好评 差评 最 强 最强 值得 一般 真的 多 少 够 不够 感觉 表现`;

/** `shopAspects` reads what the shop's own reviewers call things; without it known words have to do. */
export function createReadQuestion(
  tokeniser: Tokeniser,
  shopAspects: AspectReader | undefined,
): ReadQuestion {
  const concepts = createConceptReader(knownAspects, tokeniser);
  const asking = new Set(tokeniser.terms(ASKING));
  return (asked) => {
    const text = asked.slice(0, QUESTION_LIMIT);
    const known = concepts.understand(text);
    const own = shopAspects?.readMentions({ text, language: languageOf(text) }) ?? [];
    const aspects = [
      ...new Set([
        ...own.map(({ aspect }) => aspect),
        ...withoutInner(known.concepts, text).map(({ name }) => name),
      ]),
    ];
    const left = shopAspects ? withoutSpans(text, own) : text;
    const found = tokeniser.words(left);
    const telling = (terms: readonly string[]) =>
      [...new Set(terms.map(withoutSuffix))].filter((term) => !asking.has(term) && !SINGLE_HAN.test(term));
    const others = telling(found.flatMap((word) => word.terms)).filter(
      (term) => aspects.length === 0 || known.rest.includes(term),
    );
    const naming = tokeniser
      .words(text)
      .filter(({ terms: [term = ''] }) => !others.includes(term) && !asking.has(term));
    const rest = surfacesOf(found.filter(({ terms: [term = ''] }) => others.includes(term)));
    return {
      aspects,
      topic: aspects.length > 0 ? surfacesOf(naming) : rest,
      topicWords: telling(naming.flatMap(({ terms }) => terms)),
      words: others.length > 0 ? others : telling(tokeniser.terms(text)),
      rest,
    };
  };
}

/** Without concepts whose words only stand inside those of another: "noise cancelling" is not about noise. */
function withoutInner(concepts: readonly Concept[], text: string): Concept[] {
  const plain = text.toLowerCase();
  const said = concepts.map(({ phrases }) => phrases.filter((phrase) => plain.includes(phrase)));
  return concepts.filter((_, i) => {
    const own = said[i] ?? [];
    const others = said.flatMap((phrases, j) => (j === i ? [] : phrases));
    const isInner = (phrase: string) =>
      others.some((other) => other.length > phrase.length && other.includes(phrase));
    return own.length === 0 || !own.every(isInner);
  });
}

/** Words with a space between them where either is of letters. */
const surfacesOf = (words: readonly { surface: string }[]): string =>
  words
    .map(({ surface }) => surface)
    .join(' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

/** In Chinese, what makes a noun of an adjective or verb (牢固度, 透气性, 吸收力, 舒适感); reviews use the word without. */
const withoutSuffix = (term: string): string =>
  /^\p{Script=Han}{2,}[度性力感]$/u.test(term) ? term.slice(0, -1) : term;

/** Single characters are parts of too many words. */
const SINGLE_HAN = /^\p{Script=Han}$/u;

const withoutSpans = (text: string, spans: readonly { start: number; end: number }[]): string =>
  spans.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
