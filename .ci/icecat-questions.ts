import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { findPublicData } from '../evals/public-data.ts';
import { type Answer, type Check, cardOf, check, type ShopDoor } from './shop-customer.ts';

interface Source {
  id: string;
  name: string;
  title: string;
  supplier: string;
  price: number;
  ean: string[];
  short_description?: string;
}

/** Ten questions over the electronics catalogue, judged by the source file. */
export async function askIcecat(shop: ShopDoor): Promise<Check[]> {
  const products = await readSource();
  const byId = new Map(products.map((product) => [product.id, product]));
  const [first, second, third] = pickByModel(products);
  const guest = await shop.customer();
  const chinese = await shop.customer();
  const shown: string[] = [];
  const remember = (answer: Answer) => {
    shown.splice(0, shown.length, ...(cardOf(answer, 'products')?.products.map(({ id }) => id) ?? []));
  };

  return [
    await check(guest, `Do you have the ${first.name}?`, (answer) => leads(answer, first)),
    await check(guest, `how much is ${second.supplier} ${second.name}`, (answer) => leads(answer, second)),
    await check(guest, third.ean[0] ?? '', (answer) => leads(answer, third)),
    await check(guest, 'show me notebooks from HP under $100', (answer) => {
      remember(answer);
      return keeps(answer, byId, ({ supplier, price }) => supplier === 'HP' && price <= 100_00);
    }),
    await check(guest, 'only under $60', (answer) => {
      remember(answer);
      return keeps(answer, byId, ({ supplier, price }) => supplier === 'HP' && price <= 60_00);
    }),
    await check(guest, 'compare the first two', (answer) => {
      const ids = cardOf(answer, 'comparison')?.products.map(({ id }) => id) ?? [];
      return ids.join() === shown.slice(0, 2).join() ? prices(answer, byId) : `compared ${ids.join()}`;
    }),
    await check(guest, 'tell me more about the second one', (answer) => {
      const card = cardOf(answer, 'product');
      const source = byId.get(card?.product.id ?? '');
      if (!card || card.product.id !== shown[1]) return `showed ${card?.product.id}`;
      return card.description === (source?.short_description ?? '')
        ? prices(answer, byId)
        : 'another description';
    }),
    await check(guest, 'cheapest Xerox toner', (answer) => {
      const cents = cardOf(answer, 'products')?.products.map(({ priceCents }) => priceCents) ?? [];
      const sorted = cents.every((price, place) => place === 0 || price >= (cents[place - 1] ?? 0));
      if (!sorted) return `not cheapest first: ${cents.join()}`;
      return keeps(answer, byId, ({ supplier }) => supplier === 'Xerox');
    }),
    await check(chinese, `${first.name} 多少钱？`, (answer) => leads(answer, first)),
    await check(chinese, '100美元以下的Canon ink cartridge', (answer) =>
      keeps(answer, byId, ({ supplier, price }) => supplier === 'Canon' && price <= 100_00),
    ),
  ];
}

async function readSource(): Promise<Source[]> {
  const path = findPublicData('catalogue-icecat/products.jsonl.gz');
  if (!path) throw new Error('the catalogue is not here');
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  const products: Source[] = [];
  for await (const line of lines) if (line) products.push(JSON.parse(line) as Source);
  return products;
}

/** Three products whose model number is theirs alone and looks like one. */
function pickByModel(products: readonly Source[]): [Source, Source, Source] {
  const count = new Map<string, number>();
  for (const { name } of products) count.set(name, (count.get(name) ?? 0) + 1);
  const found = products.filter(
    ({ name, ean }) =>
      count.get(name) === 1 && ean.length > 0 && /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{7,12}$/.test(name),
  );
  const [first, second, third] = [0.2, 0.5, 0.8].map((share) => found[Math.floor(found.length * share)]);
  if (!first || !second || !third) throw new Error('the catalogue has no products with model numbers');
  return [first, second, third];
}

/** The first product shown is this one, at the source's price. */
function leads(answer: Answer, source: Source): string | undefined {
  const product = cardOf(answer, 'products')?.products[0] ?? cardOf(answer, 'product')?.product;
  if (product?.id !== source.id)
    return `showed ${product?.id} ${product?.title} instead of ${source.id} ${source.title}`;
  return product.priceCents === source.price
    ? undefined
    : `${product.priceCents} is not ${source.price} cents`;
}

/** Everything shown keeps the limits by the source's own values, and something is shown. */
function keeps(
  answer: Answer,
  byId: ReadonlyMap<string, Source>,
  limit: (source: Source) => boolean,
): string | undefined {
  const card = cardOf(answer, 'products');
  if (!card || card.match !== 'exact' || card.products.length === 0) return 'nothing was found';
  const wrong = card.products.find(({ id }) => !limit(byId.get(id) as Source));
  return wrong ? `${wrong.title} does not keep the limits` : prices(answer, byId);
}

function prices(answer: Answer, byId: ReadonlyMap<string, Source>): string | undefined {
  const shown = answer.cards.flatMap((card) => {
    if (card.kind === 'products' || card.kind === 'comparison') return card.products;
    return card.kind === 'product' ? [card.product] : [];
  });
  const wrong = shown.find(({ id, priceCents }) => byId.get(id)?.price !== priceCents);
  return wrong && `${wrong.title} is shown at ${wrong.priceCents} cents`;
}
