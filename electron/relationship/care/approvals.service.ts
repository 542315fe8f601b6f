import type { AdmittedTier } from '../../../shared/model/clients/admission.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { decisionRefusal } from './approval.rules.ts';

/** What was decided about a request. */
export interface WantedDecision {
  readonly approvalId: string;
  readonly granted: boolean;
  readonly document: string | null;
  /** Name and function of who decided at a superior branch. */
  readonly decidedBy: string | null;
}

/** Grants and revokes special admissions. */
export interface AdmissionActs {
  /** @returns the admission's id @throws what the admissions refuse */
  grant(
    wanted: {
      readonly clientNo: string;
      readonly tier: AdmittedTier;
      readonly until: BusinessDate;
      readonly approvedBy: string;
      readonly reason: string;
    },
    by: string,
  ): string | Promise<string>;
  revoke(id: string, reason: string, by: string): Promise<void>;
}

/** Requests for special admission, and their decisions. */
export type Approvals = ReturnType<typeof createApprovals>;

/** Creates the service. */
export function createApprovals(desk: Desk, admissions: AdmissionActs) {
  const { relationship, settings, newId } = desk;

  /** @throws RelationshipRefused */
  function mustAllow(worker: Worker, { approvalId, granted, document, decidedBy }: WantedDecision) {
    const approval = relationship.state().approvals.get(approvalId);
    if (!approval) throw new RelationshipRefused('approval-unknown');
    const decision = { by: worker, granted, document, named: (decidedBy ?? '') !== '' };
    const refused = decisionRefusal(approval, decision, settings().requesterDecidesNot);
    if (refused) throw new RelationshipRefused(refused);
    return approval;
  }

  return {
    /** Requests that the reader may see, those waiting first. */
    list(worker: Worker) {
      return [...relationship.state().approvals.values()]
        .filter(({ requestedBy }) => worker.role === 'head' || requestedBy === worker.staffNo)
        .map(({ id, clientNo, tier, until, reason, requestedBy, requestedOn, decided }) => ({
          approvalId: id,
          client: desk.named(clientNo),
          ...{ tier, until, reason, requestedOn },
          requestedByName: desk.staffName(requestedBy),
          decided: decided && {
            ...{ granted: decided.granted, on: decided.on, document: decided.document },
            byName: desk.staffName(decided.by),
          },
        }))
        .sort(
          (a, b) =>
            Number(a.decided !== null) - Number(b.decided !== null) ||
            (a.requestedOn < b.requestedOn ? 1 : -1),
        );
    },

    async request(
      worker: Worker,
      what: { clientNo: string; tier: AdmittedTier; until: BusinessDate; reason: string },
    ): Promise<string> {
      desk.mustRead(what.clientNo, worker);
      const approvalId = newId();
      const fact = { type: 'approval-requested', approvalId, ...what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return approvalId;
    },

    /** Decides, and grants the tier. Where the decision cannot be recorded, the grant is taken back. */
    async decide(worker: Worker, wanted: WantedDecision): Promise<void> {
      const { approvalId, granted, document, decidedBy } = wanted;
      const { clientNo, tier, until, reason } = mustAllow(worker, wanted);
      const approvedBy = [decidedBy ?? desk.staffName(worker.staffNo), document ?? '']
        .filter((part) => part !== '')
        .join(' ');
      const admission = granted
        ? await admissions.grant({ clientNo, tier, until, approvedBy, reason }, worker.staffNo)
        : null;
      try {
        await relationship.record(
          actingOf(worker),
          ({ text }) => {
            // Somebody may have decided meanwhile.
            mustAllow(worker, wanted);
            return [{ type: 'approval-decided', approvalId, granted, document, text }];
          },
          decidedBy,
        );
      } catch (error) {
        if (admission !== null) {
          await admissions.revoke(admission, 'not recorded', worker.staffNo);
        }
        throw error;
      }
    },
  };
}
