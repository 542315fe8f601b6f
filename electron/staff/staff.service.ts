import type { Instant } from '../../shared/model/dates.ts';
import { pinProblem, type PinProblem } from '../../shared/model/people/pin.ts';
import { codeTries } from './pin-code.ts';
import type { PinCode, PinCodes } from './pin-codes.repository.ts';
import { hashPin, verifyPin } from './pin.ts';
import { createPeopleService, type PeopleService } from './people.service.ts';
import type { Person, StaffRow } from '../../shared/model/people/person.ts';
import type { RoleRequests } from './role-requests.repository.ts';
import type { Faults } from '../platform/index.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { freeTries, waitAfter, waitLeft } from './sign-in.rules.ts';
import { importStaff, type StaffLanding } from './staff-file.service.ts';
import type { Credentials, StaffRepository } from './staff.repository.ts';

/** The result of a sign-in. */
export type SignIn =
  | { readonly ok: true; readonly person: Person; readonly resumeToken: string }
  | { readonly ok: false; readonly why: 'wrong-pin'; readonly triesLeft: number }
  | { readonly ok: false; readonly why: 'locked'; readonly waitMs: number }
  | { readonly ok: false; readonly why: 'pin-not-set' };

/** The result of checking a PIN. */
type Proven =
  | { readonly ok: true; readonly person: Person; readonly pinHash: string }
  | Extract<SignIn, { ok: false }>;

/** The result of changing one's own PIN. */
export type PinChange =
  | { readonly ok: true }
  | Extract<SignIn, { ok: false }>
  | { readonly ok: false; readonly why: 'weak'; readonly problem: PinProblem }
  | { readonly ok: false; readonly why: 'same' }
  | { readonly ok: false; readonly why: 'signed-out' };

/** How choosing a PIN with a one-time code ended. */
export type PinChoice =
  | Extract<SignIn, { ok: true }>
  | { readonly ok: false; readonly why: 'pin-set' }
  | { readonly ok: false; readonly why: 'weak'; readonly problem: PinProblem }
  | { readonly ok: false; readonly why: 'wrong-code'; readonly triesLeft: number }
  /** There is no valid code: none, too old, or tried too often. Another has to be issued. */
  | { readonly ok: false; readonly why: 'no-code' };

/** Sign-in, PINs and people. */
export interface StaffService extends PeopleService {
  people(): readonly Person[];
  get(staffNo: string): Person | null;
  signIn(staffNo: string, pin: string): Promise<SignIn>;
  /** Sets the PIN of a person who has none, with that person's one-time code. */
  choosePin(staffNo: string, code: string, pin: string): Promise<PinChoice>;
  /** Changes the PIN of this session's person, who enters the present one. Their other sessions end. */
  changePin(token: string, pin: string, wanted: string): Promise<PinChange>;
  /** Whether the person has chosen the PIN. In the demo branch the others have the printed one. */
  choseOwnPin(staffNo: string): boolean;
  /** A person's latest one-time code; null if there was none. */
  codeOf(staffNo: string): PinCode | null;
  /** PIN resets of the last week, of one person or of everybody. */
  recentResets(staffNo?: string): PinCode[];
  /** Who is signed in. */
  readonly sessions: Sessions;
  /** Imports staff.csv. @param by staff number of who imports it, "system" or "command" */
  land(rows: readonly StaffRow[], by: string): StaffLanding;
  audit(actor: string, action: string, subject: string, detail?: string): void;
}

/** Dependencies of the service. */
export interface StaffParts {
  readonly repository: StaffRepository;
  readonly codes: PinCodes;
  readonly requests: RoleRequests;
  readonly clock: () => Instant;
  /** Steady clock: no change of the wall clock moves it. Without it the wall clock is assumed never to be set. */
  readonly steady?: (() => number) | undefined;
  /** Where background failures are noted. */
  readonly faults?: Faults;
}

/** How long a reset is announced to its owner: whoever signs in first after it may be somebody else. */
const announcedMs = 7 * 24 * 60 * 60_000;

const digitsOf = (code: string): string => code.normalize('NFKC').replace(/\D/g, '');

/** Creates the service. */
export function createStaffService(parts: StaffParts): StaffService {
  const { repository, codes, clock, steady = clock } = parts;
  /** End of each wait that began since this start. */
  const waits = new Map<string, number>();
  const find = (staffNo: string) => repository.get(staffNo);
  const sessions = createSessions({ ...parts, find, steady });
  /** One check at a time for each person, so that parallel tries cannot bypass the count. */
  const checking = new Map<string, Promise<unknown>>();

  function audit(actor: string, action: string, subject: string, detail = ''): void {
    repository.audit({ at: clock(), actor, action, subject, detail });
  }

  async function inTurn<T>(staffNo: string, check: () => Promise<T>): Promise<T> {
    const before = checking.get(staffNo) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(check);
    checking.set(staffNo, mine);
    try {
      return await mine;
    } finally {
      if (checking.get(staffNo) === mine) checking.delete(staffNo);
    }
  }

  const begin = (person: Person) => ({
    ok: true as const,
    person,
    resumeToken: sessions.begin(person.staffNo),
  });

  /** By the steady clock; a wait from before this start by the wall clock, which may have been set. */
  function waitOf(
    staffNo: string,
    { lockedUntil, failures }: Pick<Credentials, 'lockedUntil' | 'failures'>,
  ): number {
    // A PIN that was set meanwhile starts without wrong tries.
    const until = failures === 0 ? undefined : waits.get(staffNo);
    if (until === undefined) return waitLeft(lockedUntil, clock(), failures);
    return Math.max(0, until - steady());
  }

  /** Checks a person's PIN. Wrong PINs are counted, wherever they are entered. */
  async function prove(staffNo: string, pin: string): Promise<Proven> {
    const credentials = repository.credentials(staffNo);
    if (!find(staffNo)?.active || !credentials)
      return { ok: false, why: 'wrong-pin', triesLeft: 0 };
    const { pinHash } = credentials;
    if (pinHash === null) return { ok: false, why: 'pin-not-set' };
    const wait = waitOf(staffNo, credentials);
    if (wait > 0) return { ok: false, why: 'locked', waitMs: wait };
    if (await verifyPin(pin, pinHash)) {
      // Hashing takes a while. Meanwhile the person may have been deactivated or the PIN reset.
      const person = find(staffNo);
      if (!person?.active) return { ok: false, why: 'wrong-pin', triesLeft: 0 };
      if (repository.credentials(staffNo)?.pinHash !== pinHash) {
        return { ok: false, why: 'pin-not-set' };
      }
      if (credentials.failures > 0) repository.setFailures(staffNo, 0, 0);
      waits.delete(staffNo);
      return { ok: true, person, pinHash };
    }
    const failures = credentials.failures + 1;
    const waitMs = waitAfter(failures);
    repository.setFailures(staffNo, failures, waitMs === 0 ? 0 : clock() + waitMs);
    waits.set(staffNo, steady() + waitMs);
    audit(staffNo, 'wrong-pin', staffNo, String(failures));
    return waitMs > 0
      ? { ok: false, why: 'locked', waitMs }
      : { ok: false, why: 'wrong-pin', triesLeft: freeTries - failures };
  }

  async function check(staffNo: string, pin: string): Promise<SignIn> {
    const proven = await prove(staffNo, pin);
    if (!proven.ok) return proven;
    audit(staffNo, 'sign-in', staffNo);
    return begin(proven.person);
  }

  async function change(token: string, pin: string, wanted: string): Promise<PinChange> {
    const signedOut = { ok: false, why: 'signed-out' } as const;
    const staffNo = sessions.person(token)?.staffNo;
    if (staffNo === undefined) return signedOut;
    const problem = pinProblem(wanted, staffNo);
    const proven = await prove(staffNo, pin);
    if (!proven.ok) return proven;
    if (problem) return { ok: false, why: 'weak', problem };
    if (wanted === pin) return { ok: false, why: 'same' };
    const pinHash = await hashPin(wanted);
    const changed = repository.together(() => {
      // Hashing takes a while. Meanwhile the PIN may have been reset or the session ended.
      const stands = repository.credentials(staffNo)?.pinHash === proven.pinHash;
      if (!stands || !sessions.person(token)) return false;
      repository.setPin(staffNo, pinHash);
      audit(staffNo, 'pin-changed', staffNo);
      return true;
    });
    if (!changed) return signedOut;
    // Other windows, which were opened with the old PIN, have to sign in again.
    sessions.endOf(staffNo, token);
    return { ok: true };
  }

  /** The code, if it is still valid. */
  function usable(staffNo: string): (PinCode & { readonly hash: string }) | null {
    const code = codes.latest(staffNo);
    if (!code || code.hash === null || code.until <= clock()) return null;
    return { ...code, hash: code.hash };
  }

  async function redeem(staffNo: string, code: string, pin: string): Promise<PinChoice> {
    if (!find(staffNo)?.active) return { ok: false, why: 'no-code' };
    if (repository.credentials(staffNo)?.pinHash != null) return { ok: false, why: 'pin-set' };
    // Not the code itself: whoever issued it knows it.
    const problem = pinProblem(pin, staffNo) ?? (digitsOf(code) === pin ? 'common' : null);
    if (problem) return { ok: false, why: 'weak', problem };
    const issued = usable(staffNo);
    if (!issued) return { ok: false, why: 'no-code' };
    if (!(await verifyPin(digitsOf(code), issued.hash))) {
      const failures = issued.failures + 1;
      const spent = failures >= codeTries;
      repository.together(() => {
        codes.fail(issued.id, failures, spent);
        audit(staffNo, 'wrong-code', staffNo, String(failures));
      });
      if (spent) return { ok: false, why: 'no-code' };
      return { ok: false, why: 'wrong-code', triesLeft: codeTries - failures };
    }
    const pinHash = await hashPin(pin);
    const chosen = repository.together(() => {
      const person = find(staffNo);
      // Meanwhile the person may have been deactivated or got another code.
      if (!person?.active || person.hasPin || usable(staffNo)?.id !== issued.id) return null;
      repository.setPin(staffNo, pinHash);
      codes.spend(staffNo);
      audit(staffNo, 'pin-chosen', staffNo);
      return { ...person, hasPin: true };
    });
    return chosen ? begin(chosen) : { ok: false, why: 'no-code' };
  }

  return {
    ...createPeopleService({ ...parts, sessions }),
    people: () => repository.all(),
    get: find,
    signIn: (staffNo, pin) => inTurn(staffNo, () => check(staffNo, pin)),
    choosePin: (staffNo, code, pin) => inTurn(staffNo, () => redeem(staffNo, code, pin)),
    changePin(token, pin, wanted) {
      const staffNo = sessions.person(token)?.staffNo ?? '';
      return inTurn(staffNo, () => change(token, pin, wanted));
    },
    choseOwnPin: (staffNo) => repository.choseOwnPin(staffNo),
    codeOf: (staffNo) => codes.latest(staffNo),
    recentResets: (staffNo) => codes.resetsSince(clock() - announcedMs, staffNo),
    sessions,
    land: (rows, by) => importStaff(parts, rows, by),
    audit,
  };
}
