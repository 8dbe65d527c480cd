import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileTyping } from './while-typing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const held = () => {
  let release = (_value: string) => {};
  const work = new Promise<string>((resolve) => {
    release = resolve;
  });
  return { work, release };
};

test('the sign of typing is renewed until the work is over, and not after', async () => {
  const send = vi.fn(async () => undefined);
  const { work, release } = held();
  const result = whileTyping(work, send, () => undefined);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(send).toHaveBeenCalledTimes(3);
  release('done');
  expect(await result).toBe('done');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(send).toHaveBeenCalledTimes(3);
});

test('a sign that is still on its way is waited for, and one that fails is told and changes nothing', async () => {
  const onError = vi.fn();
  let fail = (_error: Error) => {};
  const send = () =>
    new Promise((_resolve, reject) => {
      fail = reject;
    });
  let isOver = false;
  const result = whileTyping(Promise.resolve('done'), send, onError).finally(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver).toBe(false);
  fail(new Error('connector away'));
  expect(await result).toBe('done');
  expect(onError).toHaveBeenCalledWith(new Error('connector away'));
});
