import { DataError } from '../data/index.ts';
import type { Floor } from '../queue/index.ts';
import { createEscalation } from './escalation.service.ts';
import type { People } from './people.service.ts';

/** How soon it is noticed that a day has begun, a parked client's time has come, or nobody answers a call. */
const everyMs = 5_000;

/** Lets happen what happens on a floor while nobody acts. @returns the way to stop. */
export function startByItself(floor: Floor, people: People): () => void {
  const escalation = createEscalation(floor, people);
  const timer = setInterval(() => {
    try {
      floor.openToday();
      escalation.look();
    } catch (error) {
      // A disk that is full now: nothing happened, and it is tried again; whoever acts is told.
      if (!(error instanceof DataError)) throw error;
    }
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
  };
}
