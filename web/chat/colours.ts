type Rgb = [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const mix = (a: Rgb, b: Rgb, share: number) => a.map((part, i) => part + ((b[i] ?? 0) - part) * share) as Rgb;

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour itself, or the nearest shade of it that stands out from every background by at least `ratio`. */
export function readableOn(colour: string, backgrounds: readonly string[], ratio = 4.5): string {
  const dark = backgrounds.some((background) => luminance(parse(background)) < 0.18);
  const end: Rgb = dark ? [255, 255, 255] : [0, 0, 0];
  for (let step = 0; step <= 20; step += 1) {
    const shade = write(mix(parse(colour), end, step / 20));
    if (backgrounds.every((background) => contrast(shade, background) >= ratio)) return shade;
  }
  return write(end);
}

/** Surfaces that accent-coloured text lies on, by appearance; the same values as in `styles/tokens.css`. */
const surfaces = { light: ['#ffffff', '#f7f6f2', '#eef3f0'], dark: ['#171916', '#1e211d', '#282c26'] };

/** Sets the shop's accent, moved as far as legibility needs, as CSS properties of the document. */
export function applyAccent(
  colours: { accent: string; accent_dark: string },
  style: CSSStyleDeclaration,
): void {
  const shades = {
    light: readableOn(colours.accent, surfaces.light),
    dark: readableOn(colours.accent_dark, surfaces.dark),
  };
  for (const [name, shade] of Object.entries(shades)) {
    style.setProperty(`--accent-${name}`, shade);
    const white = contrast(shade, '#ffffff') >= contrast(shade, '#10120f');
    style.setProperty(`--on-accent-${name}`, white ? '#ffffff' : '#10120f');
  }
}
