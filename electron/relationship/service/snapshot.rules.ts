import type { Contact } from '../../../shared/model/relationship/contact.ts';
import type {
  ClientRelationship,
  RelationshipState,
} from '../../../shared/model/relationship/state.ts';

/** The parts of a state, each as plain data: maps as lists of their entries. */
export type SnapshotParts = Readonly<Record<string, unknown>>;

/** Clients of one part: small enough to be read and written without holding anybody up. */
const clientsOfPart = 500;

const mapNames = [
  'opportunities',
  'contactClients',
  'weeks',
  'approvals',
  'announcements',
  'complaints',
  'ratings',
  'tierRhythms',
] as const;

/** A state as parts. `contactClients` follows from the clients and is not kept. */
export function partsOf(state: RelationshipState): SnapshotParts {
  const clients = [...state.clients.values()];
  const parts: Record<string, unknown> = {
    rest: { begunOn: state.begunOn, screenings: state.screenings, forums: state.forums },
  };
  for (const name of mapNames) {
    if (name !== 'contactClients') parts[name] = [...state[name]].map(plainWeek);
  }
  for (let at = 0; at < clients.length; at += clientsOfPart) {
    const part = String(at / clientsOfPart).padStart(6, '0');
    parts[`clients ${part}`] = clients.slice(at, at + clientsOfPart).map(packed);
  }
  return parts;
}

/** The state of these parts; maps in a map (who handed a week in) come back as maps. */
export function stateOf(parts: SnapshotParts, seq: number): RelationshipState {
  const map = (name: string) => new Map((parts[name] ?? []) as [never, never][]);
  const rest = parts['rest'] as Pick<RelationshipState, 'begunOn' | 'screenings' | 'forums'>;
  const clients: RelationshipState['clients'] = new Map(
    Object.keys(parts)
      .filter((name) => name.startsWith('clients '))
      .sort()
      .flatMap((name) => parts[name] as readonly PackedClient[])
      .map((client) => [client.clientNo, unpacked(client)]),
  );
  const contactClients = new Map<string, string>();
  for (const { clientNo, contacts } of clients.values()) {
    for (const { id } of contacts) contactClients.set(id, clientNo);
  }
  return {
    ...rest,
    seq,
    clients,
    contactClients,
    opportunities: map('opportunities'),
    weeks: new Map(
      ((parts['weeks'] ?? []) as [string, { submitted: [never, never][] } & object][]).map(
        ([week, record]) => [week, { ...record, submitted: new Map(record.submitted) } as never],
      ),
    ),
    approvals: map('approvals'),
    announcements: map('announcements'),
    complaints: map('complaints'),
    ratings: map('ratings'),
    tierRhythms: map('tierRhythms'),
  };
}

/** A contact without the names of its fields: contacts are nearly all of a state, and names are most of their text. */
type PackedContact = readonly [
  Contact['id'],
  Contact['seq'],
  Contact['on'],
  Contact['kind'],
  Contact['reached'],
  Contact['cause'],
  Contact['by'],
  Contact['next'],
  Contact['text'],
  Contact['ticketId'],
  Contact['reviewed'],
];
type PackedClient = Omit<ClientRelationship, 'contacts'> & {
  readonly contacts: readonly PackedContact[];
};

function packed(client: ClientRelationship): PackedClient {
  const contacts = client.contacts.map((one): PackedContact => {
    const { id, seq, on, kind, reached, cause, by, next, text, ticketId, reviewed } = one;
    return [id, seq, on, kind, reached, cause, by, next, text, ticketId, reviewed];
  });
  return { ...client, contacts };
}

function unpacked(client: PackedClient): ClientRelationship {
  const contacts = client.contacts.map((one): Contact => {
    const [id, seq, on, kind, reached, cause, by, next, text, ticketId, reviewed] = one;
    return { id, seq, on, kind, reached, cause, by, next, text, ticketId, reviewed };
  });
  return { ...client, contacts };
}

/** A week's record holds a map of its own. */
function plainWeek([key, value]: readonly [string, object]): readonly [string, object] {
  if (!('submitted' in value) || !(value.submitted instanceof Map)) return [key, value];
  return [key, { ...value, submitted: [...value.submitted] }];
}
