import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import type { Ticket } from '../../../shared/model/hall/floor.ts';

type ContactRecorded = Extract<RelationshipFact, { readonly type: 'contact-recorded' }>;

/**
 * The meeting that a visit to the hall was: an accepted reception whose ticket is completed. Its id follows from the
 * ticket, so that it is recorded once however often it is looked at; the report on it is still to be written.
 * @returns null where nobody known was received by anybody; `by` is who received
 */
export function meetingOf(
  ticket: Pick<Ticket, 'id' | 'clientNo' | 'state' | 'reception'>,
  day: BusinessDate,
): { readonly by: string; readonly fact: ContactRecorded } | null {
  const { id: ticketId, clientNo, state, reception } = ticket;
  const by = reception?.state === 'accepted' ? reception.staffNo : null;
  if (clientNo === null || by === null || state !== 'completed') return null;
  const contactId = `visit:${ticketId}`;
  const what = { kind: 'meeting', reached: true, cause: 'hall-visit', on: day } as const;
  const fact = { contactId, clientNo, ...what, next: null, text: null, ticketId } as const;
  return { by, fact: { type: 'contact-recorded', ...fact } };
}
