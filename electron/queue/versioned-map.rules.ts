/** The way back from a version to the one before it: what each changed key held; undefined where it was not there. */
interface Undo<K, V extends object> {
  readonly newer: VersionedMap<K, V>;
  readonly held: readonly (readonly [K, V | undefined])[];
}

/**
 * A map that never changes, of which a changed version costs the same however large it is. The newest version holds the
 * entries; each older one remembers what differs from the next, and nobody keeps it who does not hold it. Reading the
 * newest is as fast as a `Map`; an older one is copied out once when somebody reads it. Iterate at once, not while new
 * versions are made. Entries come in the order in which their keys were first set; an older version that is read after
 * a key was removed may list that key last.
 */
export class VersionedMap<K, V extends object> implements ReadonlyMap<K, V> {
  #entries: Map<K, V> | null;
  #undo: Undo<K, V> | null = null;
  #inPlace: boolean;

  private constructor(entries: Map<K, V>, inPlace = false) {
    this.#entries = entries;
    this.#inPlace = inPlace;
  }

  /** The map itself where it is versioned already, else a copy. */
  static from<K, V extends object>(entries: ReadonlyMap<K, V>): VersionedMap<K, V> {
    if (entries instanceof VersionedMap) return entries as VersionedMap<K, V>;
    return new VersionedMap(new Map(entries));
  }

  /**
   * A copy that {@link with} changes in place until it is settled: for who makes many versions that nobody else sees.
   * Versions hang on one another from the oldest on, and the collector keeps all after one that it took for old.
   */
  static inPlace<K, V extends object>(entries: ReadonlyMap<K, V>): VersionedMap<K, V> {
    return new VersionedMap(new Map(entries), true);
  }

  /** Itself, from now on never changing. */
  settled(): this {
    this.#inPlace = false;
    return this;
  }

  /** A version with these changes: keys with their new values, undefined for one that goes. */
  with(changes: readonly (readonly [K, V | undefined])[]): VersionedMap<K, V> {
    const entries = this.#own();
    if (this.#inPlace) {
      for (const [key, value] of changes) set(entries, key, value);
      return this;
    }
    const held: (readonly [K, V | undefined])[] = [];
    for (const [key, value] of changes) {
      held.push([key, entries.get(key)]);
      set(entries, key, value);
    }
    const newer = new VersionedMap(entries);
    this.#entries = null;
    this.#undo = { newer, held: held.reverse() };
    return newer;
  }

  get size(): number {
    return this.#own().size;
  }

  get(key: K): V | undefined {
    return this.#own().get(key);
  }

  has(key: K): boolean {
    return this.#own().has(key);
  }

  keys(): MapIterator<K> {
    return this.#own().keys();
  }

  values(): MapIterator<V> {
    return this.#own().values();
  }

  entries(): MapIterator<[K, V]> {
    return this.#own().entries();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#own().entries();
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#own()) callback(value, key, this);
  }

  /** The entries of this very version. */
  #own(): Map<K, V> {
    if (this.#entries) return this.#entries;
    const steps: Undo<K, V>[] = [];
    let newest: Map<K, V> | null = null;
    for (let step = this.#undo; step; step = step.newer.#undo) {
      steps.push(step);
      newest = step.newer.#entries;
    }
    const entries = new Map(newest);
    for (const { held } of steps.reverse()) {
      for (const [key, value] of held) set(entries, key, value);
    }
    this.#entries = entries;
    this.#undo = null;
    return entries;
  }
}

function set<K, V>(entries: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) entries.delete(key);
  else entries.set(key, value);
}
