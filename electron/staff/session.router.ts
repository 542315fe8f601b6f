import { ORPCError } from '@orpc/server';
import { slipWidths, type BranchConfig } from '../../shared/model/branch.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { permissionsOf } from '../../shared/model/people/roles.ts';
import { actorOf, openProcedures, type Caller } from '../server/index.ts';
import type { Person } from '../../shared/model/people/person.ts';
import type { SignIn, StaffService } from './staff.service.ts';

/** Dependencies of the procedures. */
export interface SessionRouterParts {
  readonly staff: StaffService;
  readonly branch: () => BranchConfig | null;
  readonly clock: () => Instant;
  readonly host: 'desktop' | 'browser';
  /** The PIN of everybody in the demo branch. */
  readonly demoPin: string;
  readonly demoIncluded: boolean;
}

/** Sign-in and sessions: `shared/contract/session.ts`. */
export function createSessionRouter({ staff, branch, clock, host, ...demo }: SessionRouterParts) {
  const session = openProcedures.session;
  const nameOf = (staffNo: string) => staff.get(staffNo)?.name ?? staffNo;

  function accountOf({ staffNo, name, role }: Person) {
    const resets = staff
      .recentResets(staffNo)
      .map(({ issuedBy, issuedAt }) => ({ byName: nameOf(issuedBy), at: issuedAt }));
    return { staffNo, name, role, permissions: [...permissionsOf(role)], resets };
  }

  function enter(caller: Caller, person: Person, resumeToken: string) {
    caller.signIn({
      staffNo: person.staffNo,
      person() {
        const now = staff.sessions.person(resumeToken);
        return now && { staffNo: now.staffNo, role: now.role, resumeToken };
      },
      onEnded: (listener) => staff.sessions.onEnded(listener),
    });
    return { account: accountOf(person), resumeToken };
  }

  function codeOf({ staffNo, hasPin }: Person) {
    const code = hasPin ? null : staff.codeOf(staffNo);
    return code && { byName: nameOf(code.issuedBy), at: code.issuedAt, isReset: code.isReset };
  }

  return {
    status: session.status.handler(() => {
      const config = branch();
      const inDemo = config?.demo === true;
      return {
        branch: config && {
          code: config.code,
          name: config.name,
          demo: config.demo,
          slipWidth: config.slipWidth ?? slipWidths[0],
        },
        recovering: false,
        people: staff
          .people()
          .filter((person) => person.active)
          .map((person) => {
            const { staffNo, name, role, hasPin } = person;
            const printed = inDemo && hasPin && !staff.choseOwnPin(staffNo);
            return { staffNo, name, role, hasPin, demoPin: printed, code: codeOf(person) };
          }),
        headResets: staff
          .recentResets()
          .filter(({ staffNo }) => staff.get(staffNo)?.role === 'head')
          .map(({ staffNo, issuedBy, issuedAt }) => ({
            name: nameOf(staffNo),
            byName: nameOf(issuedBy),
            at: issuedAt,
          })),
        demoPin: inDemo ? demo.demoPin : null,
        demoIncluded: demo.demoIncluded,
        host,
        serverTime: clock(),
      };
    }),
    signIn: session.signIn.handler(async ({ input, context }) => {
      const signIn = await staff.signIn(input.staffNo, input.pin);
      if (signIn.ok) return enter(context.caller, signIn.person, signIn.resumeToken);
      throw signInError(signIn);
    }),
    choosePin: session.choosePin.handler(async ({ input, context, errors }) => {
      const choice = await staff.choosePin(input.staffNo, input.code, input.pin);
      if (choice.ok) return enter(context.caller, choice.person, choice.resumeToken);
      switch (choice.why) {
        case 'pin-set':
          throw errors.PIN_SET();
        case 'weak':
          throw errors.WEAK_PIN({ data: { code: choice.problem } });
        case 'wrong-code':
          throw errors.WRONG_CODE({ data: { triesLeft: choice.triesLeft } });
        case 'no-code':
          throw errors.NO_CODE();
      }
    }),
    changePin: session.changePin.handler(async ({ input, context, errors }) => {
      const { resumeToken } = actorOf(context);
      const change = await staff.changePin(resumeToken, input.pin, input.newPin);
      if (change.ok) return;
      if (change.why === 'weak') throw errors.WEAK_PIN({ data: { code: change.problem } });
      if (change.why === 'same') throw errors.SAME_PIN();
      if (change.why === 'signed-out') throw new ORPCError('SIGNED_OUT', { status: 401 });
      throw signInError(change);
    }),
    resume: session.resume.handler(({ input: { resumeToken }, context }) => {
      const person = staff.sessions.person(resumeToken);
      if (!person) throw new ORPCError('SIGNED_OUT', { status: 401 });
      return { account: enter(context.caller, person, resumeToken).account };
    }),
    signOut: session.signOut.handler(({ context }) => {
      const person = context.caller.signedIn();
      if (person) {
        staff.sessions.end(person.resumeToken);
        staff.audit(person.staffNo, 'sign-out', person.staffNo);
      }
      context.caller.signOut();
    }),
  };
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
