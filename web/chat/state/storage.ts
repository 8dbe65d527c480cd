/** The browser's storage, or memory where it is refused (private windows, blocked third parties). */
export function createStorage(prefix: string) {
  const memory = new Map<string, string>();
  const keyOf = (name: string) => `${prefix}.${name}`;
  return {
    read(name: string): string | null {
      try {
        return localStorage.getItem(keyOf(name));
      } catch {
        return memory.get(name) ?? null;
      }
    },
    write(name: string, value: string | null): void {
      try {
        if (value === null) localStorage.removeItem(keyOf(name));
        else localStorage.setItem(keyOf(name), value);
      } catch {
        if (value === null) memory.delete(name);
        else memory.set(name, value);
      }
    },
  };
}

export type KeyValueStorage = ReturnType<typeof createStorage>;
