import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { RefusalError } from '../../shared/model/refusal.ts';
import { may, type Permission, type Role } from '../../shared/model/roles.ts';
import { DataError } from '../data/index.ts';

/** The person who is signed in on a connection. */
export interface SignedIn {
  readonly staffNo: string;
  readonly role: Role;
  readonly resumeToken: string;
}

/** One window's connection. Who acts is known from here and never from a procedure's input. */
export interface Caller {
  /** Where acts of this connection are recorded as done: "window 3". */
  readonly place: string;
  signedIn(): SignedIn | null;
  signIn(person: SignedIn): void;
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
export function asContractError(error: unknown): unknown {
  if (error instanceof RefusalError) {
    const data = {
      code: error.code,
      ...(error.subject === undefined ? {} : { subject: error.subject }),
    };
    return new ORPCError('REFUSED', { status: 409, data });
  }
  if (error instanceof DataError) {
    // The name of the file is for the log of the machine; the page gets the kind of thing only.
    return new ORPCError('STORAGE', { status: 507, data: { code: error.code, subject: '' } });
  }
  return error;
}

/** The signed-in person of a call. @throws ORPCError SIGNED_OUT */
export function actorOf(context: CallContext): SignedIn {
  const person = context.caller.signedIn();
  if (!person) throw new ORPCError('SIGNED_OUT', { status: 401 });
  return person;
}

/** The signed-in person, if the role allows it. @throws ORPCError SIGNED_OUT, FORBIDDEN */
export function allowed(context: CallContext, ...anyOf: readonly Permission[]): SignedIn {
  const person = actorOf(context);
  if (!anyOf.some((permission) => may(person.role, permission))) {
    throw new ORPCError('FORBIDDEN', { status: 403, data: { permission: anyOf[0] ?? '' } });
  }
  return person;
}

/** Middleware for a procedure that needs one of these permissions; the handler finds the person in the context. */
export function needs(...anyOf: readonly Permission[]) {
  return root.middleware(({ context, next }) =>
    next({ context: { actor: allowed(context, ...anyOf) } }),
  );
}
