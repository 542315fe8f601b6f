/** Pseudo-random numbers: the same for the same seed. */
export interface RandomStream {
  /** In [0, 1). */
  next(): number;
  /** Time to the next event of a Poisson process; Infinity where the rate is 0. */
  exponential(rate: number): number;
}

/** Mulberry32: small and fast, for draws by the million that need no secrecy. */
export function createRandomStream(seed: number): RandomStream {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, exponential: (rate) => -Math.log(1 - next()) / rate };
}
