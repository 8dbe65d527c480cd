import type { ProductRecord } from '../../db/records.ts';
import type { Assortment, Department, Kind } from './kinds.ts';
import { createRandom, type Random } from './random.ts';
import { createSimilarityIndex } from './similarity.ts';
import { describe } from './descriptions.ts';
import { drawFacts, type Fact } from './facts.ts';
import { createVariants } from './variants.ts';

/** A product with what the generator knows beyond the record: its kind, quality and how well it sells. */
export interface DemoProduct {
  record: ProductRecord & { releasedAt: string };
  kind: Kind;
  department: string;
  facts: Fact[];
  model: string;
  /** Where it stands between the cheapest (0) and the dearest (1) of its kind. */
  tier: number;
  /** Relative sales, long-tailed; the mean over all products is near 1. */
  popularity: number;
}

const dayMs = 86_400_000;

/** Every product of the shop in department order, with ids from P1001 on; titles differ within a department. */
export function createProducts(assortment: Assortment, seed: number, today: Date): DemoProduct[] {
  const products: DemoProduct[] = [];
  for (const department of assortment.departments) {
    const naming = createNaming(department, createRandom(seed, department.department.en, 'models'));
    const texts = { en: createSimilarityIndex('en', 0.58), zh: createSimilarityIndex('zh', 0.58) };
    for (const kind of department.kinds) {
      for (let i = 0; i < kind.count; i++) {
        const id = `P${1001 + products.length}`;
        const random = createRandom(seed, 'product', kind.name.en, i);
        products.push(
          createProduct({ id, i, seed, kind, department, assortment, random, naming, texts, today }),
        );
      }
    }
  }
  return products;
}

interface ProductTask {
  id: string;
  i: number;
  seed: number;
  kind: Kind;
  department: Department;
  assortment: Assortment;
  random: Random;
  naming: (kind: Kind) => string;
  texts: Parameters<typeof describe>[0]['texts'];
  today: Date;
}

function createProduct(task: ProductTask): DemoProduct {
  const { id, i, kind, department, assortment, random, texts } = task;
  const brands = assortment.brands.filter(
    ({ name, departments }) =>
      departments.includes(department.department.en) && (kind.brands?.includes(name) ?? true),
  );
  const brand = random.pick(brands);
  const tier = Math.min(1, Math.max(0, ((i + random.next()) / kind.count) * 0.7 + (brand.tier - 0.75) * 0.6));
  const model = task.naming(kind);
  const style = random.pick(kind.styles);
  const wearer = kind.wearer ? random.pick(['women', 'men', 'women', 'men', 'unisex'] as const) : undefined;
  const facts = drawFacts(kind, style.en, tier, random);
  const popularity = Math.exp(random.normal() * 1.05 - 0.55);
  const ageDays = Math.floor(20 + random.next() ** 1.3 * 1100);
  const releasedAt = new Date(task.today.getTime() - ageDays * dayMs).toISOString();
  const options = createVariants({ ...task, model, brand: brand.name, tier, wearer });
  const slots = { brand: brand.name, model, style };
  const description = describe({ kind, department, facts, slots, texts, random });
  const noun = titleCase(`${style.en} ${kind.plural ? kind.name.en : kind.noun.en}`);
  const forWhom = wearer === 'women' ? "Women's " : wearer === 'men' ? "Men's " : '';
  const forWhomZh = wearer === 'women' ? '女款' : wearer === 'men' ? '男款' : '';
  const attributes: ProductRecord['attributes'] = { Style: style.en };
  if (wearer) attributes.For = wearer;
  for (const fact of facts) attributes[fact.name] = fact.value;
  if (options.colours.length > 0) attributes.Colour = options.colours;
  return {
    kind,
    department: department.department.en,
    facts,
    model,
    tier,
    popularity,
    record: {
      id,
      title: `${brand.name} ${model} ${forWhom}${noun}`,
      description: description.en,
      brand: brand.name,
      category: [department.department.en, kind.name.en],
      attributes,
      tags: createTags(kind, style.en, ageDays, tier),
      currency: 'USD',
      images: [`/pictures/${id}.svg`],
      eans: [options.variants[0]?.barcode ?? ''],
      model,
      releasedAt,
      translations: {
        zh: {
          title: `${brand.name} ${model} ${forWhomZh}${style.zh}${kind.name.zh}`,
          description: description.zh,
          category: [department.department.zh, kind.name.zh],
        },
      },
      variants: options.variants,
    },
  };
}

const titleCase = (text: string) =>
  text.replace(
    /(^|[ ])(?!and |of |or )(\p{L})/gu,
    (_, gap: string, letter: string) => gap + letter.toUpperCase(),
  );

function createTags(kind: Kind, style: string, ageDays: number, tier: number): string[] {
  const tags = [...kind.hobbies, style.toLowerCase()];
  if (ageDays < 90) tags.push('new');
  if (tier > 0.85) tags.push('premium');
  if (tier < 0.15) tags.push('budget');
  return tags;
}

/** Hands out model names, each once in a department: plain words first, then words with a suffix. */
function createNaming(department: Department, random: Random): (kind: Kind) => string {
  const used = new Set<string>();
  return (kind) => {
    const words = kind.models ?? department.models;
    for (let attempt = 0; ; attempt++) {
      const suffix = kind.models ? '' : random.pick(department.suffixes);
      const name = `${random.pick(words)}${suffix}${attempt > 400 ? ` ${random.int(2, 9)}` : ''}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
