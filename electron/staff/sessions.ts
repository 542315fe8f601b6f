import { randomBytes } from 'node:crypto';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { Person } from '../../shared/model/person.ts';

/** A session outlives its page but not the working day. */
export const sessionMs = 14 * 60 * 60_000;
/** What no act tells of, such as the end of the day, ends windows within this time. */
const sweepMs = 500;

/** What sessions stand on. */
export interface SessionParts {
  /** The person as they are now. */
  readonly find: (staffNo: string) => Person | null;
  /** Milliseconds that no change of the wall clock moves, and that go on while the machine sleeps. */
  readonly steady: () => number;
  /** Where a look or a listener that fails is noted. */
  readonly faults?: Faults;
}

/**
 * Who is signed in. In memory: a restart signs everyone out. A session holds nothing but a number: person, role and
 * whether they are still here are looked up each time.
 */
export interface Sessions {
  /** @returns the token of the new session */
  begin(staffNo: string): string;
  /** The person as they are now; null when the session is over or they have left. */
  person(token: string): Person | null;
  end(token: string): void;
  endOf(staffNo: string): void;
  endAll(): void;
  /** Nothing is looked at by itself any more: the database is about to close. */
  stop(): void;
  /** Calls back when sessions have ended. @returns the way to stop */
  onEnded(listener: () => void): () => void;
}

interface Session {
  readonly staffNo: string;
  readonly began: number;
}

/** Nobody is signed in yet. */
export function createSessions({ find, steady, faults = createFaults() }: SessionParts): Sessions {
  const sessions = new Map<string, Session>();
  const listeners = createListeners(faults);
  let stopSweeping: (() => void) | undefined;

  const isOver = ({ began }: Session) => steady() - began >= sessionMs;

  function drop(tokens: readonly string[]): void {
    const ended = tokens.filter((token) => sessions.delete(token));
    if (sessions.size === 0) {
      stopSweeping?.();
      stopSweeping = undefined;
    }
    if (ended.length > 0) listeners.tell();
  }

  function person(token: string): Person | null {
    const session = sessions.get(token);
    if (!session) return null;
    const found = isOver(session) ? null : find(session.staffNo);
    if (found?.active) return found;
    drop([token]);
    return null;
  }

  function look(): void {
    for (const token of [...sessions.keys()]) person(token);
  }

  return {
    begin(staffNo) {
      const token = randomBytes(32).toString('base64url');
      sessions.set(token, { staffNo, began: steady() });
      stopSweeping ??= faults.every('call', sweepMs, look);
      return token;
    },
    person,
    end: (token) => drop([token]),
    endOf: (staffNo) =>
      drop([...sessions].filter(([, one]) => one.staffNo === staffNo).map(([token]) => token)),
    endAll: () => drop([...sessions.keys()]),
    stop: () => stopSweeping?.(),
    onEnded: (listener) => listeners.add(listener),
  };
}
