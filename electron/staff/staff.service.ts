import { randomBytes } from 'node:crypto';
import type { Instant } from '../../shared/model/dates.ts';
import { hashPin, verifyPin } from './pin.ts';
import { may } from '../../shared/model/roles.ts';
import { freeTries, isWeakPin, waitAfter, waitLeft } from './sign-in.rules.ts';
import type { Person, StaffRepository } from './staff.repository.ts';

/** How a try to sign in ended. */
export type SignIn =
  | { readonly ok: true; readonly person: Person; readonly resumeToken: string }
  | { readonly ok: false; readonly why: 'wrong-pin'; readonly triesLeft: number }
  | { readonly ok: false; readonly why: 'locked'; readonly waitMs: number }
  | { readonly ok: false; readonly why: 'pin-not-set' };

/** Why a PIN was not chosen. Each is a type of its own so that what remains is a sign-in. */
export type PinRefused =
  | { readonly ok: false; readonly why: 'pin-set' }
  | { readonly ok: false; readonly why: 'weak' }
  | { readonly ok: false; readonly why: 'given-by-another' };

/** Sign-in, PINs and people. */
export interface StaffService {
  people(): readonly Person[];
  get(staffNo: string): Person | null;
  signIn(staffNo: string, pin: string): Promise<SignIn>;
  /** Sets the first PIN of a person who has none; those who configure the branch are given theirs by another. */
  choosePin(staffNo: string, pin: string): Promise<SignIn | PinRefused>;
  /** The person of a session that is still on, or null. */
  resume(resumeToken: string): Person | null;
  end(resumeToken: string): void;
  /** Ends every session: the machine was locked. */
  endAll(): void;
  save(person: Omit<Person, 'hasPin' | 'branch'>, pin: string | null, by: string): Promise<void>;
  land: StaffRepository['land'];
  /** Sets a PIN without asking for strength; for the demo branch and first set-up. */
  setPin(staffNo: string, pin: string): Promise<void>;
  audit(actor: string, action: string, subject: string, detail?: string): void;
}

/** A session outlives its page but not the working day. */
const sessionMs = 14 * 60 * 60_000;

/** Opens the staff service. Sessions live in memory: a restart signs everyone out. */
export function createStaffService(
  repository: StaffRepository,
  clock: () => Instant,
): StaffService {
  const sessions = new Map<string, { readonly staffNo: string; readonly until: Instant }>();
  /** One check at a time per person: tries made at once must not slip past the count. */
  const checking = new Map<string, Promise<unknown>>();

  function audit(actor: string, action: string, subject: string, detail = ''): void {
    repository.audit({ at: clock(), actor, action, subject, detail });
  }

  function begin(person: Person): SignIn {
    const resumeToken = randomBytes(32).toString('base64url');
    sessions.set(resumeToken, { staffNo: person.staffNo, until: clock() + sessionMs });
    return { ok: true, person, resumeToken };
  }

  async function check(staffNo: string, pin: string): Promise<SignIn> {
    const person = repository.get(staffNo);
    const credentials = repository.credentials(staffNo);
    if (!person?.active || !credentials) return { ok: false, why: 'wrong-pin', triesLeft: 0 };
    if (credentials.pinHash === null) return { ok: false, why: 'pin-not-set' };
    const wait = waitLeft(credentials.lockedUntil, clock());
    if (wait > 0) return { ok: false, why: 'locked', waitMs: wait };
    if (await verifyPin(pin, credentials.pinHash)) {
      if (credentials.failures > 0) repository.setFailures(staffNo, 0, 0);
      audit(staffNo, 'sign-in', staffNo);
      return begin(person);
    }
    const failures = credentials.failures + 1;
    const waitMs = waitAfter(failures);
    repository.setFailures(staffNo, failures, waitMs === 0 ? 0 : clock() + waitMs);
    audit(staffNo, 'wrong-pin', staffNo, String(failures));
    return waitMs > 0
      ? { ok: false, why: 'locked', waitMs }
      : { ok: false, why: 'wrong-pin', triesLeft: freeTries - failures };
  }

  return {
    people: () => repository.all(),
    get: (staffNo) => repository.get(staffNo),
    async signIn(staffNo, pin) {
      const before = checking.get(staffNo) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => check(staffNo, pin));
      checking.set(staffNo, mine);
      try {
        return await mine;
      } finally {
        if (checking.get(staffNo) === mine) checking.delete(staffNo);
      }
    },
    async choosePin(staffNo, pin) {
      const person = repository.get(staffNo);
      if (!person?.active) return { ok: false, why: 'wrong-pin', triesLeft: 0 };
      // Whoever comes first could else make themselves the head of the branch.
      if (may(person.role, 'configure')) return { ok: false, why: 'given-by-another' };
      if (isWeakPin(pin)) return { ok: false, why: 'weak' };
      const pinHash = await hashPin(pin);
      if (repository.credentials(staffNo)?.pinHash !== null) return { ok: false, why: 'pin-set' };
      repository.setPin(staffNo, pinHash);
      audit(staffNo, 'pin-chosen', staffNo);
      return begin({ ...person, hasPin: true });
    },
    resume(resumeToken) {
      const session = sessions.get(resumeToken);
      if (!session) return null;
      const person = repository.get(session.staffNo);
      if (clock() < session.until && person?.active) return person;
      sessions.delete(resumeToken);
      return null;
    },
    end: (resumeToken) => {
      sessions.delete(resumeToken);
    },
    endAll: () => {
      sessions.clear();
    },
    async save(person, pin, by) {
      const before = repository.get(person.staffNo);
      const pinHash = pin === null ? null : await hashPin(pin);
      repository.save({ ...person, branch: before?.branch ?? null });
      if (pinHash !== null) repository.setPin(person.staffNo, pinHash);
      if (!person.active || pinHash !== null || before?.role !== person.role) {
        for (const [token, session] of sessions) {
          if (session.staffNo === person.staffNo) sessions.delete(token);
        }
      }
      audit(by, 'person-saved', person.staffNo, person.role);
    },
    land: (rows) => repository.land(rows),
    async setPin(staffNo, pin) {
      repository.setPin(staffNo, await hashPin(pin));
    },
    audit,
  };
}
