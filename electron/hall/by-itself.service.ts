import { createFaults, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import { createEscalation } from './escalation.service.ts';
import type { People } from './people.service.ts';

/** How soon it is noticed that a day has begun, a parked client's time has come, or nobody answers a call. */
const everyMs = 5_000;

/** Lets happen what happens on a floor while nobody acts. @returns the way to stop. */
export function startByItself(
  floor: Floor,
  people: People,
  faults: Pick<Faults, 'every'> = createFaults(),
): () => void {
  const escalation = createEscalation(floor, people);
  // Where the disk is full now nothing happened, and the next round tries again.
  return faults.every('floor', everyMs, () => {
    floor.openToday();
    escalation.look();
  });
}
