import { ORPCError } from '@orpc/server';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { permissionsOf } from '../../shared/model/roles.ts';
import { procedures, type Caller } from '../server/index.ts';
import type { Person } from './staff.repository.ts';
import type { SignIn, StaffService } from './staff.service.ts';

/** What sign-in stands on. */
export interface SessionRouterParts {
  readonly staff: StaffService;
  readonly branch: () => BranchConfig | null;
  readonly clock: () => Instant;
  readonly host: 'desktop' | 'browser';
  /** The PIN of everyone in the demo branch. */
  readonly demoPin: string;
}

/** Who is at the window: `shared/contract/session.ts`. */
export function createSessionRouter({ staff, branch, clock, host, demoPin }: SessionRouterParts) {
  const session = procedures.session;

  function enter(caller: Caller, signIn: Extract<SignIn, { ok: true }>) {
    const { person, resumeToken } = signIn;
    caller.signIn({ staffNo: person.staffNo, role: person.role, resumeToken });
    return { account: accountOf(person), resumeToken };
  }

  return {
    status: session.status.handler(() => {
      const config = branch();
      return {
        branch: config && { code: config.code, name: config.name, demo: config.demo },
        people: staff
          .people()
          .filter((person) => person.active)
          .map(({ staffNo, name, role, hasPin }) => ({ staffNo, name, role, hasPin })),
        demoPin: config?.demo ? demoPin : null,
        host,
        serverTime: clock(),
      };
    }),
    signIn: session.signIn.handler(async ({ input, context }) => {
      const signIn = await staff.signIn(input.staffNo, input.pin);
      if (signIn.ok) return enter(context.caller, signIn);
      throw signInError(signIn);
    }),
    choosePin: session.choosePin.handler(async ({ input, context }) => {
      const signIn = await staff.choosePin(input.staffNo, input.pin);
      if (signIn.ok) return enter(context.caller, signIn);
      if (signIn.why === 'pin-set') throw new ORPCError('PIN_SET', { status: 409 });
      if (signIn.why === 'given-by-another') throw new ORPCError('PIN_BY_ANOTHER', { status: 403 });
      if (signIn.why === 'weak') throw new ORPCError('WEAK_PIN', { status: 422 });
      throw signInError(signIn);
    }),
    resume: session.resume.handler(({ input, context }) => {
      const person = staff.resume(input.resumeToken);
      if (!person) throw new ORPCError('SIGNED_OUT', { status: 401 });
      return {
        account: enter(context.caller, { ok: true, person, resumeToken: input.resumeToken })
          .account,
      };
    }),
    signOut: session.signOut.handler(({ context }) => {
      const person = context.caller.signedIn();
      if (person) staff.end(person.resumeToken);
      context.caller.signOut();
    }),
  };
}

function accountOf(person: Person) {
  const { staffNo, name, role } = person;
  return { staffNo, name, role, permissions: [...permissionsOf(role)] };
}

function signInError(signIn: Extract<SignIn, { ok: false }>) {
  switch (signIn.why) {
    case 'wrong-pin':
      return new ORPCError('WRONG_PIN', { status: 401, data: { triesLeft: signIn.triesLeft } });
    case 'locked':
      return new ORPCError('LOCKED', { status: 429, data: { waitMs: signIn.waitMs } });
    case 'pin-not-set':
      return new ORPCError('PIN_NOT_SET', { status: 409 });
  }
}
