import type { LoggedFact, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import type {
  ClientRelationship,
  RelationshipState,
} from '../../../shared/model/relationship/state.ts';

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : T[K];
};

/** A state that is being folded: its maps are its own, what they hold is never changed but replaced. */
export type Draft = Mutable<RelationshipState>;

/** The facts of these types. */
export type FactOf<Type extends RelationshipFact['type']> = Extract<
  RelationshipFact,
  { readonly type: Type }
>;

/** Who, when and where in the log. */
export type Logged = Pick<LoggedFact, 'seq' | 'day' | 'actor'>;

/** A draft that goes on from a state. */
export function copied(state: RelationshipState): Draft {
  return {
    ...state,
    clients: new Map(state.clients),
    opportunities: new Map(state.opportunities),
    contactClients: new Map(state.contactClients),
    weeks: new Map(state.weeks),
    approvals: new Map(state.approvals),
    announcements: new Map(state.announcements),
    complaints: new Map(state.complaints),
    ratings: new Map(state.ratings),
    tierRhythms: new Map(state.tierRhythms),
  };
}

/** Of a client of whom nothing is known. */
export function newClient(clientNo: string): ClientRelationship {
  return {
    clientNo,
    assignments: [],
    contacts: [],
    promises: [],
    postponed: [],
    opportunities: [],
    retentions: [],
    links: [],
    complaints: [],
    caution: null,
    rhythm: null,
    circumstancesChangedOn: null,
    corporate: null,
  };
}

/** Replaces parts of a client's record, which begins with the first fact about the client. */
export function changeClient(
  draft: Draft,
  clientNo: string,
  change: (client: ClientRelationship) => Partial<ClientRelationship>,
): void {
  const client = draft.clients.get(clientNo) ?? newClient(clientNo);
  draft.clients.set(clientNo, { ...client, ...change(client) });
}

/** Replaces parts of one entry of a map; what is not there is left alone: the act was refused when it was tried. */
export function changeEntry<Key, Value extends object>(
  map: Map<Key, Value>,
  key: Key,
  change: (value: Value) => Partial<Value>,
): void {
  const value = map.get(key);
  if (value) map.set(key, { ...value, ...change(value) });
}
