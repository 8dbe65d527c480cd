import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

it('tells a pace once there is one, and begins again with something else', () => {
  let at = 0;
  const pace = createPace(() => at);
  expect(pace(0, 1_000)).toBeUndefined();
  at = 500;
  expect(pace(50, 1_000)).toBeUndefined();
  at = 2_000;
  expect(pace(200, 1_000)).toEqual({ perS: 100, left: '8 s' });
  expect(pace(200, 1_000_200)).toEqual({ perS: 100, left: '2.8 h' });
  expect(pace(100, 60_100)).toBeUndefined();
  at = 4_000;
  expect(pace(200, 60_200)).toEqual({ perS: 50, left: '20 min' });
});
