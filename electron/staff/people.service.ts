import type { Instant } from '../../shared/model/dates.ts';
import { foldKey } from '../../shared/model/clients/fold.ts';
import { peopleActs } from '../../shared/model/people/people-record.ts';
import { pinProblem, type PinProblem } from '../../shared/model/people/pin.ts';
import { may, type Role } from '../../shared/model/people/roles.ts';
import { StaffRefusalError, type StaffRefusal } from '../../shared/model/people/staff-refusal.ts';
import { headRefusal, lastRefusal, needsConfirmation } from './people.rules.ts';
import { codeMs, newCode } from './pin-code.ts';
import type { PinCodes } from './pin-codes.repository.ts';
import { hashPin } from './pin.ts';
import { sameStaffNo, type Person } from '../../shared/model/people/person.ts';
import type { RoleRequest, RoleRequests } from './role-requests.repository.ts';
import type { Sessions } from './sessions.ts';
import type { RecordedEntry, StaffRepository } from './staff.repository.ts';

/** A person as the settings save them. */
export type PersonChange = Pick<Person, 'staffNo' | 'name' | 'role' | 'active'>;

/** A one-time code, returned once: only its hash is stored. */
export interface IssuedCode {
  readonly staffNo: string;
  readonly code: string;
  readonly until: Instant;
}

/** A person of a new branch. */
export interface Founder {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch?: string | null;
  /** Without it the person chooses a PIN with a code. */
  readonly pin?: string | undefined;
}

/** A PIN that is easily guessed. */
export class WeakPinError extends Error {
  readonly problem: PinProblem;
  readonly staffNo: string;

  constructor(problem: PinProblem, staffNo: string) {
    super(`the PIN of ${staffNo} is easy to guess: ${problem}`);
    this.name = 'WeakPinError';
    this.problem = problem;
    this.staffNo = staffNo;
  }
}

/** Changes of people in the settings. Who acts is looked up inside the transaction that makes the change. */
export interface PeopleService {
  /**
   * Adds a person, who then chooses a PIN with the code.
   * @throws StaffRefusalError
   */
  add(person: PersonChange, by: string): Promise<IssuedCode & { readonly waits: boolean }>;
  /** @returns whether the role waits for a head's confirmation. @throws StaffRefusalError */
  save(person: PersonChange, by: string): { readonly waits: boolean };
  /** Removes the PIN, if any, and issues a code to choose another. @throws StaffRefusalError */
  resetPin(staffNo: string, by: string): Promise<IssuedCode>;
  /** Roles that wait for a head. */
  roleRequests(): RoleRequest[];
  /** The audit lines about people and their PINs, latest first. */
  peopleRecord(): RecordedEntry[];
  /** Confirms or refuses a requested role. @throws StaffRefusalError */
  answerRole(request: { staffNo: string; role: Role }, yes: boolean, by: string): void;
  /**
   * Prepares the people of a new branch: hashes their PINs before anything is written. `write` runs inside the
   * transaction of the set-up.
   * @param printed for the demo branch, whose PIN is on the sign-in screen: its strength is not checked
   * @throws WeakPinError
   */
  founding(
    people: readonly Founder[],
    printed?: 'printed',
  ): Promise<{ readonly codes: readonly IssuedCode[]; readonly write: () => void }>;
}

/** Dependencies of the service. */
export interface PeopleParts {
  readonly repository: StaffRepository;
  readonly codes: PinCodes;
  readonly requests: RoleRequests;
  readonly sessions: Sessions;
  readonly clock: () => Instant;
}

const setup = 'setup';
const recordShown = 100;

/** Creates the service. */
export function createPeopleService(parts: PeopleParts): PeopleService {
  const { repository, codes, requests, sessions, clock } = parts;

  function audit(actor: string, action: string, subject: string, detail = ''): void {
    repository.audit({ at: clock(), actor, action, subject, detail });
  }

  const refuse = (code: StaffRefusal | null, subject: string): void => {
    if (code) throw new StaffRefusalError(code, subject);
  };

  /** Runs `work` in a transaction, after checking that this person may configure now. */
  function acting<T>(by: string, work: (actor: Person) => T): T {
    return repository.together(() => {
      const actor = repository.get(by);
      if (!actor?.active || !may(actor.role, 'configure')) {
        throw new StaffRefusalError('not-allowed', by);
      }
      return work(actor);
    });
  }

  function known(staffNo: string): Person {
    const person = repository.get(staffNo);
    if (!person) throw new StaffRefusalError('person-unknown', staffNo);
    return person;
  }

  function ask(before: Person | null, wanted: PersonChange, by: string): void {
    const { staffNo, role } = wanted;
    const activates = wanted.active && before?.active === false;
    const asked = { staffNo, role, activates, source: 'screen' as const };
    requests.put({ ...asked, askedBy: by, askedAt: clock(), refused: false });
    audit(by, 'role-asked', staffNo, `${before?.role ?? 'teller'}>${role}`);
  }

  /** Writes a person, and an audit line for each change. */
  function write(before: Person, after: Person, by: string): void {
    refuse(lastRefusal(before, after, repository.all()), before.staffNo);
    repository.save(after);
    const { staffNo } = before;
    if (before.name !== after.name) {
      audit(by, 'person-renamed', staffNo, `${before.name}>${after.name}`);
    }
    if (before.role !== after.role)
      audit(by, 'role-changed', staffNo, `${before.role}>${after.role}`);
    if (before.active !== after.active) {
      audit(by, after.active ? 'person-activated' : 'person-deactivated', staffNo, after.role);
      // A code of somebody who has left must not be usable by whoever finds it.
      if (!after.active) codes.spend(staffNo);
    }
  }

  const changesWho = (before: Person, after: Person) =>
    before.role !== after.role || before.active !== after.active;

  function issue(person: Person, hash: string, by: string): Instant {
    const issuedAt = clock();
    const until = issuedAt + codeMs;
    const isReset = person.hasPin || (codes.latest(person.staffNo)?.isReset ?? false);
    codes.put({ staffNo: person.staffNo, isReset, issuedBy: by, issuedAt, until, hash });
    if (person.hasPin) repository.setPin(person.staffNo, null);
    audit(by, isReset ? 'pin-reset' : 'pin-code-issued', person.staffNo, person.role);
    return until;
  }

  return {
    async add(wanted, by) {
      const staffNo = foldKey(wanted.staffNo);
      const code = newCode();
      const hash = await hashPin(code);
      return acting(by, (actor) => {
        const taken = repository.all().some((one) => sameStaffNo(one.staffNo, staffNo));
        refuse(taken || staffNo === '' ? 'number-taken' : null, staffNo);
        const person = { ...wanted, staffNo };
        const waits = needsConfirmation(actor.role, null, person);
        repository.save({ ...person, role: waits ? 'teller' : person.role, branch: null });
        audit(by, 'person-added', staffNo, waits ? 'teller' : person.role);
        if (waits) ask(null, person, by);
        return { staffNo, code, until: issue(known(staffNo), hash, by), waits };
      });
    },

    save(wanted, by) {
      const saved = acting(by, (actor) => {
        const before = known(wanted.staffNo);
        refuse(headRefusal(actor, before, 'change', repository.all()), before.staffNo);
        const waits = needsConfirmation(actor.role, before, wanted);
        const after: Person = {
          ...before,
          name: wanted.name,
          role: waits ? before.role : wanted.role,
          active: waits ? before.active && wanted.active : wanted.active,
        };
        write(before, after, by);
        if (waits) ask(before, wanted, by);
        // A head has decided about the role, which answers an open request.
        else if (changesWho(before, after)) requests.drop(before.staffNo);
        return { before, after, waits };
      });
      if (changesWho(saved.before, saved.after)) sessions.endOf(wanted.staffNo);
      return { waits: saved.waits };
    },

    async resetPin(staffNo, by) {
      const code = newCode();
      const hash = await hashPin(code);
      const until = acting(by, (actor) => {
        const person = known(staffNo);
        refuse(staffNo === by ? 'own-reset' : null, staffNo);
        refuse(person.active ? null : 'person-inactive', staffNo);
        refuse(headRefusal(actor, person, 'code', repository.all()), staffNo);
        return issue(person, hash, by);
      });
      sessions.endOf(staffNo);
      return { staffNo, code, until };
    },

    roleRequests: () => requests.all().filter(({ refused }) => !refused),

    peopleRecord: () => repository.record(peopleActs, recordShown),

    answerRole({ staffNo, role }, yes, by) {
      const changed = acting(by, (actor) => {
        if (!may(actor.role, 'appoint')) throw new StaffRefusalError('head-only', staffNo);
        const asked = requests.get(staffNo);
        if (asked?.role !== role || asked.refused) {
          throw new StaffRefusalError('request-gone', staffNo);
        }
        const before = known(staffNo);
        const detail = `${before.role}>${role}, ${asked.source} ${asked.askedBy}`;
        audit(by, yes ? 'role-confirmed' : 'role-refused', staffNo, detail);
        if (!yes) {
          requests.put({ ...asked, refused: true });
          return false;
        }
        const after = { ...before, role, active: before.active || asked.activates };
        write(before, after, by);
        requests.drop(staffNo);
        return changesWho(before, after);
      });
      if (changed) sessions.endOf(staffNo);
    },

    async founding(people, printed) {
      const issued: IssuedCode[] = [];
      const asked = people.map(({ pin, ...person }) => {
        const staffNo = foldKey(person.staffNo);
        const problem = pin === undefined || printed ? null : pinProblem(pin, staffNo);
        if (problem) throw new WeakPinError(problem, staffNo);
        if (pin !== undefined) return { ...person, staffNo, isPin: true, secret: pin };
        const code = newCode();
        issued.push({ staffNo, code, until: clock() + codeMs });
        return { ...person, staffNo, isPin: false, secret: code };
      });
      const ready = await Promise.all(
        asked.map(async ({ secret, ...person }) => ({ ...person, hash: await hashPin(secret) })),
      );
      return {
        codes: issued,
        write() {
          for (const { staffNo, name, role, branch = null, isPin, hash } of ready) {
            repository.save({ staffNo, name, role, branch, active: true });
            requests.drop(staffNo);
            audit(setup, 'person-added', staffNo, role);
            if (isPin) {
              repository.setPin(staffNo, hash);
              codes.spend(staffNo);
            } else issue(known(staffNo), hash, setup);
          }
        },
      };
    },
  };
}
