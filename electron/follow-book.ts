import type { Names } from './clients/index.ts';
import type { Faults } from './platform/index.ts';
import type { TierRanks } from './scoring/index.ts';

/** What is read again after the book has changed, and where a failure is noted. */
interface Followed {
  readonly names: Names;
  readonly ranks: TierRanks;
  readonly faults: Faults;
}

/** Often enough that hardly anybody waits, and the first time after the screens have come. */
const followEveryMs = 2_000;

/** Reads names and tiers soon after the book has changed, so that the first search finds them read. */
export function followBook({ names, ranks, faults }: Followed): () => void {
  let following = true;
  const stop = faults.every('book', followEveryMs, async () => {
    try {
      await Promise.all([names.ready(), ranks.ready()]);
    } catch (error) {
      // What is being read when the console closes is broken off.
      if (following) throw error;
    }
  });
  return () => {
    following = false;
    stop();
  };
}
