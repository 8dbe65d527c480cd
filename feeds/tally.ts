import type { RecordKind, Records } from '../db/records.ts';

/** Counts of an import while it runs. */
export interface Tally {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  repeated: number;
  waiting: number;
}

export const createTally = (): Tally => ({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  skipped: 0,
  repeated: 0,
  waiting: 0,
});

/** Rows that are in the shop now. */
export const importedOf = ({ created, updated, unchanged }: Tally): number => created + updated + unchanged;

/** Tells whether a record's key was seen before in this file; interactions have none, equal ones are the same. */
export function createRepeatFinder<K extends RecordKind>(kind: K): (record: Records[K]) => boolean {
  const seen = new Set<string>();
  const keyOf: (record: Records[K]) => string | undefined = keys[kind];
  return (record) => {
    const key = keyOf(record);
    if (key === undefined) return false;
    const repeated = seen.has(key);
    seen.add(key);
    return repeated;
  };
}

const keys: { [K in RecordKind]: (record: Records[K]) => string | undefined } = {
  products: ({ id }) => id,
  customers: ({ id }) => id,
  orders: ({ id }) => id,
  reviews: ({ id }) => id,
  coupons: ({ code }) => code,
  help: ({ id, language }) => `${language}/${id}`,
  friendships: ({ customerId, friendId }) => [customerId, friendId].sort().join('\u0000'),
  interactions: () => undefined,
};
