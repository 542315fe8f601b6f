import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import {
  accessTo,
  may,
  mayCall,
  type Permission,
  type Role,
} from '../../shared/model/people/roles.ts';
import { StaffRefusalError } from '../../shared/model/people/staff-refusal.ts';
import { asDataError, DataError } from '../data/index.ts';
import { LinkLost } from '../store/index.ts';
import { isStream, whileAllowed } from './while-allowed.ts';

/** The person who is signed in on a connection, with their present role. */
export interface SignedIn {
  readonly staffNo: string;
  readonly role: Role;
  readonly resumeToken: string;
}

/** The session of a connection. */
export interface CallerSession {
  readonly staffNo: string;
  /** The person now; null if the session is over or the person is not active. */
  person(): SignedIn | null;
  /** Calls back when sessions have ended, perhaps this one. @returns stops it */
  onEnded(listener: () => void): () => void;
}

/** The connection of one window. The actor comes from here, never from a procedure's input. */
export interface Caller {
  /** The place that is recorded for acts of this connection: "window 3". */
  readonly place: string;
  /** Looked up at every call, because the person may have been deactivated or have got another role. */
  signedIn(): SignedIn | null;
  signIn(session: CallerSession): void;
  signOut(): void;
  /** Calls back at sign-out, so that live views end at once. @returns stops it */
  onSignOut(listener: () => void): () => void;
  /** Records and limits what is read of clients; left out: nothing of a client is served here. */
  readonly readings?: ReadingGuard | undefined;
  /** Bytes that wait to be sent to the window; live views pause while there are many. */
  backlog(): number;
}

/** What records and limits reading (`reading/`). */
export interface ReadingGuard {
  /** Milliseconds until this may be read; 0: now. */
  limit(person: SignedIn, procedure: string, input: unknown): number;
  note(person: SignedIn, procedure: string, input: unknown, output: unknown): void;
  refused(person: SignedIn, procedure: string): void;
}

/** The context of every procedure. */
export interface CallContext {
  readonly caller: Caller;
}

const root = implement(contract).$context<CallContext>();

/** Maps expected errors to the contract's codes. Others stay internal errors without details. */
const mapping = root.use(async ({ next }) => {
  try {
    const result = await next();
    if (!isStream(result.output)) return result;
    return { ...result, output: mapped(result.output) };
  } catch (error) {
    throw asContractError(error);
  }
});

/**
 * The contract's procedures, each for those only whom `access` names. Input is looked at after that. A stream ends when
 * its reader signs out or loses the permission. `person` is null where anyone may call and nobody is signed in.
 */
export const openProcedures = mapping.use(async ({ context, path, next }, input) => {
  const person = admitted(context, path);
  const { readings } = context.caller;
  const procedure = path.join('.');
  const waitMs = person && readings ? readings.limit(person, procedure, input) : 0;
  if (waitMs > 0) throw readLimit(waitMs);
  const result = await next({ context: { person } });
  if (person) readings?.note(person, procedure, input, result.output);
  if (!person || !isStream(result.output)) return result;
  const check = () => {
    if (admitted(context, path)?.resumeToken !== person.resumeToken) throw signedOut();
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

/** The same for procedures of people who are signed in: the handler finds the person in the context. */
export const procedures = openProcedures.use(({ context, next }) => {
  if (!context.person) throw signedOut();
  return next({ context: { actor: context.person } });
});

/** Who calls, if `access` lets them call this. @throws ORPCError SIGNED_OUT, FORBIDDEN */
function admitted(context: CallContext, path: readonly string[]): SignedIn | null {
  const [area = '', name = ''] = path;
  const to = accessTo(area, name);
  if (to === undefined) throw forbidden('');
  if (to === 'anyone') return null;
  const person = actorOf(context);
  if (mayCall(person.role, to)) return person;
  context.caller.readings?.refused(person, path.join('.'));
  throw forbidden(typeof to === 'string' ? to : (to[0] ?? ''));
}

/** A stream fails after the procedure has returned it. */
async function* mapped(stream: AsyncIterable<unknown>): AsyncGenerator {
  try {
    yield* stream;
  } catch (error) {
    throw asContractError(error);
  }
}

/** Maps refusals of the floor and errors of the disk to errors of the contract. */
export function asContractError(thrown: unknown): unknown {
  // SQLite's own message about a damaged file means nothing to the reader.
  const error = asDataError(thrown, '');
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
  if (error instanceof LinkLost) {
    return new ORPCError('LINK', { status: 503, data: { sent: error.message !== 'cut' } });
  }
  if (error instanceof DataError) {
    // The file's name is not for the page, which gets the code only.
    return new ORPCError('STORAGE', { status: 507, data: { code: error.code, subject: '' } });
  }
  return error;
}

/** The signed-in person of a call. @throws ORPCError SIGNED_OUT */
export function actorOf(context: CallContext): SignedIn {
  const person = context.caller.signedIn();
  if (!person) throw signedOut();
  return person;
}

const signedOut = () => new ORPCError('SIGNED_OUT', { status: 401 });

const readLimit = (waitMs: number) => {
  const subject = String(Math.ceil(waitMs / 60_000));
  return new ORPCError('READ_LIMIT', { status: 429, data: { code: 'reading', subject } });
};

const forbidden = (permission: string) =>
  new ORPCError('FORBIDDEN', { status: 403, data: { permission } });

/** The signed-in person, if the role allows it. @throws ORPCError SIGNED_OUT, FORBIDDEN */
export function allowed(context: CallContext, permission: Permission): SignedIn {
  const person = actorOf(context);
  if (!may(person.role, permission)) throw forbidden(permission);
  return person;
}
