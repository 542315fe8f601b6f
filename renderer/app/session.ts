import { useSyncExternalStore } from 'react';
import type { Account } from '../../shared/contract/session.ts';
import type { Permission } from '../../shared/model/roles.ts';
import { refusalIn } from '../rpc/answers.ts';
import { connection, core, onConnect } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { keepResumeToken, resumeToken } from '../rpc/resume-token.ts';
import { setDraftOwner } from '../ui/drafts.ts';

/** Who is at this window. `locked` remembers the person, so that unlocking returns to the same place. */
export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'locked'; readonly account: Account }
  | { readonly state: 'signed-in'; readonly account: Account };

let session: Session = { state: 'starting' };
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  // Before the screens go: what they hold half-filled is kept for who held it.
  setDraftOwner(next.state === 'signed-in' ? next.account.staffNo : null);
  for (const notify of listeners) notify();
}

function currentSession(): Session {
  return session;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Connects, and resumes the session on every new connection. Once, from main.tsx. */
export function startSession(): void {
  onConnect(async (fresh) => {
    const token = resumeToken();
    if (token === null) {
      if (session.state === 'starting') become({ state: 'signed-out' });
      return;
    }
    try {
      const { account } = await fresh.session.resume({ resumeToken: token });
      become({ state: 'signed-in', account });
    } catch (error) {
      // Only an answer ends the session; a connection that broke again is no answer.
      if (!refusalIn(error)) throw error;
      keepResumeToken(null);
      become({ state: 'signed-out' });
    }
  });
  // Any answer "signed out" ends the session here too: it was ended elsewhere, or the person may no longer sign in.
  const notice = (error: unknown) => {
    if (refusalIn(error)?.code !== 'SIGNED_OUT' || session.state !== 'signed-in') return;
    keepResumeToken(null);
    become({ state: 'signed-out' });
  };
  queryClient.getQueryCache().subscribe(({ query }) => {
    notice(query.state.error);
  });
  queryClient.getMutationCache().subscribe(({ mutation }) => {
    notice(mutation?.state.error);
  });
  connection.start();
}

/** A person has signed in at this window. */
export function signedIn(answer: { account: Account; resumeToken: string }): void {
  keepResumeToken(answer.resumeToken);
  become({ state: 'signed-in', account: answer.account });
}

/** Locks the window: the session ends on the other side too, so nothing behind the lock can be asked for. */
export function lock(): void {
  if (session.state !== 'signed-in') return;
  end({ state: 'locked', account: session.account });
}

/** Ends the session; the next person chooses who they are. */
export function signOut(): void {
  end({ state: 'signed-out' });
}

function end(next: Session): void {
  keepResumeToken(null);
  become(next);
  queryClient.clear();
  // When the answer is lost the token is forgotten here all the same.
  void core.session.signOut().catch(() => undefined);
}

/** Who is at this window, in components. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, currentSession);
}

/** The person signed in. Only below the shell, where there always is one. */
export function useAccount(): Account {
  const current = useSession();
  if (current.state !== 'signed-in') throw new Error('useAccount outside of a session');
  return current.account;
}

/** Whether the person signed in may do this: screens leave out what may not be done. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useAccount();
  return (permission) => permissions.includes(permission);
}
