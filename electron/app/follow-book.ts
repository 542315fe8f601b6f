import type { Names } from '../clients/index.ts';
import type { Faults } from '../platform/index.ts';
import type { TierRanks } from '../scoring/index.ts';

/** What is read again after the book has changed, and where failures are noted. */
interface Followed {
  readonly names: Names;
  readonly ranks: TierRanks;
  readonly faults: Faults;
}

/** Often enough that hardly anybody has to wait; the first time after the screens have loaded. */
const followEveryMs = 2_000;

/** Reads names and tiers again soon after the book has changed, so that the next search does not wait. */
export function followBook({ names, ranks, faults }: Followed): () => void {
  let following = true;
  const stop = faults.every('book', followEveryMs, async () => {
    try {
      await Promise.all([names.ready(), ranks.ready()]);
    } catch (error) {
      // Closing the console aborts a read; that is no error.
      if (following) throw error;
    }
  });
  return () => {
    following = false;
    stop();
  };
}
