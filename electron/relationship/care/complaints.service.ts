import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Complaint, RelationshipState } from '../../../shared/model/relationship/state.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import {
  answerDue,
  daysLeft,
  extensionRefusal,
  isHabitual,
  shownCaution,
} from './complaint-clock.rules.ts';

/** Complaints with their clocks, and the cautions that come of them. */
export type Complaints = ReturnType<typeof createComplaints>;

/** Creates the service. */
export function createComplaints(desk: Desk) {
  const { relationship, settings, today, newId } = desk;

  function view(state: RelationshipState, complaint: Complaint) {
    const { id, clientNo, on, complex, extended, closed, text } = complaint;
    const client = state.clients.get(clientNo);
    const all = (client?.complaints ?? []).flatMap((one) => state.complaints.get(one) ?? []);
    const caution = shownCaution(client?.caution ?? null, today());
    return {
      complaintId: id,
      client: desk.named(clientNo),
      ...{ on, complex, extended, closed },
      due: answerDue(complaint),
      daysLeft: daysLeft(complaint, today()),
      text: relationship.text(text),
      habitual: isHabitual(all, settings().habitualComplaints, today()),
      caution: caution && { until: caution.until, text: relationship.text(caution.text) },
    };
  }

  function mustBe(complaintId: string): Complaint {
    const complaint = relationship.state().complaints.get(complaintId);
    if (!complaint) throw new RelationshipRefused('complaint-unknown');
    return complaint;
  }

  return {
    /** Complaints that the reader may see: those due first, then those closed, the latest first. */
    list(worker: Worker) {
      const state = relationship.state();
      return [...state.complaints.values()]
        .filter(({ clientNo }) => worker.role === 'head' || desk.reads(clientNo, worker))
        .map((complaint) => view(state, complaint))
        .sort(
          (a, b) =>
            Number(a.closed !== null) - Number(b.closed !== null) ||
            (a.closed ? (a.on < b.on ? 1 : -1) : a.due < b.due ? -1 : 1),
        );
    },

    /** Whoever hears a complaint enters it. @returns its id @throws RelationshipRefused, DataError */
    async open(
      worker: Worker,
      { text, ...what }: { clientNo: string; on: BusinessDate; complex: boolean; text: string },
    ): Promise<string> {
      if (!desk.book.get(what.clientNo)) throw new RelationshipRefused('client-unknown');
      const complaintId = newId();
      await relationship.record(
        actingOf(worker),
        ({ text: ref }) => [{ type: 'complaint-opened', complaintId, ...what, text: ref }],
        text,
      );
      return complaintId;
    },

    async foundComplex(worker: Worker, complaintId: string): Promise<void> {
      const fact = { type: 'complaint-found-complex', complaintId } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    /** @throws RelationshipRefused when the clock does not allow it */
    async extend(
      worker: Worker,
      what: { complaintId: string; until: BusinessDate; approvedBy: string },
    ): Promise<void> {
      await relationship.record(actingOf(worker), () => {
        const refused = extensionRefusal(mustBe(what.complaintId), what.until, what.approvedBy);
        if (refused) throw new RelationshipRefused(refused);
        return [{ type: 'complaint-extended', ...what }];
      });
    },

    async close(
      worker: Worker,
      what: { complaintId: string; outcome: 'settled' | 'unfounded' | 'withdrawn' },
    ): Promise<void> {
      await relationship.record(actingOf(worker), () => [{ type: 'complaint-closed', ...what }]);
    },

    async setCaution(
      worker: Worker,
      {
        text,
        ...what
      }: { clientNo: string; complaintId: string; until: BusinessDate; text: string },
    ): Promise<void> {
      await relationship.record(
        actingOf(worker),
        ({ text: ref }) => {
          if (!ref) throw new RelationshipRefused('text-missing');
          return [{ type: 'caution-set', ...what, text: ref }];
        },
        text,
      );
    },

    async liftCaution(worker: Worker, clientNo: string): Promise<void> {
      await relationship.record(actingOf(worker), () => [{ type: 'caution-lifted', clientNo }]);
    },

    /** The caution that those who serve a client see today; null: none. */
    cautionOf(clientNo: string): string | null {
      const client = relationship.state().clients.get(clientNo);
      const caution = shownCaution(client?.caution ?? null, today());
      return caution && relationship.text(caution.text);
    },
  };
}
