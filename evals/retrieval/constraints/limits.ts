export const limitKinds = ['price', 'brand', 'capacity', 'size', 'colour', 'stock'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** How much something holds, in gigabytes, litres or milliampere hours. */
export interface Capacity {
  of: 'data' | 'volume' | 'charge';
  amount: number;
}

/** What every hit has to keep. */
export type Limit =
  /** In the smallest unit of the shop's currency, both ends included. */
  | { kind: 'price'; minCents?: number; maxCents?: number }
  | { kind: 'brand'; brand: string }
  /** `written` as the record says it. */
  | { kind: 'capacity'; capacity: Capacity; written: string }
  | { kind: 'size'; size: string }
  | { kind: 'colour'; colour: string }
  | { kind: 'stock' };
