import { describe, expect, test } from 'vitest';
import { drawFacts, readCondition } from './facts.ts';
import { loadAssortment } from './kinds.ts';
import { createRandom } from './random.ts';

const kinds = loadAssortment().departments.flatMap((department) => department.kinds);

describe('drawFacts', () => {
  test('keeps every fact inside its rule, in both languages', () => {
    const drawn = kinds.flatMap((kind) =>
      kind.styles.flatMap((style) =>
        drawFacts(kind, style.en, 0.5, createRandom(kind.name.en, style.en)).map((fact) => ({
          fact,
          rule: kind.implies[style.en]?.[fact.name] ?? kind.facts[fact.name],
        })),
      ),
    );
    const obeys = ({ fact, rule }: (typeof drawn)[number]) => {
      if (rule?.kind === 'maybe') return typeof fact.value === 'boolean';
      if (rule?.kind === 'yes') return fact.value === true;
      if (rule?.kind === 'words') {
        return (
          fact.en.includes(String(fact.value)) &&
          rule.words.some((word) => word.en === fact.en && word.zh === fact.zh)
        );
      }
      const number = Number.parseFloat(fact.en);
      const inside = rule !== undefined && number >= rule.low && number <= rule.high;
      return inside && fact.value === fact.en && Number.parseFloat(fact.zh) === number;
    };
    expect(drawn.length).toBeGreaterThan(1000);
    expect(drawn.filter((entry) => !obeys(entry))).toEqual([]);
  });

  test('gives dear products more of what rises with the price', () => {
    const laptops = kinds.find((kind) => kind.name.en === 'Laptops');
    if (!laptops) throw new Error('no laptops');
    const processor = (tier: number) =>
      drawFacts(laptops, 'Student', tier, createRandom('tier', tier)).find(
        (fact) => fact.name === 'Processor',
      );
    expect(processor(0)?.value).toBe('6-core');
    expect(processor(1)?.value).toBe('14-core');
  });

  test('knows what a style settles', () => {
    const boots = kinds.find((kind) => kind.name.en === 'Hiking boots');
    if (!boots) throw new Error('no boots');
    for (let i = 0; i < 30; i++) {
      const facts = drawFacts(boots, 'Waterproof', 0.1, createRandom('boots', i));
      expect(facts).toContainEqual(expect.objectContaining({ name: 'Waterproof', value: true }));
    }
  });
});

describe('readCondition', () => {
  const facts = [
    { name: 'Waterproof', value: true, en: '', zh: '' },
    { name: 'Noise cancelling', value: false, en: '', zh: '' },
    { name: 'Weight', value: '3 kg', en: '3 kg', zh: '3公斤' },
  ];

  test('reads both ways of writing a condition', () => {
    expect(readCondition('+Waterproof Dry feet.', facts)).toEqual({ holds: true, text: 'Dry feet.' });
    expect(readCondition('+<Noise cancelling> Silence.', facts)).toEqual({ holds: false, text: 'Silence.' });
    expect(readCondition('Always.', facts)).toEqual({ holds: true, text: 'Always.' });
  });

  test('refuses one that names no yes-or-no fact', () => {
    expect(() => readCondition('+Weight Light.', facts)).toThrow('yes-or-no');
    expect(() => readCondition('+Waterprof Dry.', facts)).toThrow('yes-or-no');
  });
});
