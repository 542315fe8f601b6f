import { changeClient, changeEntry, type Draft, type FactOf, type Logged } from './draft.rules.ts';

type CareFact = FactOf<
  | 'approval-requested'
  | 'approval-decided'
  | 'event-announced'
  | 'screening-run'
  | 'retention-opened'
  | 'retention-closed'
  | 'complaint-opened'
  | 'complaint-found-complex'
  | 'complaint-extended'
  | 'complaint-closed'
  | 'caution-set'
  | 'caution-lifted'
  | 'rating-given'
  | 'forum-held'
>;

/** What special admissions, announcements, retention, complaints and ratings change. */
export function applyCare(draft: Draft, { day: on, actor: by }: Logged, fact: CareFact): void {
  switch (fact.type) {
    case 'approval-requested': {
      const { approvalId: id, clientNo, tier, until, reason } = fact;
      draft.approvals.set(id, {
        id,
        clientNo,
        tier,
        until,
        reason,
        requestedBy: by,
        requestedOn: on,
        decided: null,
      });
      return;
    }
    case 'approval-decided': {
      const { granted, document, text } = fact;
      changeEntry(draft.approvals, fact.approvalId, ({ decided }) => ({
        decided: decided ?? { granted, by, on, document, text },
      }));
      return;
    }
    case 'event-announced': {
      const { announcementId: id, kind, from, until, filter } = fact;
      draft.announcements.set(id, { id, kind, from, until, filter });
      return;
    }
    case 'screening-run': {
      const { screeningId: id, scheme, asOf } = fact;
      draft.screenings = [...draft.screenings, { id, scheme, asOf, on, by }];
      return;
    }
    case 'retention-opened': {
      const { retentionId: id, trigger, since } = fact;
      changeClient(draft, fact.clientNo, ({ retentions }) => ({
        retentions: [...retentions, { id, trigger, since, openedOn: on, closed: null }],
      }));
      return;
    }
    case 'retention-closed': {
      const { retentionId, outcome, measure } = fact;
      changeClient(draft, fact.clientNo, ({ retentions }) => ({
        retentions: retentions.map((one) =>
          one.id === retentionId && !one.closed
            ? { ...one, closed: { on, outcome, measure } }
            : one,
        ),
      }));
      return;
    }
    case 'complaint-opened': {
      const { complaintId: id, clientNo, on: day, complex, text } = fact;
      const complaint = { id, clientNo, on: day, complex, extended: null, closed: null, text };
      draft.complaints.set(id, complaint);
      changeClient(draft, clientNo, ({ complaints }) => ({ complaints: [...complaints, id] }));
      return;
    }
    case 'complaint-found-complex':
      changeEntry(draft.complaints, fact.complaintId, () => ({ complex: true }));
      return;
    case 'complaint-extended': {
      const { until, approvedBy } = fact;
      changeEntry(draft.complaints, fact.complaintId, () => ({ extended: { until, approvedBy } }));
      return;
    }
    case 'complaint-closed':
      changeEntry(draft.complaints, fact.complaintId, () => ({
        closed: { on, outcome: fact.outcome },
      }));
      return;
    case 'caution-set': {
      const { clientNo, complaintId, until, text } = fact;
      changeClient(draft, clientNo, () => ({ caution: { complaintId, until, text, by } }));
      return;
    }
    case 'caution-lifted':
      changeClient(draft, fact.clientNo, () => ({ caution: null }));
      return;
    case 'rating-given': {
      const { ticketId, clientNo, staffNo, score } = fact;
      draft.ratings.set(ticketId, { ticketId, clientNo, staffNo, score, on });
      return;
    }
    case 'forum-held':
      draft.forums = [...draft.forums, fact.on];
  }
}
