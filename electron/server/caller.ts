import type { Presence } from './presence.ts';
import type { Caller, SignedIn } from './procedures.ts';

/** A connection's caller, and what to do when the connection closes. */
export interface ConnectedCaller extends Caller {
  disconnect(): void;
}

let connections = 0;

/**
 * A new connection with nobody signed in.
 * @param backlog bytes that wait to be sent; a carrier that hands messages over at once has none
 */
export function connectCaller(
  presence: Presence,
  backlog: () => number = () => 0,
): ConnectedCaller {
  connections += 1;
  const place = `window ${connections}`;
  let person: SignedIn | null = null;
  let leave: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const signOut = () => {
    person = null;
    leave?.();
    leave = null;
    for (const listener of [...listeners]) listener();
  };
  return {
    place,
    backlog,
    signedIn: () => person,
    signIn(next) {
      signOut();
      person = next;
      leave = presence.enter(next.staffNo, signOut);
    },
    signOut,
    onSignOut(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    disconnect: signOut,
  };
}
