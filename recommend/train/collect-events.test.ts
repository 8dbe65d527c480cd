import { expect, test } from 'vitest';
import { collectEvents, type ShopEvent } from './collect-events.ts';
import { historyOf } from './histories.ts';

const event = (customerId: string, productId: string, timeMs: number): ShopEvent => ({
  customerId,
  productId,
  timeMs,
});

test('events in any order become histories; what cannot count is counted', async () => {
  const batches = [
    [event('ann', 'tent', 30), event('bo', 'lamp', 5), event('ann', 'lamp', 10)],
    [event('ann', 'lamp', 10), event('ann', 'lamp', 20), event('ann', 'mug', 10)],
    [event('bo', 'tent', 101), event('bo', 'gone', 7), event('bo', 'mug', Number.NaN), event('bo', 'mug', 6)],
  ];
  const { histories, customerIds, productIds, report } = await collectEvents(batches, {
    nowMs: 100,
    productIds: ['mug', 'tent', 'lamp', 'rug'],
  });
  expect(productIds).toEqual(['mug', 'tent', 'lamp', 'rug']);
  expect(histories.products).toBe(4);
  const read = customerIds.map((id, u) => [
    id,
    ...Array.from(historyOf(histories, u), (item) => productIds[item]),
  ]);
  // Of one moment, the order they came in; the same at another time is another event.
  expect(read).toEqual([
    ['ann', 'lamp', 'mug', 'lamp', 'tent'],
    ['bo', 'lamp', 'mug'],
  ]);
  expect(report).toEqual({
    events: 10,
    duplicates: 1,
    future: 1,
    unknownProducts: 1,
    untimed: 1,
    bots: [],
  });
});

test('no events, and far too many of one customer', async () => {
  const none = await collectEvents([], { nowMs: 0 });
  expect([none.customerIds, none.productIds, none.histories.starts.length]).toEqual([[], [], 1]);
  const bot = Array.from({ length: 100_000 }, (_, e) => event('bot', `p${e % 3_000}`, 100_000 - e));
  const { histories, productIds, report } = await collectEvents([[event('ann', 'p0', 1)], bot], {
    nowMs: 1e9,
    window: 50,
  });
  expect(report.bots).toEqual([{ customerId: 'bot', events: 100_000 }]);
  const kept = historyOf(histories, 1);
  expect(kept).toHaveLength(50);
  // The latest event was said first.
  expect(productIds[kept[49]!]).toBe('p0');
  await expect(collectEvents([], { nowMs: 0, productIds: ['a', 'a'] })).rejects.toThrow('twice');
});
