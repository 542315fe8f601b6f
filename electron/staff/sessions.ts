import { randomBytes } from 'node:crypto';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { Person } from '../../shared/model/people/person.ts';

/** A session survives its page, but not the working day. */
export const sessionMs = 14 * 60 * 60_000;
/** Sessions are checked this often, because nothing else announces, for example, that their time is up. */
const sweepMs = 500;

/** Dependencies of sessions. */
export interface SessionParts {
  /** Looks a person up. */
  readonly find: (staffNo: string) => Person | null;
  /** Steady clock: no change of the wall clock moves it, and it goes on while the machine sleeps. */
  readonly steady: () => number;
  /** Where a failing check or listener is noted. */
  readonly faults?: Faults;
}

/**
 * Who is signed in. Sessions are in memory, so a restart signs everybody out. A session holds a staff number only: the
 * person, role and state are looked up each time.
 */
export interface Sessions {
  /** @returns the token of the new session */
  begin(staffNo: string): string;
  /** The person now; null if the session is over or the person is not active. */
  person(token: string): Person | null;
  end(token: string): void;
  /** @param except the token of a session that goes on */
  endOf(staffNo: string, except?: string): void;
  endAll(): void;
  /** Stops the periodic check, because the database is about to close. */
  stop(): void;
  /** Calls back when sessions have ended. @returns stops it */
  onEnded(listener: () => void): () => void;
}

interface Session {
  readonly staffNo: string;
  readonly began: number;
}

/** Creates the sessions; nobody is signed in. */
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
    endOf: (staffNo, except) =>
      drop(
        [...sessions]
          .filter(([token, one]) => one.staffNo === staffNo && token !== except)
          .map(([token]) => token),
      ),
    endAll: () => drop([...sessions.keys()]),
    stop: () => stopSweeping?.(),
    onEnded: (listener) => listeners.add(listener),
  };
}
