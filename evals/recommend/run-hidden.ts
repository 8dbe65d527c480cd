import { createRandom } from '../../feeds/demo/random.ts';
import type { Attributes } from '../../recommend/train/content.ts';
import type { Friends } from '../../recommend/train/friends.ts';
import { toHistories } from '../../recommend/train/histories.ts';
import { type Numbered, toCases } from './data.ts';
import { createNeighbourModel, popularityModel } from './models.ts';
import {
  createFriendsModel,
  measureModel,
  type RecommendOptions,
  type RecommendRow,
} from './run-recommend.ts';

export interface HiddenOptions
  extends Pick<RecommendOptions, 'settings' | 'cuts' | 'friends' | 'onProgress'> {
  /** How many customers lose their histories. */
  customers: number;
  /** With how many of their first events left, each a measurement of its own. */
  keep: readonly number[];
  seed: number;
}

/**
 * Hides what the same customers did but for their first events, trains on the rest and wants back all that is hidden:
 * how well newcomers are served, with friends and without.
 */
export async function runHidden(
  { lists, productIds }: Numbered,
  attributes: Attributes | undefined,
  { settings, cuts, friends, onProgress, customers, keep, seed }: HiddenOptions,
): Promise<RecommendRow[]> {
  const most = Math.max(...keep);
  const able = lists.flatMap((list, u) => (list.length > most ? [u] : []));
  const hidden = new Set(createRandom('hidden', seed).sample(able, customers));
  const rows: RecommendRow[] = [];
  for (const count of keep) {
    const kept = lists.map((list, u) => (hidden.has(u) ? list.slice(0, count) : list));
    const wanted = lists.map((list, u) => (hidden.has(u) ? list.slice(count) : []));
    const input = { histories: toHistories(kept, productIds.length), attributes };
    const cases = toCases(kept, wanted, productIds.length);
    const models = [createNeighbourModel('Shopkeeper', '', settings), popularityModel];
    if (friends) models.splice(1, 0, createFriendsModel(settings, friends));
    for (const model of models) {
      const row = await measureModel(model, { input, cases }, { cuts, onProgress });
      rows.push({ ...row, name: `${row.name}, ${count} kept`, prefix: `keep${count}.${row.prefix}` });
    }
  }
  return rows;
}

/** Friends by the numbers of the customers; those who are no customers are left out. */
export function numberFriends(trust: ReadonlyMap<string, string[]>, customerIds: readonly string[]): Friends {
  const numberOf = new Map(customerIds.map((id, u) => [id, u]));
  const lists = customerIds.map((id) =>
    [...new Set(trust.get(id) ?? [])].flatMap((friend) => numberOf.get(friend) ?? []),
  );
  return toHistories(lists, customerIds.length);
}
