export interface RecentIds {
  /** True the first time that it is asked about an id. */
  isNew(id: string): boolean;
}

/** Remembers the latest `limit` ids, so that something is done once for each. */
export function createRecentIds(limit: number): RecentIds {
  const ids = new Set<string>();
  return {
    isNew: (id) => {
      if (ids.has(id)) return false;
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > limit && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}
