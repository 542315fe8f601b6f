import { ORPCError } from '@orpc/server';
import { AdmissionRefused } from '../../client-page/index.ts';
import { procedures } from '../../server/index.ts';
import type { Approvals } from '../care/approvals.service.ts';
import type { Care } from '../care/care.service.ts';
import type { Complaints } from '../care/complaints.service.ts';
import { clientsToWin } from '../care/retention.rules.ts';
import { answer, workerOf } from './answer.router.ts';

/** What the procedures need. */
export interface CareRouterParts {
  readonly care: Care;
  readonly complaints: Complaints;
  readonly approvals: Approvals;
}

/** Care: `shared/contract/relationship/care.ts`. */
export function createCareRouter({ care, complaints, approvals }: CareRouterParts) {
  const procedure = procedures.care;
  return {
    alerts: procedure.alerts.handler(() => answer(() => care.alerts())),
    retentions: procedure.retentions.handler((call) => care.retentions(workerOf(call))),
    openRetention: procedure.openRetention.handler((call) =>
      answer(async () => ({ retentionId: await care.openRetention(workerOf(call), call.input) })),
    ),
    closeRetention: procedure.closeRetention.handler((call) =>
      answer(() => care.closeRetention(workerOf(call), call.input)),
    ),
    calculate: procedure.calculate.handler(({ input }) =>
      clientsToWin(input.clients, input.returnPercent, input.growthPercent),
    ),
    approvals: procedure.approvals.handler((call) => approvals.list(workerOf(call))),
    requestAdmission: procedure.requestAdmission.handler((call) =>
      answer(async () => ({ approvalId: await approvals.request(workerOf(call), call.input) })),
    ),
    decideAdmission: procedure.decideAdmission.handler((call) =>
      answer(async () => {
        try {
          await approvals.decide(workerOf(call), call.input);
        } catch (error) {
          if (!(error instanceof AdmissionRefused)) throw error;
          throw new ORPCError('ADMISSION', { status: 409, data: { code: error.code } });
        }
      }),
    ),
    complaints: procedure.complaints.handler((call) => complaints.list(workerOf(call))),
    openComplaint: procedure.openComplaint.handler((call) =>
      answer(async () => ({ complaintId: await complaints.open(workerOf(call), call.input) })),
    ),
    foundComplex: procedure.foundComplex.handler((call) =>
      answer(() => complaints.foundComplex(workerOf(call), call.input.complaintId)),
    ),
    extendComplaint: procedure.extendComplaint.handler((call) =>
      answer(() => complaints.extend(workerOf(call), call.input)),
    ),
    closeComplaint: procedure.closeComplaint.handler((call) =>
      answer(() => complaints.close(workerOf(call), call.input)),
    ),
    setCaution: procedure.setCaution.handler((call) =>
      answer(() => complaints.setCaution(workerOf(call), call.input)),
    ),
    liftCaution: procedure.liftCaution.handler((call) =>
      answer(() => complaints.liftCaution(workerOf(call), call.input.clientNo)),
    ),
    rate: procedure.rate.handler((call) =>
      answer(async () => {
        await care.rate(workerOf(call), call.input.ticketId, call.input.score);
      }),
    ),
    ratings: procedure.ratings.handler(({ input }) => care.ratings(input.from, input.to)),
    forum: procedure.forum.handler(() => care.forum()),
    forumHeld: procedure.forumHeld.handler((call) =>
      answer(() => care.forumHeld(workerOf(call), call.input.on)),
    ),
    announce: procedure.announce.handler((call) =>
      answer(async () => {
        const { filter, ...what } = call.input;
        // Parts that are not asked for are left out.
        const asked = Object.fromEntries(
          Object.entries(filter).filter(([, part]) => part !== undefined),
        );
        return { announcementId: await care.announce(workerOf(call), { ...what, filter: asked }) };
      }),
    ),
    announcements: procedure.announcements.handler(() => care.announcements()),
  };
}
