/** A source of numbers that is the same on every machine for the same seed and label. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly integer: (low: number, high: number) => number;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of a list, in proportion to the weights. */
  readonly weighted: <T>(list: Weighted<T>) => T;
  /** Standard normal. */
  readonly normal: () => number;
  /** Log-normal with this median. */
  readonly logNormal: (median: number, sigma: number) => number;
  /** A new list in random order. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
}

/** Values with their weights; the weights need not add up to one. */
export type Weighted<T> = readonly (readonly [T, number])[];

/**
 * Makes a source. Each part of the demo takes its own label, so that one part may draw more or fewer
 * numbers in a later version without changing all the others.
 */
export function createRandom(seed: number, label: string): Random {
  const next = sfc32(seed, label);
  const integer = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));

  function pick<T>(list: readonly T[]): T {
    const value = list[integer(0, list.length - 1)];
    if (value === undefined) throw new Error('pick needs a list that is not empty');
    return value;
  }

  function weighted<T>(list: Weighted<T>): T {
    const total = list.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = next() * total;
    for (const [value, weight] of list) {
      rest -= weight;
      if (rest < 0) return value;
    }
    const last = list.at(-1);
    if (last === undefined) throw new Error('weighted needs a list that is not empty');
    return last[0];
  }

  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  function shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map((entry) => entry.value);
  }

  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    shuffle,
  };
}

function sfc32(seed: number, label: string): () => number {
  let a = seed | 0;
  let b = fnv1a(label);
  let c = 0x9e3779b9;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers still show the seed; the generator's author asks for a dozen rounds.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash;
}
