import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { NamedClientView } from '../../../shared/contract/relationship/schemas.ts';
import type { Client } from '../../../shared/model/clients/client.ts';
import type { Role } from '../../../shared/model/people/roles.ts';
import type { RelationshipConfig } from '../../../shared/model/relationship/config.ts';
import type { RelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import { managerOf } from '../../../shared/model/relationship/state.ts';
import {
  CalendarGapError,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';
import type { Person } from '../../../shared/contract/schemas.ts';
import { mayRead } from '../contacts/timeline.rules.ts';
import type { Acting } from '../service/fact-log.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import type { Relationship } from '../service/relationship.service.ts';
import type { ManagedClient, ManagedClients } from './managed-clients.service.ts';

/** A colleague as relationship work needs them. */
export interface Colleague {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}

/** Who asks or acts. */
export interface Worker {
  readonly staffNo: string;
  readonly role: Role;
  readonly place: string;
}

/** What every subject of relationship work is built on. */
export interface DeskParts {
  readonly relationship: Relationship;
  readonly managed: ManagedClients;
  readonly book: {
    get(clientNo: string): Client | null;
  };
  /** How to speak of a client on a screen of the staff. */
  readonly personOf: (client: Client) => Person;
  readonly tierOf: (clientNo: string) => ManagedClient['tier'];
  readonly people: () => readonly Colleague[];
  readonly config: () => RelationshipConfig | undefined;
  readonly settings: () => RelationshipSettings;
  readonly calendar: () => WorkCalendar;
  readonly today: () => BusinessDate;
  /** Clients who are in the hall now, by the colleague who has accepted them. */
  readonly receiving: () => ReadonlyMap<string, string>;
  /** Clients who were in the hall today. */
  readonly seenToday: () => ReadonlySet<string>;
  readonly audit: (actor: string, action: string, subject: string, detail?: string) => void;
  readonly newId: () => string;
}

/** The parts with what is asked of them again and again. */
export interface Desk extends DeskParts {
  staffName(staffNo: string): string;
  staffName(staffNo: string | null): string | null;
  works(staffNo: string): boolean;
  /** A client by name; one that the book no longer has is named by its number. */
  named(clientNo: string): NamedClientView;
  /** Who looks after a client: the log's assignment, else the book's manager. */
  managerOf(clientNo: string): string | null;
  /** Whether somebody may read and act on more than that a client was contacted. */
  reads(clientNo: string, worker: Worker): boolean;
  /** @throws RelationshipRefused client-unknown, not-your-client */
  mustRead(clientNo: string, worker: Worker): void;
}

/** Puts the parts together. */
export function createDesk(parts: DeskParts): Desk {
  const { relationship, book, personOf, tierOf, people, receiving } = parts;
  const colleague = (staffNo: string) => people().find((one) => one.staffNo === staffNo);
  const staffName = (staffNo: string | null) =>
    staffNo === null ? null : (colleague(staffNo)?.name ?? staffNo);
  const bookManagerOf = (clientNo: string) => book.get(clientNo)?.managerNo ?? null;

  function reads(clientNo: string, { staffNo, role }: Worker): boolean {
    return mayRead(relationship.state(), clientNo, bookManagerOf(clientNo), {
      ...{ staffNo, role },
      receiving: receiving().get(clientNo) === staffNo,
    });
  }

  return {
    ...parts,
    staffName: staffName as Desk['staffName'],
    works: (staffNo) => colleague(staffNo)?.active === true,
    named(clientNo) {
      const client = book.get(clientNo);
      if (client)
        return { clientNo, name: client.name, person: personOf(client), tier: tierOf(clientNo) };
      const nobody = { surname: clientNo, surnamePinyin: clientNo, title: 'none' } as const;
      const person = { ...nobody, masked: false, address: null };
      return { clientNo, name: clientNo, person, tier: 'regular' };
    },
    managerOf: (clientNo) => managerOf(relationship.state(), clientNo, bookManagerOf(clientNo)),
    reads,
    mustRead(clientNo, worker) {
      if (!book.get(clientNo)) throw new RelationshipRefused('client-unknown');
      if (!reads(clientNo, worker)) throw new RelationshipRefused('not-your-client');
    },
  };
}

/** The actor of a fact. */
export const actingOf = ({ staffNo, place }: Worker): Acting => ({ actor: staffNo, place });

/** Turns a year without a calendar into a refusal that names it. */
export function withCalendar<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarGapError)) throw error;
    throw new RelationshipRefused('calendar-year-missing', String(error.year));
  }
}
