import type { Session } from 'electron';
import { serveClient } from './client-protocol.ts';
import { guardSession } from './session-guards.ts';

/**
 * Guards a session and lets it have our files, once, before it has a page. Meant for every session there will ever be:
 * told of each as it is created, and of the default one, which may have been created before anyone listened.
 */
export function sessionPreparer(client: string, devTools: boolean): (session: Session) => void {
  const prepared = new WeakSet<Session>();
  return (session) => {
    if (prepared.has(session)) return;
    prepared.add(session);
    guardSession(session, { devTools });
    serveClient(session.protocol, client);
  };
}
