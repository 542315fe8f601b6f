import { createFaults, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import { createEscalation } from './escalation.service.ts';
import type { People } from './people.service.ts';

/** How often the floor timer looks: for a new day, parked clients who are due, receivers who do not answer. */
const everyMs = 5_000;

/** Starts the floor timer, which does what is due while nobody acts. @returns stops it */
export function startFloorTimer(
  floor: Floor,
  people: People,
  faults: Pick<Faults, 'every'> = createFaults(),
): () => void {
  const escalation = createEscalation(floor, people);
  // If the disk is full, nothing happened, and the next round tries again.
  return faults.every('floor', everyMs, async () => {
    if (floor.link() !== 'joined') return;
    await floor.openToday();
    await escalation.look();
  });
}
