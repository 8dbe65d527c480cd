import type { Queryable } from './connect.ts';

/** The shop's own words for what customers limit a search by, most used first. */
export interface ShopVocabulary {
  brands: string[];
  categories: { name: string; zh?: string }[];
  /** Short titles of products that are in no category. */
  kinds: string[];
  colours: string[];
  sizes: string[];
  options: Record<string, string[]>;
  terms: string[];
  orderNumberExample?: string;
}

/** Of a shop whose catalogue has not been read yet. */
export const noVocabulary: ShopVocabulary = {
  brands: [],
  categories: [],
  kinds: [],
  colours: [],
  sizes: [],
  options: {},
  terms: [],
};

const COLOUR_NAME = '^(colou?r|颜色)$';
const SIZE_NAME = '^(size|尺码|尺寸)$';

/** Reads them from the catalogue; bounded, so that a shop of a million products costs no more than its first words. */
export async function readVocabulary(db: Queryable): Promise<ShopVocabulary> {
  const [brands, categories, kinds, options, terms, orders] = await Promise.all([
    db.query<{ word: string }>(
      'select brand as word from products where brand is not null group by brand order by count(*) desc limit 5000',
    ),
    db.query<{ name: string; zh: string | null }>(
      `select name, min(translated) as zh
         from (select unnest(category) as name,
                      unnest(array(select jsonb_array_elements_text(coalesce(translations->'zh'->'category', '[]')))) as translated
                 from products) every
        where name is not null group by name order by count(*) desc limit 3000`,
    ),
    db.query<{ title: string }>(
      `select title from products
        where category = '{}' and title !~ '[0-9]' and cardinality(string_to_array(title, ' ')) <= 3
        order by units_sold desc, id limit 3000`,
    ),
    db.query<{ name: string; value: string }>(
      `select name, value from (
         select o.key as name, o.value, count(*) as n, row_number() over (partition by o.key order by count(*) desc) as place
           from variants, jsonb_each_text(options) o group by o.key, o.value) ranked
        where place <= 400 order by n desc limit 5000`,
    ),
    db.query<{ word: string }>(
      `select word from (select regexp_split_to_table(lower(title), '[^[:alnum:]]+') as word
                           from (select title from products order by units_sold desc, id limit 20000) best) words
        where length(word) > 3 and word !~ '[0-9]' group by word order by count(*) desc limit 20000`,
    ),
    db.query<{ id: string }>('select id from orders order by placed_at desc nulls last limit 1'),
  ]);
  const grouped: Record<string, string[]> = {};
  for (const { name, value } of options) (grouped[name] ??= []).push(value);
  return {
    brands: brands.map(({ word }) => word),
    categories: categories.map(({ name, zh }) => ({ name, zh: zh ?? undefined })),
    kinds: kinds.map(({ title }) => title),
    colours: valuesNamed(grouped, COLOUR_NAME),
    sizes: valuesNamed(grouped, SIZE_NAME),
    options: grouped,
    terms: terms.map(({ word }) => word),
    orderNumberExample: orders[0]?.id,
  };
}

const valuesNamed = (options: Record<string, string[]>, pattern: string) =>
  Object.entries(options).flatMap(([name, values]) => (new RegExp(pattern, 'i').test(name) ? values : []));
