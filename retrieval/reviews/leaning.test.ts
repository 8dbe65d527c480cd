import { expect, it } from 'vitest';
import { leaningOf, sideOf, surenessOf } from './leaning.ts';

it('shows nothing as praise or fault that is not sure, or that the stars of the review speak against', () => {
  const sure = surenessOf(10_000);
  expect(leaningOf(0.95, 5, sure)).toBe('positive');
  expect(leaningOf(0.05, 1, sure)).toBe('negative');
  expect(leaningOf(0.7, 5, sure)).toBe('mixed');
  expect(leaningOf(0.99, 2, sure)).toBe('mixed');
  expect(leaningOf(0.01, 4, sure)).toBe('mixed');
  expect([sideOf(0.9, 3, sure), sideOf(0.1, 3, sure)]).toEqual([1, -1]);
});

it('goes by the stars where there is nothing else', () => {
  expect(leaningOf(0.62, 4, surenessOf(0))).toBe('positive');
  expect(leaningOf(0.5, 3, surenessOf(0))).toBe('mixed');
});
