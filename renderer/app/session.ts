import { useSyncExternalStore } from 'react';
import type { Account } from '../../shared/contract/session.ts';
import type { Permission } from '../../shared/model/people/roles.ts';
import { refusalIn } from '../rpc/answers.ts';
import { connection, core, onConnect } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { keepResumeToken, resumeToken } from '../rpc/resume-token.ts';
import { setDraftOwner } from '../actions/drafts.ts';

/** The person at this window. `locked` keeps the person, so that unlocking returns to the same place. */
export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'locked'; readonly account: Account }
  | { readonly state: 'signed-in'; readonly account: Account };

let session: Session = { state: 'starting' };
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  // Before the screens are unmounted, so that their drafts are kept for this person.
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
      // Only an answer of the core ends the session, not a lost connection.
      if (!refusalIn(error)) throw error;
      keepResumeToken(null);
      become({ state: 'signed-out' });
    }
  });
  // Any answer SIGNED_OUT ends the session here: it was ended elsewhere, or the person was deactivated.
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

/** Locks the window. The session ends in the core too, so nothing can be requested behind the lock. */
export function lock(): void {
  if (session.state !== 'signed-in') return;
  end({ state: 'locked', account: session.account });
}

/** Ends the session and shows the list of people. */
export function signOut(): void {
  end({ state: 'signed-out' });
}

function end(next: Session): void {
  keepResumeToken(null);
  become(next);
  queryClient.clear();
  // Remove the token even if the answer is lost.
  void core.session.signOut().catch(() => undefined);
}

/** The person at this window, as a hook. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, currentSession);
}

/** The signed-in person. Use it only inside the shell, where there always is one. */
export function useAccount(): Account {
  const current = useSession();
  if (current.state !== 'signed-in') throw new Error('useAccount outside of a session');
  return current.account;
}

/** Whether the signed-in person has a permission; screens leave out what is not allowed. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useAccount();
  return (permission) => permissions.includes(permission);
}
