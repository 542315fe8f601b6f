import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { RefusalError } from '../../shared/model/refusal.ts';
import { may, type Permission, type Role } from '../../shared/model/roles.ts';
import { StaffRefusalError } from '../../shared/model/staff-refusal.ts';
import { asDataError, DataError } from '../data/index.ts';
import { isStream, whileAllowed } from './while-allowed.ts';

/** The person who is signed in on a connection, as they are at this moment. */
export interface SignedIn {
  readonly staffNo: string;
  readonly role: Role;
  readonly resumeToken: string;
}

/** A session that a connection goes by. */
export interface CallerSession {
  readonly staffNo: string;
  /** The person as they are now; null when the session is over or they have left. */
  person(): SignedIn | null;
  /** Calls back when sessions have ended, perhaps this one. @returns the way to stop */
  onEnded(listener: () => void): () => void;
}

/** One window's connection. Who acts is known from here and never from a procedure's input. */
export interface Caller {
  /** Where acts of this connection are recorded as done: "window 3". */
  readonly place: string;
  /** Looked up anew at every call: a person may have left, or have another role, since they signed in. */
  signedIn(): SignedIn | null;
  signIn(session: CallerSession): void;
  signOut(): void;
  /** Live views end at once when their person leaves. @returns the way to stop listening. */
  onSignOut(listener: () => void): () => void;
  /** Bytes that wait on the way to the window; live views hold back while there are many. */
  backlog(): number;
}

/** What every procedure is called with. */
export interface CallContext {
  readonly caller: Caller;
}

const root = implement(contract).$context<CallContext>();

/** Expected errors become the contract's codes; anything else stays an internal error without details. */
export const procedures = root.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw asContractError(error);
  }
});

/** Turns refusals of the floor and of the disk into errors of the contract. */
export function asContractError(thrown: unknown): unknown {
  // What SQLite says of a damaged file means nothing to who reads it.
  const error = asDataError(thrown, subjectOf(thrown));
  if (error instanceof RefusalError) {
    const data = {
      code: error.code,
      ...(error.subject === undefined ? {} : { subject: error.subject }),
    };
    return new ORPCError('REFUSED', { status: 409, data });
  }
  if (error instanceof StaffRefusalError) {
    const { code, subject } = error;
    return new ORPCError('STAFF', { status: 409, data: { code, subject } });
  }
  if (error instanceof DataError) {
    // The name of the file is for the log of the machine; the page gets the kind of thing only.
    return new ORPCError('STORAGE', { status: 507, data: { code: error.code, subject: '' } });
  }
  return error;
}

/** Workers pass on what an error is about; without that, only what nobody else holds open is named. */
function subjectOf(error: unknown): string {
  const subject = (error as { subject?: unknown } | null)?.subject;
  return typeof subject === 'string' ? subject : '';
}

/** The signed-in person of a call. @throws ORPCError SIGNED_OUT */
export function actorOf(context: CallContext): SignedIn {
  const person = context.caller.signedIn();
  if (!person) throw signedOut();
  return person;
}

const signedOut = () => new ORPCError('SIGNED_OUT', { status: 401 });

/** The signed-in person, if the role allows it. @throws ORPCError SIGNED_OUT, FORBIDDEN */
export function allowed(context: CallContext, ...anyOf: readonly Permission[]): SignedIn {
  const person = actorOf(context);
  if (!anyOf.some((permission) => may(person.role, permission))) {
    throw new ORPCError('FORBIDDEN', { status: 403, data: { permission: anyOf[0] ?? '' } });
  }
  return person;
}

/**
 * Middleware for a procedure that needs one of these permissions; the handler finds the person in the context. A stream
 * that it answers with ends when the person leaves, or may not have it any more.
 */
export function needs(...anyOf: readonly Permission[]) {
  return root.middleware(async ({ context, next }) => {
    const actor = allowed(context, ...anyOf);
    const result = await next({ context: { actor } });
    if (!isStream(result.output)) return result;
    const check = () => {
      if (allowed(context, ...anyOf).resumeToken !== actor.resumeToken) throw signedOut();
    };
    const onCheck = (listener: () => void) => context.caller.onSignOut(listener);
    return {
      ...result,
      output: whileAllowed(result.output as AsyncIterator<unknown, unknown, void>, {
        check,
        onCheck,
      }),
    };
  });
}
