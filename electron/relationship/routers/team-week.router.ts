import { procedures } from '../../server/index.ts';
import type { Contacts } from '../contacts/contacts.service.ts';
import type { TeamWeek } from '../opportunities/team-week.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** The team's week: `shared/contract/relationship/team-week.ts`. */
export function createTeamWeekRouter(teamWeek: TeamWeek, contacts: Contacts) {
  const procedure = procedures.teamWeek;
  return {
    overview: procedure.overview.handler(({ input }) =>
      answer(() => teamWeek.overview(input.week)),
    ),
    table: procedure.table.handler((call) =>
      answer(() => teamWeek.table(workerOf(call), call.input.week, call.input.staffNo)),
    ),
    forecast: procedure.forecast.handler((call) =>
      answer(() => teamWeek.forecast(workerOf(call), call.input.week, call.input.staffNo)),
    ),
    submit: procedure.submit.handler((call) =>
      answer(() => teamWeek.submit(workerOf(call), call.input.week)),
    ),
    close: procedure.close.handler((call) =>
      answer(() => teamWeek.close(workerOf(call), call.input.week, call.input.text)),
    ),
    reports: procedure.reports.handler(({ input }) =>
      answer(() => teamWeek.reports(input.all, input.staffNo)),
    ),
    review: procedure.review.handler((call) =>
      answer(() => contacts.review(workerOf(call), call.input.contactId)),
    ),
  };
}
