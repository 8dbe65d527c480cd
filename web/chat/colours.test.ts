import { describe, expect, it } from 'vitest';
import { contrast, readableOn } from './colours.ts';

describe('colours', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('leaves a legible accent alone and moves any other until it is legible', () => {
    expect(readableOn('#1f6f5c', ['#ffffff'])).toBe('#1f6f5c');
    for (const accent of ['#ffff00', '#ffffff', '#ff00ff', '#5cc4a8', '#000000']) {
      for (const background of ['#ffffff', '#171916']) {
        expect(contrast(readableOn(accent, [background]), background)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
