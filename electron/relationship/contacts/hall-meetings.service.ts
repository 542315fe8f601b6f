import type { Ticket } from '../../../shared/model/hall/floor.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import type { Faults } from '../../platform/index.ts';
import type { Floor } from '../../queue/index.ts';
import type { Desk } from '../desk/desk.ts';
import { meetingOf } from './hall-meeting.rules.ts';

/** What meetings come from. */
export interface HallMeetingParts {
  readonly floor: Pick<Floor, 'state' | 'subscribe'>;
  readonly desk: Pick<Desk, 'relationship'>;
  readonly faults: Pick<Faults, 'note'>;
}

/**
 * Records meetings from the hall by themselves: an accepted reception with a completed ticket. After a restart it looks
 * at the whole day again; a meeting's id follows from its ticket, so each is recorded once. @returns the way to stop
 */
export function followHall({ floor, desk, faults }: HallMeetingParts): () => void {
  const { relationship } = desk;
  /** Tickets of clients who were received and have not left. */
  const received = new Set<string>();

  function look(tickets: Iterable<Ticket>): void {
    for (const { id, reception } of tickets) {
      if (reception?.state === 'accepted') received.add(id);
    }
    const { day, tickets: known } = floor.state();
    for (const id of received) {
      const ticket = known.get(id);
      if (ticket?.endedAt === null) continue;
      received.delete(id);
      const meeting = day !== null && ticket ? meetingOf(ticket, day) : null;
      if (meeting) void note(id, meeting);
    }
  }

  async function note(id: string, { by, fact }: Meeting): Promise<void> {
    try {
      await relationship.record({ actor: by, place: 'hall' }, ({ state }) =>
        state.contactClients.has(fact.contactId) ? [] : [fact],
      );
    } catch (error) {
      // What the rules refuse stays refused; after another error it is tried again at the next act.
      if (!(error instanceof RelationshipRefused)) received.add(id);
      faults.note('listener', error);
    }
  }

  look(floor.state().tickets.values());
  // Few tickets are open at a time. What is recorded is not waited for: the hall does not wait for relationship work.
  return floor.subscribe(() => {
    look(floor.state().open.values());
  });
}

type Meeting = NonNullable<ReturnType<typeof meetingOf>>;
