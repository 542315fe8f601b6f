import { businessDateOf, type Instant } from '../../../shared/model/dates.ts';
import { demoVisitors } from '../visitors.rules.ts';
import { demoSeed, demoBook } from '../demo-book.rules.ts';
import { demoArrivals } from '../arrivals.rules.ts';
import type { Faults } from '../../platform/index.ts';
import { createDemoHall, type DemoHall, type DemoHallParts } from './demo-hall.service.ts';
import { demoCounters } from './demo-past.service.ts';

/** The demo's simulated arrivals. */
export interface DemoPlayer {
  pace(): number;
  /** Speed: 1 is real time, 0 stops. */
  setPace(pace: number): void;
  stop(): void;
}

/** Dependencies of the player. */
export interface DemoPlayerParts extends Pick<
  DemoHallParts,
  'floor' | 'recognition' | 'isTakenOver'
> {
  readonly clock: () => Instant;
  readonly faults: Pick<Faults, 'every'>;
  /** The date for which the demo's book was generated. */
  readonly bookDate: () => string | null;
}

const tickMs = 500;
const aheadMs = 4 * 3_600_000;

/** Creates the player, stopped. */
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
      const demo = demoBook({ today: parts.bookDate() ?? businessDateOf(now) });
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
      let running = false;
      stopTicking = faults.every('demo', tickMs, async () => {
        // The round before may still wait for its acts.
        if (running) return;
        running = true;
        try {
          await playing.runUntil(clock());
        } catch (error) {
          // After a failure it stops; the user can start it again.
          stop();
          throw error;
        } finally {
          running = false;
        }
      });
    },
    stop,
  };
}
