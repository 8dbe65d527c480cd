import type { Tone } from './tones.ts';

type Stops = [offset: number, colour: string, opacity?: number][];

const stops = (list: Stops) =>
  list
    .map(
      ([offset, colour, opacity]) =>
        `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
    )
    .join('');
const linear = (id: string, direction: string, list: Stops) =>
  `<linearGradient id="${id}" ${direction}>${stops(list)}</linearGradient>`;
const diagonal = 'x2="1" y2="1"';
const across = 'x2="1"';
const downward = 'x2="0" y2="1"';

const slope = (id: string, t: Tone) =>
  linear(id, diagonal, [
    [0, t.light],
    [0.5, t.base],
    [1, t.dark],
  ]);
const roundOff = (id: string, edge: string, bright: string, base: string, deep: string) =>
  linear(id, across, [
    [0, edge],
    [0.28, bright],
    [0.6, base],
    [1, deep],
  ]);

const paints: Record<string, (c: Tone, a: Tone) => string> = {
  body: (c) => slope('body', c),
  tube: (c) => roundOff('tube', c.dark, c.light, c.base, c.deep),
  down: (c) =>
    linear('down', downward, [
      [0, c.light],
      [1, c.dark],
    ]),
  ball: (c) =>
    `<radialGradient id="ball" cx=".36" cy=".3" r=".8">${stops([
      [0, c.pale],
      [0.45, c.base],
      [1, c.deep],
    ])}</radialGradient>`,
  extra: (_, a) => slope('extra', a),
  rod: (_, a) => roundOff('rod', a.dark, a.light, a.base, a.deep),
  metal: () => roundOff('metal', '#8f98a3', '#f4f6f8', '#c3cad2', '#7d8793'),
  steel: () =>
    linear('steel', diagonal, [
      [0, '#f3f5f7'],
      [0.5, '#c2c9d1'],
      [1, '#929ca8'],
    ]),
  wood: () =>
    linear('wood', diagonal, [
      [0, '#dcb685'],
      [0.5, '#c99b66'],
      [1, '#a67848'],
    ]),
  dark: () =>
    linear('dark', diagonal, [
      [0, '#555b66'],
      [0.5, '#363a43'],
      [1, '#22252c'],
    ]),
  paper: () =>
    linear('paper', diagonal, [
      [0, '#fffdf8'],
      [1, '#e3dccd'],
    ]),
  screen: () =>
    linear('screen', diagonal, [
      [0, '#35425f'],
      [1, '#131a2b'],
    ]),
  glass: () =>
    linear('glass', diagonal, [
      [0, '#ffffff', 0.85],
      [0.5, '#dcecf5', 0.5],
      [1, '#9fbccb', 0.6],
    ]),
  floor: () =>
    `<radialGradient id="floor">${stops([
      [0, '#2a2338', 0.42],
      [0.6, '#2a2338', 0.2],
      [1, '#2a2338', 0],
    ])}</radialGradient>`,
  far: () =>
    '<filter id="far" color-interpolation-filters="sRGB"><feColorMatrix values=".8 0 0 0 .01 0 .8 0 0 .01 0 0 .82 0 .03 0 0 0 1 0"/></filter>',
  lift: () =>
    '<filter id="lift" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="9" stdDeviation="8" flood-color="#2a2338" flood-opacity=".32"/></filter>',
};

/** The definitions of every paint an artwork names as `url(#name)`, in the body tone `c` and the accent tone `a`. */
export function definePaints(artwork: string, c: Tone, a: Tone): string {
  const used = new Set([...artwork.matchAll(/url\(#(\w+)\)/g)].map((match) => match[1] ?? ''));
  return [...used].map((name) => paints[name]?.(c, a) ?? '').join('');
}
