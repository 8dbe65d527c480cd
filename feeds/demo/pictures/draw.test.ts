import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { loadAssortment } from '../kinds.ts';
import { createProducts } from '../products.ts';
import { colours } from './colours.ts';
import { drawDemoPicture } from './draw.ts';
import { families } from './families.ts';

const assortment = loadAssortment();
const products = createProducts(assortment, 7, new Date('2026-11-01T00:00:00Z'));

/** Every product once in each of its colours. */
const pictures = products.flatMap(({ record, kind, department }) => {
  const own = record.attributes.Colour;
  return (Array.isArray(own) ? own : [undefined]).map((colour) => ({
    id: record.id,
    kind: kind.name.en,
    department,
    colour,
    markup: draw(record.id, record.category, { title: record.title, attributes: record.attributes }, colour),
  }));
});

function draw(
  id: string,
  category: string[],
  more: Partial<Parameters<typeof drawDemoPicture>[0]> = {},
  colour?: string,
): string {
  return drawDemoPicture({ id, category, title: 'Velorrin Cadence', attributes: {}, ...more }, colour) ?? '';
}

const withoutColours = (markup: string) => markup.replace(/#[0-9a-f]{6}\b/g, '#');

describe('the pictures of the demo shop', () => {
  it('has a recipe for every kind of the assortment, and for no kind besides', () => {
    const sold = assortment.departments.flatMap(({ department, kinds }) =>
      kinds.map((kind) => `${department.en} / ${kind.name.en}`),
    );
    const drawn = Object.entries(families).flatMap(([department, { kinds }]) =>
      Object.keys(kinds).map((kind) => `${department} / ${kind}`),
    );
    expect(sold.filter((kind) => !drawn.includes(kind))).toEqual([]);
    expect(drawn.filter((kind) => !sold.includes(kind))).toEqual([]);
  });

  it('knows every colour a product comes in, and the usual ones of each department', () => {
    const usual = Object.values(families).flatMap(({ hues }) => hues);
    const missing = [...Object.values(assortment.palettes).flat(), ...usual].filter(
      (name) => !Object.hasOwn(colours, name),
    );
    expect(missing).toEqual([]);
  });

  it('is well-formed SVG under 4 kB, with nothing that runs or loads', () => {
    const faults = pictures.filter(
      ({ markup }) =>
        XMLValidator.validate(markup) !== true ||
        Buffer.byteLength(markup) >= 4096 ||
        /<script|<foreignObject|<image|<text|\son\w+=|NaN|undefined|Infinity/i.test(markup) ||
        /href="(?!#)|url\((?!#)/.test(markup),
    );
    expect(faults).toEqual([]);
  });

  it('defines every paint and part it uses, once', () => {
    const faults = pictures.filter(({ markup }) => {
      const ids = [...markup.matchAll(/\sid="(\w+)"/g)].map((match) => match[1]);
      const uses = [...markup.matchAll(/(?:url\(|href=")#(\w+)/g)].map((match) => match[1]);
      return new Set(ids).size < ids.length || uses.some((id) => !ids.includes(id));
    });
    expect(faults.map(({ kind }) => kind)).toEqual([]);
  });

  it('gives every product an outline of its own, and every colour of it another picture', () => {
    expect(new Set(pictures.map(({ markup }) => markup)).size).toBe(pictures.length);
    expect(new Set(pictures.map(({ markup }) => withoutColours(markup))).size).toBe(products.length);
  });

  it('shows the colour asked for, the first one otherwise', () => {
    const boots = { attributes: { Colour: ['burgundy', 'tan'] } };
    const category = ['Shoes', 'Rain boots'];
    expect(draw('P1', category, boots, 'tan')).toContain(colours.tan?.hex);
    expect(draw('P1', category, boots)).toContain(colours.burgundy?.hex);
    expect(draw('P1', category, boots, 'no such colour')).toBe(draw('P1', category, boots));
    expect(draw('P1', category, { attributes: { Colour: 'tan' } })).toBe(draw('P1', category, boots, 'tan'));
  });

  it('follows the style', () => {
    const robot = draw('P1', ['Home & Living', 'Vacuum cleaners'], { attributes: { Style: 'Robot' } });
    const upright = draw('P1', ['Home & Living', 'Vacuum cleaners'], { attributes: { Style: 'Upright' } });
    expect(withoutColours(robot)).not.toBe(withoutColours(upright));
  });

  it('is the same at every call', () => {
    for (const { id, category } of [
      { id: 'P1', category: ['Outdoor', 'Tents'] },
      { id: 'P2', category: ['Toys & Games', 'Building blocks'] },
    ])
      expect(draw(id, category)).toBe(draw(id, category));
  });

  it('draws nothing for products of another shop', () => {
    for (const category of [
      [],
      ['Shoes'],
      ['Shoes', 'Clogs'],
      ['Tents', 'Outdoor'],
      ['Shoes', 'constructor'],
      ['__proto__', 'toString'],
    ])
      expect(drawDemoPicture({ id: 'P1', category, title: '', attributes: {} })).toBeUndefined();
  });

  it('lets no text of the product into the markup', () => {
    const hostile = '"/><script>alert(1)</script><svg onload="x" a="]]>&bogus;\u0000';
    for (const [department, { kinds }] of Object.entries(families))
      for (const kind of Object.keys(kinds)) {
        const markup = draw(
          hostile,
          [department, kind],
          { title: hostile, attributes: { Colour: [hostile, '__proto__'], Style: hostile } },
          hostile,
        );
        expect(XMLValidator.validate(markup)).toBe(true);
        expect(markup).not.toMatch(/alert|onload|bogus|script/);
        expect(Object.keys(new XMLParser().parse(markup))).toEqual(['svg']);
      }
  });
});
