/** Before that a guess at the time left would jump about. */
const sureAfterSeconds = 2;
const sureAfterFraction = 0.02;

/** Guesses how long a work still takes. */
export interface Pace {
  /** @param done 0 to 1 @returns whole seconds, or null while it is too early to say */
  remainingSeconds(done: number): number | null;
}

/** Begins now. @param seconds a clock that only goes forward */
export function createPace(seconds: () => number): Pace {
  const began = seconds();
  return {
    remainingSeconds(done) {
      const elapsed = seconds() - began;
      if (elapsed < sureAfterSeconds || done < sureAfterFraction) return null;
      return Math.ceil((elapsed * (1 - Math.min(1, done))) / done);
    },
  };
}
