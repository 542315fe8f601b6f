import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import { demoArrivals, demoSeed, demoVisitors } from '../demo/index.ts';
import type { Faults } from '../platform/index.ts';
import { createDemoHall, type DemoHall, type DemoHallParts } from './demo-hall.service.ts';
import { demoCounters } from './demo-past.service.ts';
import { demoBookOf } from './setup.service.ts';

/** Lets invented people come into the demo branch while someone looks on. */
export interface DemoPlayer {
  pace(): number;
  /** 1: as in life; 0 stops. */
  setPace(pace: number): void;
  stop(): void;
}

/** What the player stands on. */
export interface DemoPlayerParts extends Pick<
  DemoHallParts,
  'floor' | 'recognition' | 'isTakenOver'
> {
  readonly clock: () => Instant;
  readonly faults: Pick<Faults, 'every'>;
  /** The date that the demo's book was made for. */
  readonly bookDate: () => string | null;
}

const tickMs = 500;
const aheadMs = 4 * 3_600_000;

/** Opens the player, stopped. */
export function createDemoPlayer(parts: DemoPlayerParts): DemoPlayer {
  const { clock, faults } = parts;
  let pace = 0;
  let hall: DemoHall | null = null;
  let stopTicking: (() => void) | null = null;

  function stop(): void {
    pace = 0;
    hall?.stop();
    hall = null;
    stopTicking?.();
    stopTicking = null;
  }

  return {
    pace: () => pace,
    setPace(next) {
      stop();
      if (next === 0) return;
      pace = next;
      const now = clock();
      const demo = demoBookOf(parts.bookDate() ?? businessDateOf(now));
      const playing = createDemoHall({ ...parts, seed: demoSeed ^ (now % 65_536), pace });
      hall = playing;
      playing.openCounters(now, demoCounters);
      playing.expect(
        demoArrivals({
          seed: now % 65_536,
          visitors: demoVisitors(demo),
          from: now,
          to: now + aheadMs,
          pace,
        }),
      );
      stopTicking = faults.every('demo', tickMs, () => {
        try {
          playing.runUntil(clock());
        } catch (error) {
          // Whoever plays sees nobody come any more, and begins again.
          stop();
          throw error;
        }
      });
    },
    stop,
  };
}
