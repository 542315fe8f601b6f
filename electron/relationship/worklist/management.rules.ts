import type { BusinessDate } from '../../../shared/model/dates.ts';
import { touches, type Contact } from '../../../shared/model/relationship/contact.ts';
import {
  type ClientRelationship,
  type RelationshipState,
} from '../../../shared/model/relationship/state.ts';
import type { WorklistClient } from '../../../shared/model/relationship/worklist.ts';

/** Before every day: since always, as far as is known. */
export const always: BusinessDate = '0000-01-01';

/** Who looks after a client now, and since when. */
export interface Management {
  readonly executor: string;
  /** Since then by this person; {@link always}: the book had them before the log began. */
  readonly since: BusinessDate;
  /** Since then by anybody, without a break. */
  readonly managedSince: BusinessDate;
}

/** Since when a client's executor looks after it. */
export function managementOf(client: ClientRelationship | undefined, executor: string): Management {
  const assignments = client?.assignments ?? [];
  let same = assignments.length;
  while (same > 0 && assignments[same - 1]?.executor === executor) same -= 1;
  let managed = same;
  while (managed > 0 && assignments[managed - 1]?.executor != null) managed -= 1;
  const before = assignments[0]?.from ?? null;
  return {
    executor,
    since: same === 0 && before === executor ? always : onOf(same),
    managedSince: managed === 0 && before !== null ? always : onOf(managed),
  };

  function onOf(index: number): BusinessDate {
    return assignments[index]?.on ?? always;
  }
}

/** Who looked after a client on the eve of a day; null: nobody. */
export function executorBefore(
  client: ClientRelationship | undefined,
  bookManagerNo: string | null,
  date: BusinessDate,
): string | null {
  const held = client?.assignments.findLast(({ on }) => on < date);
  if (held) return held.executor;
  const first = client?.assignments[0];
  return first ? first.from : bookManagerNo;
}

/** The day of the last contact in which the client was spoken to, before a date; null: never. */
export function lastTouchBefore(
  contacts: readonly Contact[],
  date: BusinessDate,
): BusinessDate | null {
  for (let i = contacts.length - 1; i >= 0; i -= 1) {
    const contact = contacts[i];
    if (contact && contact.on < date && touches(contact)) return contact.on;
  }
  return null;
}

/** A client's place in the quarter's round of one person. */
export interface QuarterPlace {
  readonly executor: string;
  /** 1: first. */
  readonly rank: number;
  readonly count: number;
}

/**
 * The quarter's round: each person's clients as they were on the eve of the quarter, least recently spoken to first.
 * Who comes or goes later moves nobody, so that no due day slips.
 */
export function quarterPlaces(
  state: Pick<RelationshipState, 'clients'>,
  clients: Iterable<WorklistClient>,
  quarterFirst: BusinessDate,
  only?: string,
): ReadonlyMap<string, QuarterPlace> {
  const rounds = new Map<string, { clientNo: string; last: BusinessDate }[]>();
  for (const { clientNo, bookManagerNo } of clients) {
    const client = state.clients.get(clientNo);
    const executor = executorBefore(client, bookManagerNo, quarterFirst);
    if (executor === null || (only !== undefined && executor !== only)) continue;
    const last = lastTouchBefore(client?.contacts ?? [], quarterFirst) ?? always;
    const round = rounds.get(executor);
    if (round) round.push({ clientNo, last });
    else rounds.set(executor, [{ clientNo, last }]);
  }
  const places = new Map<string, QuarterPlace>();
  for (const [executor, round] of rounds) {
    round.sort((a, b) => compare(a.last, b.last) || compare(a.clientNo, b.clientNo));
    round.forEach(({ clientNo }, i) => {
      places.set(clientNo, { executor, rank: i + 1, count: round.length });
    });
  }
  return places;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
