import { randomBytes } from 'node:crypto';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { Person } from '../../shared/model/people/person.ts';

/** A session survives its page, but not the working day. */
export const sessionMs = 14 * 60 * 60_000;
/** Sessions are checked this often, because nothing else announces, for example, that their time is up. */
const sweepMs = 500;

/** What a session depends on: it is over when the role or the PIN is another than at its sign-in. */
export interface Standing {
  readonly person: Person;
  readonly pinHash: string | null;
}

/** Dependencies of sessions. */
export interface SessionParts {
  /** Looks a person and the hash of their PIN up. */
  readonly find: (staffNo: string) => Standing | null;
  /** Steady clock: no change of the wall clock moves it, and it goes on while the machine sleeps. */
  readonly steady: () => number;
  /** Where a failing check or listener is noted. */
  readonly faults?: Faults;
}

/**
 * Who is signed in. Sessions are in memory, so a restart signs everybody out. A session holds a staff number and with what
 * it began: the person, role and state are looked up each time, because any workstation may change them.
 */
export interface Sessions {
  /** @returns the token of the new session */
  begin(staffNo: string): string;
  /** The person now; null if the session is over or the person is not active. */
  person(token: string): Person | null;
  end(token: string): void;
  endAll(): void;
  /** Ends the sessions whose person was dismissed, or has another role or PIN. */
  look(): void;
  /** Lets this session go on while its person changes their own PIN. */
  keep<T>(token: string, change: () => Promise<T>): Promise<T>;
  /** Stops the periodic check, because the database is about to close. */
  stop(): void;
  /** Calls back when sessions have ended. @returns stops it */
  onEnded(listener: () => void): () => void;
}

interface Session {
  readonly staffNo: string;
  readonly began: number;
  /** Role and PIN hash; null while its person changes the PIN. */
  standing: string | null;
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
    const stands = session.standing === null || session.standing === standingOf(found);
    if (found?.person.active && stands) return found.person;
    drop([token]);
    return null;
  }

  function look(): void {
    for (const token of [...sessions.keys()]) person(token);
  }

  return {
    begin(staffNo) {
      const token = randomBytes(32).toString('base64url');
      sessions.set(token, { staffNo, began: steady(), standing: standingOf(find(staffNo)) });
      stopSweeping ??= faults.every('call', sweepMs, look);
      return token;
    },
    person,
    end: (token) => drop([token]),
    endAll: () => drop([...sessions.keys()]),
    look,
    async keep(token, change) {
      const session = sessions.get(token);
      const before = session && find(session.staffNo);
      if (session) session.standing = null;
      try {
        return await change();
      } finally {
        // Somebody may have reset the PIN or changed the role meanwhile: then this session is over as well.
        const now = session && find(session.staffNo);
        const same = now?.pinHash != null && now.person.role === before?.person.role;
        if (session) session.standing = standingOf(same ? now : null);
        look();
      }
    },
    stop: () => stopSweeping?.(),
    onEnded: (listener) => listeners.add(listener),
  };
}

/** Empty: nobody has it, so the session is over. */
function standingOf(found: Standing | null): string {
  return found ? `${found.person.role} ${found.pinHash ?? ''}` : '';
}
