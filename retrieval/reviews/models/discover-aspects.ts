import type { Locale } from '../../../db/records.ts';
import type { Concept } from '../../concepts.ts';
import type { AspectTagger } from './aspect-tagger.ts';
import type { AspectTerm, OpinionText, ShopAspect } from './aspect-types.ts';
import { createCompanions, type Companions } from './companions.ts';
import { type ProposedTerm, proposeTerms, takeEvenly } from './propose-terms.ts';
import type { SentenceReader } from './sentence-reading.ts';
import { termKey } from './term-matcher.ts';
import { countTerms, type TermUsage, usageKey } from './term-usage.ts';

/** Texts beyond this number teach nothing new; of more, every so-manieth is read. */
const TEXT_LIMIT = 20_000;
/** A term must be tagged in this share of the places where it stands; in less where the other language confirms it. */
const LEAST_TAGGED = 0.5;
const LEAST_TAGGED_CONFIRMED = 0.2;
/** What is no known concept must be confirmed by the other language, where a fair share of the texts is in it. */
const FAIR_SHARE = 0.1;
/** Fewer texts than this, or than this share of all, make no aspect of what is no known concept. */
const FEWEST_TEXTS = 5;
const FEWEST_SHARE = 0.002;

const HAN = /\p{Script=Han}/u;

/** Words for one aspect; `concept` where it is a known one. */
interface Group {
  concept?: Concept;
  terms: { text: string; language: Locale }[];
}

/**
 * What reviewers may judge, most mentioned first: the known concepts, each with this shop's further words for it and
 * however rare, so that it joins the two languages, and what no concept covers. Words are found by the tagger (only
 * known ones without it), and joined when one holds the other's, when they keep the same company, or when reviewers in
 * the two languages say them of the same products. The same texts in the same order give the same aspects.
 */
export function discoverAspects(
  texts: readonly OpinionText[],
  { tagger, read, concepts }: { tagger?: AspectTagger; read: SentenceReader; concepts: readonly Concept[] },
): ShopAspect[] {
  const sample = takeEvenly(texts, TEXT_LIMIT);
  const groups = concepts.map(toGroup);
  const proposals = tagger
    ? (['en', 'zh'] as const).flatMap((language) => proposeTerms(sample, language, { tagger, read }))
    : [];
  const usages = countTerms(sample, [...groups.flatMap(({ terms }) => terms), ...proposals]);
  const loose = joinHolders(groups, proposals, usages);
  joinCompanions(groups, loose, usages, isBilingual(sample));
  const fewest = Math.max(FEWEST_TEXTS, sample.length * FEWEST_SHARE);
  return groups
    .map((group) => ({ isKnown: group.concept !== undefined, aspect: describe(group, usages) }))
    .filter(({ isKnown, aspect }) => isKnown || aspect.count >= fewest)
    .map(({ aspect }) => aspect)
    .sort((a, b) => b.count - a.count);
}

const toGroup = (concept: Concept): Group => ({
  concept,
  terms: concept.phrases.map((text) => ({ text, language: HAN.test(text) ? 'zh' : 'en' })),
});

function isBilingual(texts: readonly OpinionText[]): boolean {
  const chinese = texts.filter(({ language }) => language === 'zh').length / Math.max(1, texts.length);
  return Math.min(chinese, 1 - chinese) >= FAIR_SHARE;
}

interface LooseTerm {
  usage: TermUsage;
  /** Of the texts that use it, the share in which the tagger would take it for a term. */
  share: number;
}

/** Puts proposals that hold a known phrase to its concept, where several do to that of the rarest; returns the others. */
function joinHolders(
  groups: readonly Group[],
  proposals: readonly ProposedTerm[],
  usages: ReadonlyMap<string, TermUsage>,
): LooseTerm[] {
  const phrases = groups.flatMap((group) =>
    group.terms
      .filter(({ text, language }) => language === 'en' || text.length > 1)
      .map(({ text, language }) => ({
        group,
        language,
        key: ` ${termKey(text, language)} `,
        count: usages.get(usageKey(text, language))?.count ?? 0,
      })),
  );
  const loose: LooseTerm[] = [];
  for (const { text, language, tagged } of proposals) {
    const usage = usages.get(usageKey(text, language));
    if (!usage || usage.count < FEWEST_TEXTS) continue;
    const share = tagged / usage.count;
    const key = ` ${termKey(text, language)} `;
    const held = phrases.filter((phrase) => phrase.language === language && key.includes(phrase.key));
    const [rarest] = held.sort((a, b) => a.count - b.count);
    if (!rarest) loose.push({ usage, share });
    else if (share >= LEAST_TAGGED && held.every((phrase) => phrase.key !== key))
      rarest.group.terms.push(usage);
  }
  return loose;
}

/** Puts each loose term to the group of its companions, or makes it a group of its own. */
function joinCompanions(
  groups: Group[],
  loose: readonly LooseTerm[],
  usages: ReadonlyMap<string, TermUsage>,
  needsTranslation: boolean,
): void {
  const companions: Companions = createCompanions([...usages.values()]);
  const groupOf = new Map<TermUsage, Group>();
  for (const group of groups)
    for (const { text, language } of group.terms) {
      const usage = usages.get(usageKey(text, language));
      if (usage && !groupOf.has(usage)) groupOf.set(usage, group);
    }
  for (const { usage, share } of [...loose].sort((a, b) => b.usage.count - a.usage.count)) {
    const translation = companions.translationOf(usage);
    if (share < (translation ? LEAST_TAGGED_CONFIRMED : LEAST_TAGGED)) continue;
    const synonyms = companions.synonymsOf(usage);
    const known = [...synonyms, translation]
      .map((companion) => companion && groupOf.get(companion))
      .find((group) => group !== undefined);
    if (!known && needsTranslation && !translation) continue;
    const group = known ?? { terms: [] };
    group.terms.push(usage);
    groupOf.set(usage, group);
    if (known) continue;
    groups.push(group);
    if (translation) {
      group.terms.push(translation);
      groupOf.set(translation, group);
    }
  }
}

function describe({ concept, terms }: Group, usages: ReadonlyMap<string, TermUsage>): ShopAspect {
  const counted = new Map<string, AspectTerm>();
  for (const { text, language } of terms) {
    const key = usageKey(text, language);
    if (!counted.has(key)) counted.set(key, { text, language, count: usages.get(key)?.count ?? 0 });
  }
  const byCount = [...counted.values()].sort((a, b) => b.count - a.count);
  const first = (language: Locale) => byCount.find((term) => term.language === language)?.text;
  const en = concept?.name ?? first('en') ?? first('zh') ?? '';
  const zh = concept?.phrases.find((phrase) => HAN.test(phrase)) ?? first('zh') ?? en;
  return {
    id: en,
    names: { en, zh },
    terms: byCount,
    count: byCount.reduce((sum, { count }) => sum + count, 0),
  };
}
