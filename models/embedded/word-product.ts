import type { ToolResult } from './messages.ts';
import { findFact } from './product-facts.ts';
import { listOf, textOf } from './state.ts';
import { join, listWords, shorten, type Wording } from './wording.ts';

/** One product: what was asked of it, else what it is. */
export function wordProduct({ data }: ToolResult, wording: Wording): string {
  const { say, language, situation } = wording;
  const values = productValues(data);
  const asked = data.asked;
  if (isRecord(asked)) return wordAsked(asked, data, wording);
  if (situation.intent === 'stock' || situation.reading.inStock) return wordStock(data, wording);
  const fact = findFact(situation.reading.text, data);
  if (fact?.kind === 'options')
    return say('product_options', {
      ...values,
      name: fact.name.toLowerCase(),
      list: listWords(fact.values, say),
    });
  if (fact?.kind === 'attributes') {
    const list = fact.attributes.map(({ name, value }) => say('values_of', { name, value }));
    return say('product_fact', { ...values, facts: list.join(say('comma')) });
  }
  if (fact?.kind === 'sentence') return say('product_said', { ...values, text: fact.text });
  if (fact?.kind === 'price')
    return join([say(values.was ? 'product_was' : 'product', values), outOfStock(data, wording)], language);
  if (fact?.kind === 'unknown')
    return join([say('product_no_fact', values), shorten(textOf(data.description) ?? '', 160)], language);
  return join(
    [say('product', values), shorten(textOf(data.description) ?? '', 200), outOfStock(data, wording)],
    language,
  );
}

const productValues = (data: Record<string, unknown>) => ({
  title: textOf(data.title),
  price: textOf(data.price),
  was: textOf(data.was),
  rating: typeof data.rating === 'number' ? data.rating : undefined,
  n: typeof data.reviews === 'number' ? data.reviews : 0,
});

const outOfStock = (data: Record<string, unknown>, { say }: Wording) =>
  data.in_stock === false ? say('product_out', productValues(data)) : undefined;

function wordAsked(
  asked: Record<string, unknown>,
  data: Record<string, unknown>,
  { say, language }: Wording,
): string {
  const options = isRecord(asked.options) ? Object.entries(asked.options) : [];
  const variant = listWords(
    options.map(([name, value]) =>
      /size/i.test(name)
        ? language === 'zh'
          ? `${String(value)}码`
          : `size ${String(value)}`
        : String(value),
    ),
    say,
  );
  const stock = typeof asked.stock === 'number' ? asked.stock : undefined;
  const values = {
    ...productValues(data),
    variant,
    price: textOf(asked.price) ?? textOf(data.price),
    n: stock,
  };
  const missing = Array.isArray(asked.not_made_in) ? asked.not_made_in.map(String) : [];
  if (missing.length > 0) {
    const offered = optionsNear(
      data,
      options.map(([name]) => name),
    );
    return say('asked_not_made', {
      ...values,
      variant: listWords(missing, say),
      offered: offered.join(say('comma')),
    });
  }
  if (asked.available !== true) return say('asked_sold_out', values);
  return say(stock !== undefined && stock > 0 && stock <= 5 ? 'asked_few' : 'asked_available', values);
}

/** What the product does come in, under the option that was asked about. */
function optionsNear(data: Record<string, unknown>, names: readonly string[]): string[] {
  const options = isRecord(data.options) ? Object.entries(data.options) : [];
  const fold = (name: string) => name.toLowerCase().replace('color', 'colour');
  const near = options.filter(([name]) => names.some((asked) => fold(asked) === fold(name)));
  return (near.length > 0 ? near : options)
    .flatMap(([, values]) => (Array.isArray(values) ? values.map(String) : []))
    .slice(0, 12);
}

function wordStock(data: Record<string, unknown>, { say }: Wording): string {
  const values = productValues(data);
  if (data.in_stock === false) return say('stock_no', values);
  const soldOut = isRecord(data.options)
    ? Object.values(data.options)
        .flatMap((list) => (Array.isArray(list) ? list.map(String) : []))
        .filter((value) => value.endsWith('(sold out)'))
    : [];
  const but = soldOut.slice(0, 6).map((value) => value.replace(' (sold out)', ''));
  return but.length > 0
    ? say('stock_some', { ...values, but: listWords(but, say) })
    : say('stock_yes', values);
}

/** The few differences that matter: price, rating, then attributes in which all are known to differ. */
export function wordComparison({ data }: ToolResult, wording: Wording): string {
  const { say, language } = wording;
  const products = listOf(data.products).map(productValues);
  const titles = products.map(({ title = '' }) => title);
  const rows = listOf(data.differences).filter(
    (row) => Array.isArray(row.values) && row.values.every(Boolean),
  );
  const attributes = rows.slice(0, 2).map((row) => {
    const values = Array.isArray(row.values) ? row.values.map(String) : [];
    return say('compare_attribute', { name: String(row.name), values: values.join(' / ') });
  });
  return join(
    [
      say('compared', { titles: listWords(titles, say) }),
      comparePrices(products, wording),
      compareRatings(products, wording),
      ...(attributes.length > 0 ? attributes : [say('compare_same')]),
    ],
    language,
  );
}

type Values = ReturnType<typeof productValues>;

function comparePrices(products: readonly Values[], { say }: Wording): string {
  const priced = products.map(({ title, price = '' }) => ({
    title,
    price,
    sum: Number(/\d[\d,]*(?:\.\d+)?/.exec(price)?.[0].replaceAll(',', '')),
  }));
  const sorted = priced.filter(({ sum }) => !Number.isNaN(sum)).sort((a, b) => a.sum - b.sum);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return '';
  if (low.sum === high.sum) return say('compare_price_same', { price: low.price });
  return say('compare_price', {
    title: low.title,
    price: low.price,
    other: high.title,
    otherPrice: high.price,
  });
}

function compareRatings(products: readonly Values[], { say }: Wording): string {
  const rated = products
    .filter(({ rating }) => rating !== undefined)
    .sort((a, b) => (b.rating ?? 0) - (a.rating ?? 0));
  const [best, next] = rated;
  if (!best || !next || best.rating === next.rating) return '';
  return say('compare_rating', { title: best.title, rating: best.rating, other: next.rating });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
