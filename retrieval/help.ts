import type { Database } from '../db/connect.ts';
import { type HelpText, readHelpTexts, readHelpVersion } from '../db/search-texts.ts';
import { type ConceptReader, createConceptReader } from './concepts.ts';
import { readPassages, stripMarkdown } from './help-passages.ts';
import { helpTopics } from './help-topics.ts';
import { idf } from './lexical.ts';
import { readQueryWords } from './query-words.ts';
import type { HelpHit, Search } from './search-types.ts';
import type { Tokeniser } from './tokenise.ts';

const K = 1.2;
/** What a word in the title adds: a page is about its title, however often another one says the word. */
const TITLE_WEIGHT = 1;
const PAGE_LIMIT = 20;
/** A page in another language than the reader's, beside one in it. */
const FOREIGN = 0.6;
/** Pages below this share of the best one's score only share a word with the question. */
const RELATED_FROM = 0.3;
/** A word that means the same as one asked for, beside that word. */
const SYNONYM = 0.5;

interface IndexedPage {
  page: HelpText;
  counts: Map<string, number>;
  title: Set<string>;
  passages: { text: string; heading: Set<string>; terms: Set<string> }[];
}

interface HelpIndex {
  version: string;
  pages: IndexedPage[];
  idfOf(term: string): number;
  knows(term: string): boolean;
}

/** Answers from the help pages as they are now; their index is kept until one of them changes. */
export function createHelpSearch({ db, tokeniser }: { db: Database; tokeniser: Tokeniser }): Search['help'] {
  const topics = createConceptReader(helpTopics, tokeniser);
  let index: HelpIndex | undefined;
  return async ({ text, locale, limit }) => {
    const asked = readQuestion(text, tokeniser, topics);
    if (asked.size === 0) return [];
    const version = await readHelpVersion(db);
    if (index?.version !== version) index = buildIndex(version, await readHelpTexts(db), tokeniser);
    const known = index;
    const terms = [...asked].filter(([term]) => known.knows(term));
    const best = new Map<string, HelpHit>();
    for (const { page, counts, title, passages } of known.pages) {
      // Only what was said makes a title the topic: a page about exchanges is not one about returns.
      const weigh = (term: string, trust: number) =>
        trust * saturate(counts.get(term)) + (trust === 1 && title.has(term) ? TITLE_WEIGHT : 0);
      const own = terms.reduce((sum, [term, trust]) => sum + known.idfOf(term) * weigh(term, trust), 0);
      const score = own * (page.language === locale ? 1 : FOREIGN);
      if (score <= (best.get(page.id)?.score ?? 0)) continue;
      best.set(page.id, {
        pageId: page.id,
        score,
        excerpt: bestPassage(passages, known, terms, title),
      });
    }
    const hits = [...best.values()].sort((a, b) => b.score - a.score || (a.pageId < b.pageId ? -1 : 1));
    const least = (hits[0]?.score ?? 0) * RELATED_FROM;
    return hits.filter(({ score }) => score >= least).slice(0, Math.max(0, Math.min(limit, PAGE_LIMIT)));
  };
}

/** Terms to look for and how far each is trusted: those that were said, then what else people call the same thing. */
function readQuestion(text: string, tokeniser: Tokeniser, topics: ConceptReader): Map<string, number> {
  const said = readQueryWords(text, tokeniser).words.flatMap((word) => word.terms);
  const { concepts } = topics.understand(text.slice(0, 2_000));
  const meant = concepts.flatMap(({ phrases }) =>
    // A phrase of several words is no single term; its words alone would mean too much.
    phrases
      .map((phrase) => tokeniser.terms(phrase))
      .filter((terms) => terms.length === 1)
      .flat(),
  );
  return new Map([
    ...meant.map((term) => [term, SYNONYM] as const),
    ...said.map((term) => [term, 1] as const),
  ]);
}

const saturate = (count = 0): number => count / (count + K);

function buildIndex(version: string, pages: readonly HelpText[], tokeniser: Tokeniser): HelpIndex {
  const frequency = new Map<string, number>();
  const indexed = pages.map((page): IndexedPage => {
    const counts = new Map<string, number>();
    const title = new Set(tokeniser.terms(`${page.title} ${page.topic}`));
    for (const term of tokeniser.terms(stripMarkdown(page.body)))
      counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of new Set([...title, ...counts.keys()]))
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    const passages = readPassages(page.body).map((text) => ({
      text,
      heading: new Set(tokeniser.terms(/^([^:：]{0,80})[:：]/.exec(text)?.[1] ?? '')),
      terms: new Set(tokeniser.terms(text)),
    }));
    return { page, counts, title, passages };
  });
  return {
    version,
    pages: indexed,
    idfOf: (term) => idf(pages.length, frequency.get(term) ?? 0),
    knows: (term) => frequency.has(term),
  };
}

/** What a word of the page's own title counts in choosing a passage: most of its passages say it. */
const TOPIC = 0.4;
/** Pages say what matters first, above all to somebody who names nothing but their topic. */
const FIRST = { topicOnly: 2, otherwise: 1.3 };

/** The passage that says most, for its length, of what was asked; a heading is what its passage is about. */
function bestPassage(
  passages: IndexedPage['passages'],
  index: HelpIndex,
  asked: readonly (readonly [string, number])[],
  title: ReadonlySet<string>,
): string {
  const said = asked.filter(([, trust]) => trust === 1);
  const first = said.every(([term]) => title.has(term)) ? FIRST.topicOnly : FIRST.otherwise;
  const scored = passages.map(({ text, heading, terms }, place) => {
    const weigh = (term: string) =>
      ((terms.has(term) ? 1 : 0) + (heading.has(term) ? 1 : 0)) * (title.has(term) ? TOPIC : 1);
    const sum = said.reduce((all, [term]) => all + index.idfOf(term) * weigh(term), 0);
    return { text, score: (sum * (place === 0 ? first : 1)) / Math.sqrt(terms.size + 10) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best), {
    text: passages[0]?.text ?? '',
    score: 0,
  }).text;
}
