import { setImmediate as nextTurn } from 'node:timers/promises';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';
import type { RankTable } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import { levelAt } from '../levels/levels.rules.ts';
import { cachedScheme, scoreLookup, type CachedScheme } from './score.repository.ts';
import { levelRanges } from './tier-ranks.repository.ts';

/**
 * The tier of every client in a byte: lists and searches put VIPs first among a million without asking the database
 * about each. Follows the scorings of other connections, a slice at a time, so that nobody waits for it.
 */
export interface TierRanks {
  /**
   * 0 diamond … 3 regular, by client number, as far as it is read; unknown and unscored clients are regular. Null before
   * anything is read; who asks sets the reading going.
   */
  table(): RankTable | null;
  /** Settles when the present scores are read. @throws DataError */
  ready(): Promise<void>;
  /** The next clients of a rank after one, in the book's order: at most `count`. */
  next(rank: number, after: number, count: number): number[];
  /** Asks for one client again, whose admission began or was revoked. */
  refresh(clientNo: string): void;
}

/** Clients read between two turns of the event loop: a few milliseconds. */
const sliceSize = 8_192;
const regular = tierRank('regular');

/** What ranks follow. */
export interface TierRankOptions {
  /** The scheme whose tiers are shown. */
  readonly schemeId: () => string;
  /** Clients whose tier is not the scores' alone, with that tier today: those with a special admission. */
  readonly lifted?: {
    readonly clientNos: () => readonly string[];
    readonly tierOf: (clientNo: string) => Tier;
    /** When the day changes, admissions may have ended. */
    readonly today: () => string;
  };
}

/** Opens the ranks. */
export function createTierRanks(db: Connection, { schemeId, lifted }: TierRankOptions): TierRanks {
  const lookup = scoreLookup(db);
  const ranges = levelRanges(db);
  let ranks = new Uint8Array(0);
  let readFor = '';
  let reading: Promise<void> | null = null;

  const wanted = (): string => `${String(lookup.version())} ${schemeId()} ${lifted?.today() ?? ''}`;
  const rankOfLevel = (cached: CachedScheme, position: number): number =>
    tierRank(levelAt(cached.scheme, position).tier);

  function lift(clientNo: string): void {
    const id = ranges.idOf(clientNo);
    if (lifted && id !== null && id < ranks.length) ranks[id] = tierRank(lifted.tierOf(clientNo));
  }

  async function read(): Promise<void> {
    let target = wanted();
    for (;;) {
      const fresh = new Uint8Array(ranges.lastId() + 1).fill(regular);
      const cached = cachedScheme(db, schemeId());
      for (let from = 0; cached && from < fresh.length; from += sliceSize) {
        for (const [id, level] of ranges.levels(cached.schemeNo, from, from + sliceSize - 1)) {
          fresh[id] = rankOfLevel(cached, level);
        }
        await nextTurn();
      }
      const now = wanted();
      // What was scored meanwhile is read again: a mixture of two scorings is nobody's order.
      if (now !== target) target = now;
      else {
        ranks = fresh;
        readFor = target;
        lifted?.clientNos().forEach(lift);
        return;
      }
    }
  }

  function ready(): Promise<void> {
    if (readFor === wanted()) return Promise.resolve();
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    ready,
    table() {
      // Until it is done the ranks before it serve.
      if (reading === null) ready().catch(() => undefined);
      return readFor === '' ? null : { ranks, otherwise: regular };
    },
    next(rank, after, count) {
      const found: number[] = [];
      for (let id = after + 1; found.length < count; id += 1) {
        id = ranks.indexOf(rank, id);
        if (id < 0) break;
        found.push(id);
      }
      return found;
    },
    refresh: lift,
  };
}
