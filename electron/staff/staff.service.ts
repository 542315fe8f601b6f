import type { Instant } from '../../shared/model/dates.ts';
import { pinProblem, type PinProblem } from '../../shared/model/people/pin.ts';
import { codeTries } from './pin-code.ts';
import type { AuditLines } from './audit-lines.repository.ts';
import type { PinCode } from './pin-codes.repository.ts';
import { hashPin, verifyPin } from './pin.ts';
import { createPeopleService, type PeopleService } from './people.service.ts';
import type { Person, StaffRow } from '../../shared/model/people/person.ts';
import type { Faults } from '../platform/index.ts';
import type { AuditPort } from '../store/index.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { freeTries, waitAfter, waitLeft } from './sign-in.rules.ts';
import { importStaff, type StaffLanding } from './staff-file.service.ts';
import type { Credentials, People, StaffRepository } from './staff.repository.ts';

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
  land(rows: readonly StaffRow[], by: string): Promise<StaffLanding>;
  /** Adds a line to this workstation's audit trail; durable when it returns. */
  audit(actor: string, action: string, subject: string, detail?: string): void;
}

/** Dependencies of the service. */
export interface StaffParts {
  readonly repository: StaffRepository;
  readonly lines: AuditLines;
  readonly audit: AuditPort;
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
  const { repository, clock, steady = clock } = parts;
  /** End of each wait that began on this console since its start, and the number of wrong tries that it is for. */
  const waits = new Map<string, { readonly failures: number; readonly until: number }>();
  const find = (staffNo: string) => repository.get(staffNo);
  const standing = (staffNo: string) => {
    const person = find(staffNo);
    return person && { person, pinHash: repository.credentials(staffNo)?.pinHash ?? null };
  };
  const sessions = createSessions({ ...parts, find: standing, steady });
  repository.subscribe(() => sessions.look());
  /** One check at a time for each person, so that parallel tries cannot bypass the count. */
  const checking = new Map<string, Promise<unknown>>();

  const lineOf = (actor: string, action: string, subject: string, detail = '') => ({
    ...{ at: clock(), actor, action, subject, detail },
  });

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

  /** By the steady clock; a wait from elsewhere or from before this start by the wall clock, which may have been set. */
  function waitOf(
    staffNo: string,
    { lockedUntil, failures }: Pick<Credentials, 'lockedUntil' | 'failures'>,
  ): number {
    const own = waits.get(staffNo);
    // A PIN that was set meanwhile starts without wrong tries, and another workstation may have counted more.
    if (own?.failures !== failures || failures === 0) {
      return waitLeft(lockedUntil, clock(), failures);
    }
    return Math.max(0, own.until - steady());
  }

  /** Why this person's PIN cannot be checked now, or the hash to check it by. */
  function provable(people: People, staffNo: string) {
    const refused = (proven: Extract<Proven, { ok: false }>) => proven;
    const [person, credentials] = [people.get(staffNo), people.credentials(staffNo)];
    if (!person?.active || !credentials)
      return refused({ ok: false, why: 'wrong-pin', triesLeft: 0 });
    const { pinHash, failures } = credentials;
    if (pinHash === null) return refused({ ok: false, why: 'pin-not-set' });
    const waitMs = waitOf(staffNo, credentials);
    if (waitMs > 0) return refused({ ok: false, why: 'locked', waitMs });
    return { ok: true as const, person, pinHash, failures };
  }

  /** Checks a person's PIN. Wrong PINs are counted, wherever they are entered: on all workstations together. */
  async function prove(staffNo: string, pin: string): Promise<Proven> {
    const asked = provable(repository, staffNo);
    if (!asked.ok) return asked;
    const isRight = await verifyPin(pin, asked.pinHash);
    // Hashing takes a while. Meanwhile the person may have been deactivated, the PIN reset, or tries used up elsewhere.
    const proven = await repository.change((people): Proven => {
      const now = provable(people, staffNo);
      if (!now.ok) return now;
      if (now.pinHash !== asked.pinHash) return { ok: false, why: 'pin-not-set' };
      if (isRight) {
        if (now.failures > 0) people.setFailures(staffNo, 0, 0);
        return now;
      }
      const failures = now.failures + 1;
      const waitMs = waitAfter(failures);
      people.setFailures(staffNo, failures, waitMs === 0 ? 0 : clock() + waitMs);
      people.audit(lineOf(staffNo, 'wrong-pin', staffNo, String(failures)));
      return waitMs > 0
        ? { ok: false, why: 'locked', waitMs }
        : { ok: false, why: 'wrong-pin', triesLeft: freeTries - failures };
    });
    if (proven.ok) waits.delete(staffNo);
    else if (!isRight && proven.why === 'locked') {
      const failures = repository.credentials(staffNo)?.failures ?? 0;
      waits.set(staffNo, { failures, until: steady() + proven.waitMs });
    }
    return proven;
  }

  async function check(staffNo: string, pin: string): Promise<SignIn> {
    const proven = await prove(staffNo, pin);
    if (!proven.ok) return proven;
    parts.audit.add(lineOf(staffNo, 'sign-in', staffNo));
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
    const changed = await sessions.keep(token, () =>
      repository.change((people) => {
        // Hashing takes a while. Meanwhile the PIN may have been reset or the session ended.
        const stands = people.credentials(staffNo)?.pinHash === proven.pinHash;
        if (!stands || !sessions.person(token)) return false;
        people.setPin(staffNo, pinHash, true);
        people.audit(lineOf(staffNo, 'pin-changed', staffNo));
        return true;
      }),
    );
    // Other windows, which were opened with the old PIN, have to sign in again.
    return changed ? { ok: true } : signedOut;
  }

  /** The code, if it is still valid. */
  function usable(people: People, staffNo: string): (PinCode & { readonly hash: string }) | null {
    const code = people.codes.latest(staffNo);
    if (!code || code.hash === null || code.until <= clock()) return null;
    return { ...code, hash: code.hash };
  }

  async function redeem(staffNo: string, code: string, pin: string): Promise<PinChoice> {
    if (!find(staffNo)?.active) return { ok: false, why: 'no-code' };
    if (repository.credentials(staffNo)?.pinHash != null) return { ok: false, why: 'pin-set' };
    // Not the code itself: whoever issued it knows it.
    const problem = pinProblem(pin, staffNo) ?? (digitsOf(code) === pin ? 'common' : null);
    if (problem) return { ok: false, why: 'weak', problem };
    const issued = usable(repository, staffNo);
    if (!issued) return { ok: false, why: 'no-code' };
    if (!(await verifyPin(digitsOf(code), issued.hash))) {
      return repository.change((people): PinChoice => {
        const now = usable(people, staffNo);
        if (now?.number !== issued.number) return { ok: false, why: 'no-code' };
        const failures = now.failures + 1;
        const spent = failures >= codeTries;
        people.codes.fail(staffNo, failures, spent);
        people.audit(lineOf(staffNo, 'wrong-code', staffNo, String(failures)));
        if (spent) return { ok: false, why: 'no-code' };
        return { ok: false, why: 'wrong-code', triesLeft: codeTries - failures };
      });
    }
    const pinHash = await hashPin(pin);
    const chosen = await repository.change((people) => {
      const person = people.get(staffNo);
      // Meanwhile the person may have been deactivated or got another code.
      if (!person?.active || person.hasPin) return null;
      if (usable(people, staffNo)?.number !== issued.number) return null;
      people.setPin(staffNo, pinHash, true);
      people.codes.spend(staffNo);
      people.audit(lineOf(staffNo, 'pin-chosen', staffNo));
      return { ...person, hasPin: true };
    });
    return chosen ? begin(chosen) : { ok: false, why: 'no-code' };
  }

  return {
    ...createPeopleService(parts),
    people: () => repository.all(),
    get: find,
    signIn: (staffNo, pin) => inTurn(staffNo, () => check(staffNo, pin)),
    choosePin: (staffNo, code, pin) => inTurn(staffNo, () => redeem(staffNo, code, pin)),
    changePin(token, pin, wanted) {
      const staffNo = sessions.person(token)?.staffNo ?? '';
      return inTurn(staffNo, () => change(token, pin, wanted));
    },
    choseOwnPin: (staffNo) => repository.credentials(staffNo)?.isOwn ?? false,
    codeOf: (staffNo) => repository.codes.latest(staffNo),
    recentResets: (staffNo) => repository.codes.resetsSince(clock() - announcedMs, staffNo),
    sessions,
    land: (rows, by) => importStaff(parts, rows, by),
    audit: (...line) => parts.audit.add(lineOf(...line)),
  };
}
