import type { TermUsage } from './term-usage.ts';

/** Which other terms probably mean the same as one. */
export interface Companions {
  /** Of its own language, in the same company; likeliest first. */
  synonymsOf(usage: TermUsage): TermUsage[];
  /** Of the other language, said of the same products; each term is the translation of one at most. */
  translationOf(usage: TermUsage): TermUsage | undefined;
}

/** Fewer uses tell nothing of a term's company. */
const FEWEST_USES = 8;
/** Words around two terms of one language are alike so much when they mean the same. */
const SAME_COMPANY = 0.6;
/** ... and are said of some of the same products: parts of all sorts of goods are spoken of in the same words. */
const SOME_PRODUCTS = 0.2;
/** Products of which reviewers in two languages say something are the same so much when it is the same. */
const SAME_PRODUCTS = 0.45;

interface Profile {
  usage: TermUsage;
  company: ReadonlyMap<string, number>;
  products: ReadonlyMap<string, number>;
}

export function createCompanions(usages: readonly TermUsage[]): Companions {
  const used = usages.filter(({ count }) => count >= FEWEST_USES);
  const weighCompany = createWeighing(used.map(({ company }) => company));
  const weighProducts = createWeighing(used.map(({ products }) => products));
  const profiles = new Map(
    used.map((usage): [TermUsage, Profile] => [
      usage,
      { usage, company: weighCompany(usage.company), products: weighProducts(usage.products) },
    ]),
  );
  const translations = pairUp([...profiles.values()]);
  return {
    synonymsOf: (usage) => {
      const profile = profiles.get(usage);
      if (!profile) return [];
      return [...profiles.values()]
        .filter((other) => other !== profile && other.usage.language === usage.language)
        .filter(
          (other) => usage.products.size === 0 || cosine(profile.products, other.products) >= SOME_PRODUCTS,
        )
        .map((other) => ({ usage: other.usage, likeness: cosine(profile.company, other.company) }))
        .filter(({ likeness }) => likeness >= SAME_COMPANY)
        .sort((a, b) => b.likeness - a.likeness)
        .map((other) => other.usage);
    },
    translationOf: (usage) => translations.get(usage),
  };
}

/** The likeliest pairs first, so that a term left without its own is not given another's. */
function pairUp(profiles: readonly Profile[]): ReadonlyMap<TermUsage, TermUsage> {
  const chinese = profiles.filter(({ usage }) => usage.language === 'zh');
  const pairs = profiles
    .filter(({ usage }) => usage.language === 'en')
    .flatMap((en) => chinese.map((zh) => ({ en, zh, likeness: cosine(en.products, zh.products) })))
    .filter(({ likeness }) => likeness >= SAME_PRODUCTS)
    .sort((a, b) => b.likeness - a.likeness);
  const translations = new Map<TermUsage, TermUsage>();
  for (const { en, zh } of pairs) {
    if (translations.has(en.usage) || translations.has(zh.usage)) continue;
    translations.set(en.usage, zh.usage);
    translations.set(zh.usage, en.usage);
  }
  return translations;
}

/** Turns counts into vectors of length 1 in which what few terms share weighs most. */
function createWeighing(bags: readonly ReadonlyMap<string, number>[]) {
  const holders = new Map<string, number>();
  for (const bag of bags) for (const key of bag.keys()) holders.set(key, (holders.get(key) ?? 0) + 1);
  return (bag: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const weighed = [...bag].map(
      ([key, count]) =>
        [key, Math.log1p(count) * Math.log(1 + bags.length / (holders.get(key) ?? 1))] as const,
    );
    const length = Math.sqrt(weighed.reduce((sum, [, value]) => sum + value ** 2, 0)) || 1;
    return new Map(weighed.map(([key, value]) => [key, value / length]));
  };
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0;
  for (const [key, value] of a) product += value * (b.get(key) ?? 0);
  return product;
}
