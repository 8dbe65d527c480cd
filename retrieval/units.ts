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
