import type { ContactReasonView } from '../../../shared/contract/relationship/schemas.ts';
import type { TimelineEntryView } from '../../../shared/contract/relationship/contacts.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import type {
  Contact,
  ContactCause,
  ContactKind,
  NextStep,
} from '../../../shared/model/relationship/contact.ts';
import type { Circumstance } from '../../../shared/model/relationship/facts.ts';
import type { ManagedTier } from '../../../shared/model/relationship/assignment.ts';
import { assignmentOf } from '../../../shared/model/relationship/state.ts';
import { answerDue } from '../care/complaint-clock.rules.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { forOthers, timeline, type TimelineEntry } from './timeline.rules.ts';

/** A contact to be recorded. */
export interface ContactNote {
  readonly clientNo: string;
  readonly kind: ContactKind;
  readonly reached: boolean;
  readonly on: BusinessDate;
  readonly cause: ContactCause;
  readonly next: NextStep | null;
  readonly text: string | null;
}

/** Contacts with clients. */
export type Contacts = ReturnType<typeof createContacts>;

/** Creates the service. Who is not the client's may record nothing and reads only that there was a contact. */
export function createContacts(desk: Desk) {
  const { relationship, newId } = desk;

  function contactOf(contactId: string): { readonly clientNo: string; readonly contact: Contact } {
    const { clients, contactClients } = relationship.state();
    const clientNo = contactClients.get(contactId);
    const contact = clients.get(clientNo ?? '')?.contacts.find(({ id }) => id === contactId);
    if (clientNo === undefined || !contact) throw new RelationshipRefused('contact-unknown');
    return { clientNo, contact };
  }

  function entryView(entry: TimelineEntry): TimelineEntryView {
    const { on } = entry;
    switch (entry.kind) {
      case 'contact': {
        const { id, kind, reached, cause, by, next, text, reviewed } = entry.contact;
        const words = relationship.text(text);
        return {
          ...{ kind: 'contact', on, contactId: id, contact: kind, reached, cause },
          ...{ byName: desk.staffName(by), next, text: words },
          erased: text !== null && words === null,
          textRef: words === null ? null : (text?.ref ?? null),
          reviewedByName: desk.staffName(reviewed?.by ?? null),
        };
      }
      case 'assignment': {
        const { lead, executor, source, reason, by } = entry.assignment;
        return {
          ...{ kind: 'assignment', on, source, reason, byName: desk.staffName(by) },
          leadName: desk.staffName(lead),
          executorName: desk.staffName(executor),
        };
      }
      case 'opportunity': {
        const { opportunityId, product, step } = entry;
        const { stage, amountFen, reason, by } = step;
        return {
          ...{ kind: 'opportunity', on, opportunityId, product, stage, amountFen, reason },
          byName: desk.staffName(by),
        };
      }
      case 'retention': {
        const { id, trigger, since, closed } = entry.retention;
        return { kind: 'retention', on, retentionId: id, trigger, since, closed };
      }
      case 'complaint': {
        const { id, closed } = entry.complaint;
        const due = answerDue(entry.complaint);
        return { kind: 'complaint', on, complaintId: id, due, closed: closed !== null };
      }
      case 'move':
      case 'visit':
      case 'contacted':
        return entry;
    }
  }

  return {
    /** Durable when it resolves. @returns the contact's id @throws RelationshipRefused, DataError */
    async record(worker: Worker, { text, ...note }: ContactNote): Promise<string> {
      desk.mustRead(note.clientNo, worker);
      const contactId = newId();
      await relationship.record(
        actingOf(worker),
        ({ text: ref }) => [
          { type: 'contact-recorded', contactId, ...note, text: ref, ticketId: null },
        ],
        text,
      );
      return contactId;
    },

    /** Writes the report on a contact of one's own that has none. @throws RelationshipRefused, DataError */
    async writeReport(
      worker: Worker,
      { contactId, text, next }: { contactId: string; text: string; next: NextStep | null },
    ): Promise<void> {
      const { clientNo, contact } = contactOf(contactId);
      if (contact.by !== worker.staffNo) desk.mustRead(clientNo, worker);
      await relationship.record(
        actingOf(worker),
        ({ text: ref }) => {
          if (!ref) throw new RelationshipRefused('text-missing');
          return [{ type: 'report-written', contactId, text: ref, next }];
        },
        text,
      );
    },

    async promise(
      worker: Worker,
      what: { clientNo: string; on: BusinessDate; kind: ContactKind },
    ): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      const fact = { type: 'contact-promised', promiseId: newId(), ...what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    async postpone(
      worker: Worker,
      what: { clientNo: string; until: BusinessDate; reason: string },
    ): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      await relationship.record(actingOf(worker), () => [{ type: 'contact-postponed', ...what }]);
    },

    /** What happened with a client, as far as the reader may see it. */
    timeline(worker: Worker, clientNo: string, due: readonly ContactReasonView[]) {
      if (!desk.book.get(clientNo)) throw new RelationshipRefused('client-unknown');
      const state = relationship.state();
      const client = state.clients.get(clientNo);
      const whole = desk.reads(clientNo, worker);
      const all = timeline(state, clientNo, {
        moves: desk.managed.one(clientNo)?.moves ?? [],
        visits: [],
      });
      const assignment = assignmentOf(client);
      return {
        due: whole ? [...due] : [],
        entries: (whole ? all : forOthers(all)).map(entryView),
        managerName: desk.staffName(desk.managerOf(clientNo)),
        leadName: desk.staffName(assignment?.lead ?? null),
        whole,
        perMonth: client?.rhythm?.perMonth ?? null,
      };
    },

    /** Erases a text for good. Recorded with who and why before it happens. @throws RelationshipRefused, DataError */
    async eraseText(
      worker: Worker,
      { clientNo, textRef, reason }: { clientNo: string; textRef: string; reason: string },
    ): Promise<void> {
      const contacts = relationship.state().clients.get(clientNo)?.contacts ?? [];
      const found = contacts.some(({ text }) => text?.ref === textRef);
      if (!found) throw new RelationshipRefused('no-report');
      desk.audit(worker.staffNo, 'report-erased', clientNo, reason);
      await relationship.eraseText(textRef);
    },

    async setRhythm(
      worker: Worker,
      of: { readonly clientNo: string } | { readonly tier: ManagedTier },
      perMonth: number | null,
    ): Promise<void> {
      if ('clientNo' in of) desk.mustRead(of.clientNo, worker);
      else if (worker.role !== 'head') throw new RelationshipRefused('not-head');
      await relationship.record(actingOf(worker), () => [{ type: 'rhythm-changed', of, perMonth }]);
    },

    async circumstancesChanged(worker: Worker, clientNo: string, what: Circumstance) {
      desk.mustRead(clientNo, worker);
      const fact = { type: 'circumstances-changed', clientNo, what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    /** The head has read a report. @throws RelationshipRefused, DataError */
    async review(worker: Worker, contactId: string): Promise<void> {
      await relationship.record(actingOf(worker), () => [{ type: 'report-reviewed', contactId }]);
    },
  };
}
