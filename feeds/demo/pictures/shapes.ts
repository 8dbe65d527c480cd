import type { Random } from '../random.ts';
import type { Tone } from './tones.ts';

/** What a recipe draws with: the product's tone `c`, an accent tone `a`, and choices that are the product's own. */
export interface Sketch {
  c: Tone;
  a: Tone;
  r: Random;
  /** A number between two ends, the product's own. */
  num(low: number, high: number): number;
  /** Whether the product's style says so. */
  is(words: RegExp): boolean;
  /** The mark of the product's brand, centred, `size` across. */
  mark(x: number, y: number, size: number, fill: string): string;
}

/** Draws one kind of product on the 400 x 400 sheet; the floor is near y = 320. */
export type Recipe = (sketch: Sketch) => string;

/** How a department's pictures look; `hues` are the colours of products that name none. */
export interface Family {
  tints: [string, string];
  hues: string[];
  kinds: Record<string, Recipe>;
}

/** Markup with numbers rounded to a tenth, lists joined, and what is false or undefined left out. */
export function svg(
  texts: TemplateStringsArray,
  ...values: (string | number | string[] | false | undefined)[]
): string {
  const written = values.map((value) => {
    if (value === false || value === undefined) return '';
    if (typeof value === 'number') return String(Math.round(value * 10) / 10);
    return Array.isArray(value) ? value.join('') : value;
  });
  return String.raw({ raw: texts }, ...written);
}

/** One piece of markup for each of 0 .. count-1. */
export function times(count: number, draw: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(i)).join('');
}

/** The soft shadow an object throws on the floor. */
export function ground(x: number, y: number, halfWidth: number, halfHeight = halfWidth * 0.13): string {
  return svg`<ellipse cx="${x}" cy="${y}" rx="${halfWidth}" ry="${halfHeight}" fill="url(#floor)"/>`;
}

/** An open line with round ends. */
export function stroke(d: string, colour: string, width: number, more = ''): string {
  return svg`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

/** Round spots of one colour, `size` across, in one path. */
export function dots(places: [x: number, y: number][], colour: string, size: number): string {
  const d = places.map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`).join('');
  return svg`<path d="${d}" stroke="${colour}" stroke-width="${size}" stroke-linecap="round"/>`;
}

/** Greeked text: `rows` bars of uneven length. */
export function greek(r: Random, x: number, y: number, width: number, rows: number, fill: string): string {
  return times(
    rows,
    (i) =>
      svg`<rect x="${x}" y="${y + i * 11}" width="${width * (0.55 + r.next() * 0.45)}" height="4" rx="2" fill="${fill}" opacity=".55"/>`,
  );
}

/** The same drawing twice, the second one behind, shaded and off by (dx, dy). */
export function pair(body: string, dx: number, dy: number): string {
  return svg`<defs><g id="pair">${body}</g></defs><use href="#pair" x="${dx}" y="${dy}" filter="url(#far)"/><use href="#pair"/>`;
}

/** A picture on a display: sky, sun and hills, cut to the rectangle. */
export function wallpaper(
  { a, r, num }: Sketch,
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  const [sky, sun] = r.pick([
    ['#2d4a7c', '#f7c873'],
    ['#5b3f7d', '#f59f80'],
    ['#1f5f73', '#f4e3a1'],
    ['#22304f', '#e8edf5'],
    ['#86b6d8', '#fff3c9'],
  ] as const);
  return svg`<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 100 70" preserveAspectRatio="xMidYMid slice"><path d="M0 0h100v70H0z" fill="${sky}"/><circle cx="${num(20, 80)}" cy="${num(16, 30)}" r="${num(6, 11)}" fill="${sun}"/><path d="M-9 ${num(40, 52)}Q20 ${num(22, 40)} 50 46T112 ${num(34, 46)}V71H-9z" fill="${a.light}" opacity=".8"/><path d="M-9 60Q25 ${num(40, 50)} 60 58T112 ${num(48, 56)}V71H-9z" fill="${a.dark}"/><path d="M0 0h60L25 70H0z" fill="#fff" opacity=".1"/></svg>`;
}

const marks: ((fill: string) => string)[] = [
  (fill) => `<path d="M-10 8L0-10 10 8z" fill="${fill}"/>`,
  (fill) => `<path d="M-9 8Q-10-9 9-9 10 9-9 8z" fill="${fill}"/>`,
  (fill) => `<path d="M0-10Q9 1 6 6A7 7 0 0 1-6 6Q-9 1 0-10z" fill="${fill}"/>`,
  (fill) => `<circle r="7" fill="none" stroke="${fill}" stroke-width="5"/>`,
  (fill) => `<path d="M0-10 3-3 10 0 3 3 0 10-3 3-10 0-3-3z" fill="${fill}"/>`,
  (fill) => `<path d="M-10 3Q-5-7 0 1T10-3" fill="none" stroke="${fill}" stroke-width="5"/>`,
  (fill) => `<path d="M-8-8h7v16h-7zM2-8h7v7H2z" fill="${fill}"/>`,
  (fill) => `<path d="M-9-4 0 4 9-4M-9 3 0 11 9 3" fill="none" stroke="${fill}" stroke-width="4"/>`,
  (fill) => `<path d="M-10 5A10 10 0 0 1 10 5z" fill="${fill}"/>`,
  (fill) => `<path d="M0-9 9 0 0 9-9 0z" fill="none" stroke="${fill}" stroke-width="4"/>`,
];

/** The mark of a brand, told apart by its hash: the same on all its products. */
export function drawMark(brand: number, x: number, y: number, size: number, fill: string): string {
  const draw = marks[brand % marks.length];
  return svg`<g transform="translate(${x} ${y}) scale(${(size / 20).toFixed(2)})">${draw?.(fill)}</g>`;
}
