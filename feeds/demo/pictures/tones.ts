/** The shades of one colour: `seam` stands out from `base` whether that is black or white. */
export interface Tone {
  pale: string;
  light: string;
  base: string;
  dark: string;
  deep: string;
  seam: string;
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** The colour `share` of the way from one `#rrggbb` to another. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** From 0 for black to 1 for white, weighted as the eye does (Rec. 601). */
export function brightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** How far two colours are apart, from 0 to about 442. */
export function distance(one: string, other: string): number {
  const [a, b] = [channels(one), channels(other)];
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

/** Shades towards a cool dark and a warm light, so that shadows do not look dirty. */
export function createTone(base: string): Tone {
  const bright = brightness(base);
  const lift = bright < 0.3 ? 0.75 : 1;
  return {
    pale: mix(base, '#fffaf2', 0.55 * lift),
    light: mix(base, '#fffaf2', 0.26 * lift),
    base,
    dark: mix(base, '#1b2140', bright > 0.8 ? 0.14 : 0.24),
    deep: mix(base, '#151a33', bright > 0.8 ? 0.3 : 0.48),
    seam: bright < 0.36 ? mix(base, '#ffffff', 0.3) : mix(base, '#1b2140', 0.34),
  };
}
