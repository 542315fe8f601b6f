import type { Contact } from '../../../shared/model/relationship/contact.ts';
import type { Promised } from '../../../shared/model/relationship/state.ts';
import { changeClient, type Draft, type FactOf, type Logged } from './draft.rules.ts';

type ContactFact = FactOf<
  | 'contact-recorded'
  | 'contact-promised'
  | 'contact-postponed'
  | 'report-written'
  | 'report-reviewed'
  | 'rhythm-changed'
>;

/** What contacts, promises and postponements change. */
export function applyContact(
  draft: Draft,
  { seq, day, actor: by }: Logged,
  fact: ContactFact,
): void {
  switch (fact.type) {
    case 'contact-recorded': {
      const { contactId: id, clientNo, kind, reached, on, cause, next, text, ticketId } = fact;
      const contact = {
        id,
        seq,
        on,
        kind,
        reached,
        cause,
        by,
        next,
        text,
        ticketId,
        reviewed: null,
      };
      draft.contactClients.set(id, clientNo);
      changeClient(draft, clientNo, ({ contacts, promises }) => ({
        contacts: inserted(contacts, contact),
        ...(next && {
          promises: withPromise(promises, {
            id,
            on: next.on,
            kind: next.kind,
            madeOn: on,
            by,
          }),
        }),
      }));
      return;
    }
    case 'contact-promised': {
      const { promiseId: id, clientNo, on, kind } = fact;
      changeClient(draft, clientNo, ({ promises }) => ({
        promises: withPromise(promises, { id, on, kind, madeOn: day, by }),
      }));
      return;
    }
    case 'contact-postponed': {
      const { clientNo, until, reason } = fact;
      changeClient(draft, clientNo, ({ postponed }) => ({
        postponed: [...postponed, { on: day, until, reason, by }],
      }));
      return;
    }
    case 'report-written': {
      const clientNo = draft.contactClients.get(fact.contactId);
      if (clientNo === undefined) return;
      const { contactId: id, text, next } = fact;
      changeClient(draft, clientNo, ({ contacts, promises }) => ({
        contacts: contacts.map((one) =>
          one.id === id && !one.text ? { ...one, text, next: next ?? one.next } : one,
        ),
        ...(next && {
          promises: withPromise(promises, { id, on: next.on, kind: next.kind, madeOn: day, by }),
        }),
      }));
      return;
    }
    case 'report-reviewed': {
      const clientNo = draft.contactClients.get(fact.contactId);
      if (clientNo === undefined) return;
      changeClient(draft, clientNo, ({ contacts }) => ({
        contacts: contacts.map((contact) =>
          contact.id === fact.contactId && !contact.reviewed
            ? { ...contact, reviewed: { by, on: day } }
            : contact,
        ),
      }));
      return;
    }
    case 'rhythm-changed': {
      const rhythm = { perMonth: fact.perMonth, since: day };
      if ('tier' in fact.of) draft.tierRhythms.set(fact.of.tier, rhythm);
      else changeClient(draft, fact.of.clientNo, () => ({ rhythm }));
    }
  }
}

/** Contacts stay in the order of their days, whenever they are recorded. */
function inserted(contacts: readonly Contact[], contact: Contact): readonly Contact[] {
  const at = contacts.findLastIndex((other) => isBefore(other, contact)) + 1;
  return [...contacts.slice(0, at), contact, ...contacts.slice(at)];
}

function withPromise(promises: readonly Promised[], made: Promised): readonly Promised[] {
  const at = promises.findLastIndex((other) => isBefore(other, made)) + 1;
  return [...promises.slice(0, at), made, ...promises.slice(at)];
}

type Dated = { readonly on: string; readonly id: string };

function isBefore(a: Dated, b: Dated): boolean {
  return a.on < b.on || (a.on === b.on && a.id < b.id);
}
