const listeners = new Set<() => void>();

/** Opens or closes the sheet of all keys, as its keys do. */
export function toggleKeySheet(): void {
  for (const listener of listeners) listener();
}

/** Calls back when it opens or closes. */
export function onKeySheet(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
