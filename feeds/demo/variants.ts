import type { VariantRecord } from '../../db/records.ts';
import type { Assortment, Axis, Kind } from './kinds.ts';
import { createRandom, type Random } from './random.ts';

interface VariantTask {
  id: string;
  seed: number;
  kind: Kind;
  assortment: Assortment;
  brand: string;
  model: string;
  tier: number;
  wearer: 'women' | 'men' | 'unisex' | undefined;
}

/** Every combination a product is sold in, with its price, stock and barcode, and the colours among them. */
export function createVariants(task: VariantTask): { colours: string[]; variants: VariantRecord[] } {
  const random = createRandom(task.seed, 'variants', task.id);
  const axes: Axis[] = [];
  let colours: string[] = [];
  for (const option of task.kind.options) {
    const palette = task.assortment.palettes[option];
    const axis = task.assortment.axes[option];
    if (palette)
      colours = random.sample(
        palette,
        random.weighted([1, 2, 3, 4], (n) => [4, 4, 3, 1][n - 1] ?? 1),
      );
    else if (axis) axes.push({ ...axis, values: chooseValues(axis, option, task, random) });
    else throw new Error(`${task.kind.name.en}: no option is called "${option}"`);
  }
  // One colour is no choice: it is an attribute and a picture, and the shop does not ask for it.
  if (colours.length > 1) axes.push({ name: 'Colour', values: colours, step: 0 });
  const base = basePrice(task.kind.price, task.tier);
  const discount = random.chance(0.18) ? 1 + random.int(2, 9) * 0.05 : undefined;
  const soldOut = random.chance(0.025);
  const variants = combine(axes).map((choice, i) => {
    const share = choice.reduce((factor, { axis, at }) => factor * (1 + axis.step * at), 1);
    const priceCents = charm(base * share);
    const stock = soldOut ? 0 : drawStock(choice, random);
    const options = Object.fromEntries(choice.map(({ axis, at }) => [axis.name, axis.values[at] ?? '']));
    return {
      id: `${task.id}-${i + 1}`,
      sku: skuOf(task, choice),
      options,
      priceCents,
      compareAtCents: discount ? charm(priceCents * discount) : undefined,
      stock,
      available: stock > 0,
      barcode: eanFor(Number(task.id.slice(1)), i),
      image: options.Colour
        ? `/pictures/${task.id}.svg?colour=${encodeURIComponent(options.Colour)}`
        : `/pictures/${task.id}.svg`,
    };
  });
  return { colours, variants };
}

type Choice = { axis: Axis; at: number }[];

function combine(axes: readonly Axis[]): Choice[] {
  return axes.reduce<Choice[]>(
    (choices, axis) => choices.flatMap((choice) => axis.values.map((_, at) => [...choice, { axis, at }])),
    [[]],
  );
}

/** Shoes run in women's or men's sizes; of the other axes most products offer all values, some all but one. */
function chooseValues(axis: Axis, option: string, task: VariantTask, random: Random): string[] {
  if (option === 'shoe-size') {
    if (task.wearer === 'women') return axis.values.filter((size) => Number(size) <= 42);
    if (task.wearer === 'men') return axis.values.filter((size) => Number(size) >= 39);
    return axis.values;
  }
  if (option === 'mount' || option === 'case-model')
    return random.sample(axis.values, random.int(1, 3)).sort();
  if (axis.values.length <= 2 || random.chance(0.7)) return axis.values;
  const keep = axis.values.length - 1;
  const from = random.int(0, 1);
  return axis.values.slice(from, from + keep);
}

const basePrice = ([low, high]: [number, number], tier: number) => low * (high / low) ** tier;

/** Prices end the way shops end them: .49 or .99 when small, .95 or whole dollars in the middle, 9 at the top. */
export function charm(cents: number): number {
  if (cents < 2000) return Math.max(199, Math.round(cents / 50) * 50 - 1);
  if (cents < 10_000) return Math.round(cents / 100) * 100 - (Math.round(cents / 100) % 2 ? 5 : 1);
  if (cents < 50_000) return Math.round(cents / 500) * 500 - 100;
  return Math.round(cents / 1000) * 1000 - 100;
}

function drawStock(choice: Choice, random: Random): number {
  const atEdge = choice.some(
    ({ axis, at }) => axis.values.length > 4 && (at === 0 || at === axis.values.length - 1),
  );
  if (random.chance(atEdge ? 0.28 : 0.09)) return 0;
  return random.chance(0.15) ? random.int(1, 3) : random.int(4, 60);
}

function skuOf(task: VariantTask, choice: Choice): string {
  const short = (text: string, length: number) =>
    text
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, length)
      .toUpperCase();
  const values = choice.map(({ axis, at }) => short(axis.values[at] ?? '', axis.name === 'Colour' ? 5 : 4));
  return [short(task.brand, 3), short(task.model, 8), task.id.slice(1), ...values].join('-');
}

/** An EAN-13 under the prefix 299, which is reserved for use inside a shop, so it is nobody's real product. */
function eanFor(product: number, variant: number): string {
  const digits = `299${String(product).padStart(6, '0')}${String(variant).padStart(3, '0')}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (i % 2 ? 3 : 1);
  return digits + String((10 - (sum % 10)) % 10);
}
