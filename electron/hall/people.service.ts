import type { Client } from '../../shared/model/clients/client.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import { may, type Role } from '../../shared/model/people/roles.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { counterOf } from '../queue/index.ts';
import type { Person as StaffMember } from '../staff/index.ts';
import { personOf, type Person } from './address.ts';
import type { Addresses } from './addresses.service.ts';
import { memoizeByState } from './memoize-by-state.ts';
import type { Colleague } from './reception.rules.ts';

/** The part of the client book that this needs. */
export interface ClientSource {
  get(clientNo: string): Client | null;
  /** Changes whenever clients may have changed. */
  version(): number;
}

/** The part of the staff service that this needs. */
export interface StaffSource {
  people(): readonly StaffMember[];
  get(staffNo: string): StaffMember | null;
}

/** Whether a person is signed in at a window now. */
export type Presence = (staffNo: string) => boolean;

/** A person who may receive clients, and what they are doing now. */
export interface ReceiverView {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly state: 'free' | 'busy' | 'called' | 'accepted' | 'declined' | 'away';
}

/** A person who may serve, and their present counter. */
export interface ServerView {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly present: boolean;
  readonly counter: number | null;
}

/** Clients and colleagues as screens name them. */
export interface People {
  /** How to address the client of a ticket; null for a walk-in. */
  personFor(clientNo: string | null, tier: Tier): Person | null;
  staffName(staffNo: string | null): string | null;
  colleagues(state: FloorState): Colleague[];
  /** Everybody who may be assigned to a counter, those without one first. */
  servers(state: FloorState): ServerView[];
  /** A colleague as the receiver of a ticket; null: the client has no ticket yet. */
  receiver(state: FloorState, staffNo: string, ticket: Ticket | null): ReceiverView | null;
}

const receiving: ReadonlySet<Role> = new Set(['head', 'manager', 'lobby']);

/** More than the clients of the busiest day. */
const personsKept = 5_000;

/** Which colleagues are with a client, at a counter or as receiver, and with which ticket. */
const busyIn = memoizeByState((state): ReadonlyMap<string, Ticket> => {
  const busy = new Map<string, Ticket>();
  for (const ticket of state.open.values()) {
    const { reception } = ticket;
    if (reception?.state !== 'accepted' || reception.staffNo === null) continue;
    if (!busy.has(reception.staffNo)) busy.set(reception.staffNo, ticket);
  }
  for (const { staffNo, ticketId } of state.counters.values()) {
    const ticket = ticketId === null ? undefined : state.tickets.get(ticketId);
    if (staffNo !== null && ticket) busy.set(staffNo, ticket);
  }
  return busy;
});

/** Creates the service. */
export function createPeople(
  clients: ClientSource,
  staff: StaffSource,
  addresses: Pick<Addresses, 'of' | 'version'>,
  present: Presence,
): People {
  // Cached, because after every act every screen asks for everybody who waits.
  let known = { version: '', persons: new Map<string, Person | null>() };

  return {
    personFor(clientNo, tier) {
      if (clientNo === null) return null;
      const version = `${String(clients.version())} ${String(addresses.version())}`;
      if (known.version !== version) known = { version, persons: new Map() };
      const { persons } = known;
      const key = `${tier} ${clientNo}`;
      let person = persons.get(key);
      if (person === undefined) {
        const client = clients.get(clientNo);
        person = client && personOf(client, tier, addresses.of(clientNo));
        if (persons.size >= personsKept) persons.clear();
        persons.set(key, person);
      }
      return person;
    },
    staffName: (staffNo) => (staffNo === null ? null : (staff.get(staffNo)?.name ?? staffNo)),
    colleagues(state) {
      const busy = busyIn(state);
      return staff
        .people()
        .filter(({ active, role }) => active && receiving.has(role))
        .map(({ staffNo, role }) => ({
          staffNo,
          role,
          present: present(staffNo),
          busy: busy.has(staffNo),
        }));
    },
    servers: (state) =>
      staff
        .people()
        .filter((person) => person.active && may(person.role, 'serve'))
        .map(({ staffNo, name, role }) => ({
          staffNo,
          name,
          role,
          present: present(staffNo),
          counter: counterOf(state, staffNo)?.id ?? null,
        }))
        .sort((a, b) => Number(a.counter !== null) - Number(b.counter !== null)),
    receiver(state, staffNo, ticket) {
      const person = staff.get(staffNo);
      if (!person) return null;
      const asked = ticket?.reception?.staffNo === staffNo ? ticket.reception.state : 'suggested';
      const { name, role } = person;
      if (asked !== 'suggested') return { staffNo, name, role, state: asked };
      const busy = busyIn(state).get(staffNo);
      if (busy && busy.id !== ticket?.id) return { staffNo, name, role, state: 'busy' };
      return { staffNo, name, role, state: present(staffNo) ? 'free' : 'away' };
    },
  };
}
