import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import type { Person } from '../../shared/model/people/person.ts';
import { roles } from '../../shared/model/people/roles.ts';
import type {
  AuditEntry,
  RecordChange,
  RecordKind,
  RecordReader,
  Records,
} from '../store/index.ts';
import {
  changePinCodes,
  pinCodeKind,
  pinCodesIn,
  type PinCodeChange,
  type PinCodes,
} from './pin-codes.repository.ts';
import {
  changeRoleRequests,
  roleRequestKind,
  roleRequestsIn,
  type RoleRequestChange,
  type RoleRequests,
} from './role-requests.repository.ts';

/** What sign-in needs to know about a person. */
export interface Credentials {
  readonly pinHash: string | null;
  /** Whether the person chose this PIN. In the demo branch the others have the printed one. */
  readonly isOwn: boolean;
  readonly failures: number;
  readonly lockedUntil: Instant;
}

/** The people as they are. */
export interface People {
  all(): readonly Person[];
  get(staffNo: string): Person | null;
  credentials(staffNo: string): Credentials | null;
  readonly codes: PinCodes;
  readonly requests: RoleRequests;
}

/** The people within a change, which is stored as a whole with its audit lines. */
export interface PeopleChange extends People {
  readonly codes: PinCodeChange;
  readonly requests: RoleRequestChange;
  save(person: Omit<Person, 'hasPin'>): void;
  /** @param pinHash null removes the PIN @param isOwn whether the person has chosen it */
  setPin(staffNo: string, pinHash: string | null, isOwn?: boolean): void;
  setFailures(staffNo: string, failures: number, lockedUntil: Instant): void;
  /**
   * This change depends on who has which role: of such changes, one is made at a time on all workstations. Without it two
   * heads could dismiss each other in the same moment.
   */
  dependsOnEverybody(): void;
  /** Notes who founds the branch, until it is set up. */
  setFounders(staffNos: readonly string[]): void;
  founders(): readonly string[];
  /** Removes a person and everything about them. */
  remove(staffNo: string): void;
  audit(entry: AuditEntry): void;
}

/** People, PINs, codes and requested roles in the records of the branch. */
export interface StaffRepository extends People {
  /** Decides a change from the people as they are: {@link Records.change}. */
  change<T>(decide: (people: PeopleChange) => T): Promise<T>;
  /** Calls back when something about people has changed, here or at another workstation. */
  subscribe(listener: () => void): void;
}

type StoredPerson = Omit<Person, 'hasPin'>;

const personKind: RecordKind<StoredPerson> = {
  kind: 'staff',
  schema: z.object({
    staffNo: z.string(),
    name: z.string(),
    role: z.enum(roles),
    branch: z.string().nullable(),
    active: z.boolean(),
  }),
};

/** Beside the person, because wrong PINs are counted often and people change seldom. */
const credentialsKind: RecordKind<Credentials & { readonly staffNo: string }> = {
  kind: 'credentials',
  schema: z.object({
    staffNo: z.string(),
    pinHash: z.string().nullable(),
    isOwn: z.boolean(),
    failures: z.int(),
    lockedUntil: z.int(),
  }),
};

const everybodyKind: RecordKind<{ readonly changes: number }> = {
  kind: 'everybody',
  schema: z.object({ changes: z.int() }),
};

const foundersKind: RecordKind<{ readonly staffNos: readonly string[] }> = {
  kind: 'founders',
  schema: z.object({ staffNos: z.array(z.string()) }),
};

const only = 'branch';
const noPin: Credentials = { pinHash: null, isOwn: false, failures: 0, lockedUntil: 0 };
const kinds = [personKind, credentialsKind, pinCodeKind, roleRequestKind].map(({ kind }) => kind);

/** The people in the records, for example those of a backup. */
export function peopleIn(records: RecordReader): People {
  let known: { readonly from: readonly unknown[]; readonly people: Map<string, Person> } | null;
  // Kept until a record changes, because every screen names people.
  function people(): Map<string, Person> {
    const [stored, credentials] = [records.all(personKind), records.all(credentialsKind)];
    if (known?.from[0] === stored && known.from[1] === credentials) return known.people;
    const withPin = new Set(
      credentials.filter(({ pinHash }) => pinHash !== null).map(({ staffNo }) => staffNo),
    );
    const joined = stored.map(({ staffNo, name, role, branch, active }) => {
      const person: Person = { staffNo, name, role, branch, active, hasPin: withPin.has(staffNo) };
      return [staffNo, person] as const;
    });
    known = { from: [stored, credentials], people: new Map(joined) };
    return known.people;
  }
  return {
    all: () => [...people().values()],
    get: (staffNo) => people().get(staffNo) ?? null,
    credentials: (staffNo) =>
      people().has(staffNo) ? (records.get(credentialsKind, staffNo) ?? noPin) : null,
    codes: pinCodesIn(records),
    requests: roleRequestsIn(records),
  };
}

/** Creates the repository. */
export function createStaffRepository(records: Records): StaffRepository {
  return {
    ...peopleIn(records),
    change: (decide) => records.change((change) => decide(changePeople(change))),
    subscribe(listener) {
      records.subscribe((changed) => {
        if (kinds.some((kind) => changed.has(kind))) listener();
      });
    },
  };
}

function changePeople(records: RecordChange): PeopleChange {
  const people = peopleIn(records);
  function setCredentials(staffNo: string, changed: Partial<Credentials>): void {
    const before = records.get(credentialsKind, staffNo) ?? noPin;
    records.put(credentialsKind, staffNo, { ...before, ...changed, staffNo });
  }
  return {
    ...people,
    codes: changePinCodes(records),
    requests: changeRoleRequests(records),
    save({ staffNo, name, role, branch, active }) {
      const before = records.get(personKind, staffNo);
      const saved = { ...before, staffNo, name, role, branch, active };
      records.put(personKind, staffNo, saved);
    },
    setPin(staffNo, pinHash, isOwn = false) {
      setCredentials(staffNo, { pinHash, isOwn, failures: 0, lockedUntil: 0 });
    },
    setFailures: (staffNo, failures, lockedUntil) =>
      setCredentials(staffNo, { failures, lockedUntil }),
    dependsOnEverybody() {
      const { changes } = records.get(everybodyKind, only) ?? { changes: 0 };
      records.put(everybodyKind, only, { changes: changes + 1 });
    },
    founders: () => records.get(foundersKind, only)?.staffNos ?? [],
    setFounders: (staffNos) => records.put(foundersKind, only, { staffNos }),
    remove(staffNo) {
      for (const kind of [personKind, credentialsKind, pinCodeKind, roleRequestKind])
        records.forget(kind, staffNo);
    },
    audit: (entry) => records.audit(entry),
  };
}
