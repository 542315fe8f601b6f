import type { Instant } from '../../shared/model/dates.ts';
import { foldKey } from '../../shared/model/clients/fold.ts';
import { peopleActs } from '../../shared/model/people/people-record.ts';
import { pinProblem, type PinProblem } from '../../shared/model/people/pin.ts';
import { may, type Role } from '../../shared/model/people/roles.ts';
import { StaffRefusalError, type StaffRefusal } from '../../shared/model/people/staff-refusal.ts';
import { headRefusal, lastRefusal, needsConfirmation } from './people.rules.ts';
import { codeMs, newCode } from './pin-code.ts';
import { hashPin } from './pin.ts';
import { sameStaffNo, type Person } from '../../shared/model/people/person.ts';
import type { AuditLines, RecordedEntry } from './audit-lines.repository.ts';
import type { RoleRequest } from './role-requests.repository.ts';
import type { PeopleChange, StaffRepository } from './staff.repository.ts';

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

/**
 * Changes of people in the settings. Who acts is looked up inside the change, which is decided again where another
 * workstation was faster.
 */
export interface PeopleService {
  /**
   * Adds a person, who then chooses a PIN with the code.
   * @throws StaffRefusalError
   */
  add(person: PersonChange, by: string): Promise<IssuedCode & { readonly waits: boolean }>;
  /** @returns whether the role waits for a head's confirmation. @throws StaffRefusalError */
  save(person: PersonChange, by: string): Promise<{ readonly waits: boolean }>;
  /** Removes the PIN, if any, and issues a code to choose another. @throws StaffRefusalError */
  resetPin(staffNo: string, by: string): Promise<IssuedCode>;
  /** Roles that wait for a head. */
  roleRequests(): RoleRequest[];
  /** The audit lines about people and their PINs, latest first. */
  peopleRecord(): RecordedEntry[];
  /** Confirms or refuses a requested role. @throws StaffRefusalError */
  answerRole(request: { staffNo: string; role: Role }, yes: boolean, by: string): Promise<void>;
  /**
   * Prepares the people of a new branch: hashes their PINs before anything is written.
   * @param printed for the demo branch, whose PIN is on the sign-in screen: its strength is not checked
   * @throws WeakPinError
   */
  founding(
    people: readonly Founder[],
    printed?: 'printed',
  ): Promise<{ readonly codes: readonly IssuedCode[]; readonly write: () => Promise<void> }>;
  /** Removes the people of a set-up that was not completed. Only while the branch is not set up. */
  removeFounders(): Promise<void>;
}

/** Dependencies of the service. */
export interface PeopleParts {
  readonly repository: StaffRepository;
  /** What was recorded about people. */
  readonly lines: AuditLines;
  readonly clock: () => Instant;
}

const setup = 'setup';
const recordShown = 100;

/** Creates the service. */
export function createPeopleService(parts: PeopleParts): PeopleService {
  const { repository, lines, clock } = parts;

  function audit(
    people: PeopleChange,
    line: { by: string; action: string; subject: string; detail?: string },
  ): void {
    const { by, action, subject, detail = '' } = line;
    people.audit({ at: clock(), actor: by, action, subject, detail });
  }

  const refuse = (code: StaffRefusal | null, subject: string): void => {
    if (code) throw new StaffRefusalError(code, subject);
  };

  /** Decides a change, after checking that this person may configure now. */
  function acting<T>(by: string, decide: (people: PeopleChange, actor: Person) => T): Promise<T> {
    return repository.change((people) => {
      people.dependsOnEverybody();
      const actor = people.get(by);
      if (!actor?.active || !may(actor.role, 'configure')) {
        throw new StaffRefusalError('not-allowed', by);
      }
      return decide(people, actor);
    });
  }

  function known(people: PeopleChange, staffNo: string): Person {
    const person = people.get(staffNo);
    if (!person) throw new StaffRefusalError('person-unknown', staffNo);
    return person;
  }

  function ask(
    people: PeopleChange,
    before: Person | null,
    wanted: PersonChange,
    by: string,
  ): void {
    const { staffNo, role } = wanted;
    const activates = wanted.active && before?.active === false;
    const asked = { staffNo, role, activates, source: 'screen' as const };
    people.requests.put({ ...asked, askedBy: by, askedAt: clock(), refused: false });
    const detail = `${before?.role ?? 'teller'}>${role}`;
    audit(people, { by, action: 'role-asked', subject: staffNo, detail });
  }

  /** Writes a person, and an audit line for each change. */
  function write(people: PeopleChange, before: Person, after: Person, by: string): void {
    refuse(lastRefusal(before, after, people.all()), before.staffNo);
    people.save(after);
    const { staffNo: subject } = before;
    if (before.name !== after.name) {
      const detail = `${before.name}>${after.name}`;
      audit(people, { by, action: 'person-renamed', subject, detail });
    }
    if (before.role !== after.role) {
      const detail = `${before.role}>${after.role}`;
      audit(people, { by, action: 'role-changed', subject, detail });
    }
    if (before.active !== after.active) {
      const action = after.active ? 'person-activated' : 'person-deactivated';
      audit(people, { by, action, subject, detail: after.role });
      // A code of somebody who has left must not be usable by whoever finds it.
      if (!after.active) people.codes.spend(subject);
    }
  }

  const changesWho = (before: Person, after: Person) =>
    before.role !== after.role || before.active !== after.active;

  function issue(people: PeopleChange, person: Person, hash: string, by: string): Instant {
    const { staffNo } = person;
    const issuedAt = clock();
    const until = issuedAt + codeMs;
    const isReset = person.hasPin || (people.codes.latest(staffNo)?.isReset ?? false);
    people.codes.put({ staffNo, isReset, issuedBy: by, issuedAt, until, hash });
    if (person.hasPin) people.setPin(staffNo, null);
    const action = isReset ? 'pin-reset' : 'pin-code-issued';
    audit(people, { by, action, subject: staffNo, detail: person.role });
    return until;
  }

  return {
    async add(wanted, by) {
      const staffNo = foldKey(wanted.staffNo);
      const code = newCode();
      const hash = await hashPin(code);
      return acting(by, (people, actor) => {
        const taken = people.all().some((one) => sameStaffNo(one.staffNo, staffNo));
        refuse(taken || staffNo === '' ? 'number-taken' : null, staffNo);
        const person = { ...wanted, staffNo };
        const waits = needsConfirmation(actor.role, null, person);
        const role = waits ? 'teller' : person.role;
        people.save({ ...person, role, branch: null });
        audit(people, { by, action: 'person-added', subject: staffNo, detail: role });
        if (waits) ask(people, null, person, by);
        return { staffNo, code, until: issue(people, known(people, staffNo), hash, by), waits };
      });
    },

    save: (wanted, by) =>
      acting(by, (people, actor) => {
        const before = known(people, wanted.staffNo);
        refuse(headRefusal(actor, before, 'change', people.all()), before.staffNo);
        const waits = needsConfirmation(actor.role, before, wanted);
        const after: Person = {
          ...before,
          name: wanted.name,
          role: waits ? before.role : wanted.role,
          active: waits ? before.active && wanted.active : wanted.active,
        };
        write(people, before, after, by);
        if (waits) ask(people, before, wanted, by);
        // A head has decided about the role, which answers an open request.
        else if (changesWho(before, after)) people.requests.drop(before.staffNo);
        return { waits };
      }),

    async resetPin(staffNo, by) {
      const code = newCode();
      const hash = await hashPin(code);
      const until = await acting(by, (people, actor) => {
        const person = known(people, staffNo);
        refuse(staffNo === by ? 'own-reset' : null, staffNo);
        refuse(person.active ? null : 'person-inactive', staffNo);
        refuse(headRefusal(actor, person, 'code', people.all()), staffNo);
        return issue(people, person, hash, by);
      });
      return { staffNo, code, until };
    },

    roleRequests: () => repository.requests.all().filter(({ refused }) => !refused),

    peopleRecord: () => lines.latest(peopleActs, recordShown),

    answerRole: ({ staffNo, role }, yes, by) =>
      acting(by, (people, actor) => {
        if (!may(actor.role, 'appoint')) throw new StaffRefusalError('head-only', staffNo);
        const asked = people.requests.get(staffNo);
        if (asked?.role !== role || asked.refused) {
          throw new StaffRefusalError('request-gone', staffNo);
        }
        const before = known(people, staffNo);
        const detail = `${before.role}>${role}, ${asked.source} ${asked.askedBy}`;
        const action = yes ? 'role-confirmed' : 'role-refused';
        audit(people, { by, action, subject: staffNo, detail });
        if (!yes) {
          people.requests.put({ ...asked, refused: true });
          return;
        }
        const after = { ...before, role, active: before.active || asked.activates };
        write(people, before, after, by);
        people.requests.drop(staffNo);
      }),

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
        write: () =>
          repository.change((on) => {
            on.dependsOnEverybody();
            on.setFounders([...on.founders(), ...ready.map(({ staffNo }) => staffNo)]);
            for (const { staffNo, name, role, branch = null, isPin, hash } of ready) {
              on.save({ staffNo, name, role, branch, active: true });
              on.requests.drop(staffNo);
              audit(on, { by: setup, action: 'person-added', subject: staffNo, detail: role });
              if (isPin) {
                on.setPin(staffNo, hash, !printed);
                on.codes.spend(staffNo);
              } else issue(on, known(on, staffNo), hash, setup);
            }
          }),
      };
    },

    removeFounders: () =>
      repository.change((people) => {
        const founders = people.founders();
        if (founders.length === 0) return;
        people.setFounders([]);
        for (const staffNo of founders) people.remove(staffNo);
        const detail = `${founders.length} people`;
        audit(people, { by: setup, action: 'set-up-undone', subject: '', detail });
      }),
  };
}
