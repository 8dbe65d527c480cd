import type { ProductRow } from '../../../db/products.ts';
import { createRandom, hashText, type Random } from '../random.ts';
import { colours } from './colours.ts';
import { families } from './families.ts';
import { definePaints } from './paints.ts';
import { drawMark, type Family, type Sketch, svg } from './shapes.ts';
import { brightness, createTone, distance, mix } from './tones.ts';

const accents = [
  '#ee8a3c',
  '#2f8f8b',
  '#f4c93b',
  '#3566c9',
  '#e8705f',
  '#f7f4ec',
  '#6d7f45',
  '#7a5cc0',
  '#39404d',
];

/**
 * An SVG of a demo-shop product in one of its colours (its first when the colour is unknown), the same at every call
 * and different for every product; undefined for a kind the demo shop does not sell. No text of the product gets
 * into the markup.
 */
export function drawDemoPicture(
  product: Pick<ProductRow, 'id' | 'category' | 'title' | 'attributes'>,
  colour?: string,
): string | undefined {
  const [department = '', kind = ''] = product.category;
  const family = Object.hasOwn(families, department) ? families[department] : undefined;
  const recipe = family && Object.hasOwn(family.kinds, kind) ? family.kinds[kind] : undefined;
  if (!family || !recipe) return undefined;
  const r = createRandom('picture', product.id);
  const hex = chooseColour(product.attributes.Colour, colour, r.pick(family.hues));
  const c = createTone(hex);
  const accent = r.shuffle(accents);
  const a = createTone(accent.find((other) => distance(other, hex) > 130) ?? '#f7f4ec');
  const style = String(product.attributes.Style ?? '');
  const brand = hashText(product.title.split(' ', 1)[0] ?? '');
  const sketch: Sketch = {
    c,
    a,
    r,
    num: (low, high) => low + r.next() * (high - low),
    is: (pattern) => pattern.test(style),
    mark: (x, y, size, fill) => drawMark(brand, x, y, size, fill),
  };
  const scene = tidy(drawBackdrop(family, hex, r) + recipe(sketch));
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><defs>${definePaints(scene, c, a)}</defs>${scene}</svg>`;
}

/** No blanks between tags and no long fractions: both would double the size. */
const tidy = (markup: string) =>
  markup
    .replace(/>\s+</g, '><')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\d*\.\d{3,}/g, (long) => String(Math.round(Number(long) * 10) / 10));

/** The colour asked for, else the first the product comes in, else one that suits its department. */
function chooseColour(own: unknown, wanted: string | undefined, usual: string): string {
  for (const name of [wanted, ...(Array.isArray(own) ? own : [own]), usual]) {
    const known = typeof name === 'string' && Object.hasOwn(colours, name) ? colours[name] : undefined;
    if (known) return known.hex;
  }
  throw new Error(`no colour is called "${usual}"`);
}

/** A wall and a floor in the department's tints, deeper behind pale products, with a large quiet shape on the wall. */
function drawBackdrop({ tints }: Family, hex: string, r: Random): string {
  const deepen = brightness(hex) > 0.75 ? 0.1 : 0;
  const [near, far] = tints.map((tint) => mix(tint, '#6b6380', deepen + r.next() * 0.05)) as [string, string];
  const horizon = r.int(276, 300);
  const size = r.int(116, 142);
  const x = r.int(180, 220);
  const shape = r.pick([
    `<circle cx="${x}" cy="190" r="${size}"/>`,
    `<path d="M${x - size} ${horizon}V180a${size} ${size} 0 0 1 ${2 * size} 0V${horizon}z"/>`,
    `<rect x="${x - size}" y="${horizon - 2 * size}" width="${2 * size}" height="${2 * size}" rx="34"/>`,
    `<path d="M0 ${horizon - size}Q110 ${horizon - size - 90} 220 ${horizon - size * 0.6}T400 ${horizon - 90}V${horizon}H0z"/>`,
    `<path d="M${x + 40} 0H400V${horizon}H${x - 130}z"/>`,
  ]);
  return svg`<path d="M0 0h400v400H0z" fill="${near}"/><g fill="#fff" opacity=".34">${shape}</g><path d="M0 ${horizon}h400V400H0z" fill="${far}"/>`;
}
