import { ORPCError } from '@orpc/server';
import type { CallContext, SignedIn } from '../../server/index.ts';
import type { Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';

/** A call of a signed-in person. */
export interface ActorCall {
  readonly context: CallContext & { readonly actor: SignedIn };
}

/** Who calls. */
export function workerOf({ context }: ActorCall): Worker {
  const { staffNo, role } = context.actor;
  return { staffNo, role, place: context.caller.place };
}

/** What the work answers; what the rules refuse as the contract's codes. */
export async function answer<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RelationshipRefused)) throw error;
    const { code, subject } = error;
    throw new ORPCError('RELATIONSHIP', { status: 409, data: { code, subject } });
  }
}
