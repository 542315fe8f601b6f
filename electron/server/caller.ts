import { createListeners, type Faults } from '../platform/index.ts';
import type { Presence } from './presence.ts';
import type { Caller, CallerSession, ReadingGuard } from './procedures.ts';

/** A connection's caller, with a method for when the connection closes. */
export interface ConnectedCaller extends Caller {
  disconnect(): void;
}

/** Dependencies of connections. */
export interface CallerParts {
  readonly presence: Presence;
  /** Where a listener that fails is noted. */
  readonly faults: Pick<Faults, 'guard'>;
  readonly readings?: ReadingGuard | undefined;
}

let connections = 0;

/**
 * Creates the caller of a new connection, with nobody signed in.
 * @param backlog bytes that wait to be sent; 0 for a carrier that delivers at once
 */
export function connectCaller(
  { presence, faults, readings }: CallerParts,
  backlog: () => number = () => 0,
): ConnectedCaller {
  connections += 1;
  const place = `window ${connections}`;
  let session: CallerSession | null = null;
  let isOpen = true;
  let leave: (() => void) | null = null;
  const listeners = createListeners(faults);
  const signOut = () => {
    session = null;
    leave?.();
    leave = null;
    listeners.tell();
  };
  const signedIn = () => {
    const person = session?.person() ?? null;
    if (session && !person) signOut();
    return person;
  };
  return {
    place,
    readings,
    backlog,
    signedIn,
    signIn(next) {
      signOut();
      // A PIN may be checked to its end after the window has gone: nobody is at it.
      if (!isOpen) return;
      session = next;
      const gone = presence.enter(next.staffNo, signOut);
      const unsubscribe = next.onEnded(() => signedIn());
      leave = () => {
        gone();
        unsubscribe();
      };
    },
    signOut,
    onSignOut: (listener) => listeners.add(listener),
    disconnect() {
      isOpen = false;
      signOut();
    },
  };
}
