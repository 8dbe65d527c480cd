const spellings: Record<string, string> = {
  tb: 'tb terabyte terabytes',
  gb: 'gb gigabyte gigabytes',
  mb: 'mb megabyte megabytes 兆',
  kg: 'kg kgs kilogram kilograms kilo kilos 公斤 千克',
  g: 'g gram grams 克',
  lb: 'lb lbs pound pounds 磅',
  oz: 'oz ounce ounces 盎司',
  mm: 'mm millimetre millimetres millimeter millimeters 毫米',
  cm: 'cm centimetre centimetres centimeter centimeters 厘米 公分',
  m: 'm metre metres meter meters 米',
  km: 'km 公里',
  ft: 'ft foot feet 英尺',
  in: "inch inches \" '' ” ″ 英寸 寸 吋",
  l: 'l litre litres liter liters 升',
  ml: 'ml millilitre millilitres milliliter milliliters 毫升',
  w: 'w watt watts 瓦',
  v: 'v volt volts 伏',
  mah: 'mah 毫安 毫安时',
  wh: 'wh',
  ghz: 'ghz',
  mhz: 'mhz',
  hz: 'hz 赫兹',
  mp: 'mp mpix megapixel megapixels',
  ppm: 'ppm',
  dpi: 'dpi',
  db: 'db',
};

const unitOf: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
);

/** The one spelling under which a unit of measure is indexed, or undefined for a word that is none. */
export const canonicalUnit = (word: string): string | undefined => unitOf.get(word);

/** Per unit what it measures and how many of that kind's base unit it is. */
const scales: Record<string, readonly [kind: string, factor: number]> = {
  mb: ['storage', 0.001],
  gb: ['storage', 1],
  tb: ['storage', 1_000],
  g: ['mass', 1],
  kg: ['mass', 1_000],
  oz: ['mass', 28.3495],
  lb: ['mass', 453.592],
  mm: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1_000],
  km: ['length', 1_000_000],
  in: ['length', 25.4],
  ft: ['length', 304.8],
  ml: ['volume', 1],
  l: ['volume', 1_000],
  hz: ['frequency', 1],
  mhz: ['frequency', 1e6],
  ghz: ['frequency', 1e9],
};

/** A measured amount. */
export interface Measure {
  value: number;
  /** As `canonicalUnit` gives it. */
  unit: string;
}

const MEASURE = /^(\d+(?:\.\d+)?)([a-z]+)$/;

/** The measure that an index term is ("512gb"); undefined for any other term. */
export function measureOf(term: string): Measure | undefined {
  const [, value, unit = ''] = MEASURE.exec(term) ?? [];
  return value !== undefined && unit in spellings ? { value: Number(value), unit } : undefined;
}

/** What it measures and how much of that, in the base unit of its kind; a unit without relations is its own kind. */
export function amountOf({ value, unit }: Measure): { kind: string; amount: number } {
  const [kind, factor] = scales[unit] ?? [unit, 1];
  return { kind, amount: value * factor };
}

/** Amounts closer than this are one, however they are written. */
const SAME = 0.005;
/** How far rounding to another unit may carry: 1.8 m for 6 ft. */
const ROUNDED = 0.02;
/** A terabyte is 1,000 gigabytes to its maker and 1,024 to a computer. */
const BINARY = 0.05;

/** How far apart two amounts may be that `isSameMeasure` takes for one. */
export const LARGEST_DIFFERENCE = BINARY;

/** Whether two measures of one kind say the same: 1 TB and 1024 GB, 15" and 38 cm, 6 ft and 1.83 m, but not 15" and 15.4". */
export function isSameMeasure(a: Measure, b: Measure): boolean {
  const [first, second] = [amountOf(a), amountOf(b)];
  const difference = Math.abs(first.amount - second.amount) / Math.max(first.amount, second.amount);
  if (first.kind !== second.kind) return false;
  if (difference <= SAME) return true;
  if (a.unit === b.unit) return false;
  if (first.kind === 'storage') return difference <= BINARY;
  return difference <= ROUNDED && (isRounded(a, b) || isRounded(b, a));
}

/** Whether one is the other as someone would write it in its unit, to at least two figures. */
function isRounded(exact: Measure, written: Measure): boolean {
  const digits = String(written.value).split('.')[1]?.length ?? 0;
  const converted = (exact.value * (scales[exact.unit]?.[1] ?? 1)) / (scales[written.unit]?.[1] ?? 1);
  return written.value >= 10 ** (1 - digits) && converted.toFixed(digits) === written.value.toFixed(digits);
}
