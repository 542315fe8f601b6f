import { procedures, watch, type LiveViews } from '../../server/index.ts';
import type { Desk } from '../desk/desk.ts';
import type { MyDay } from '../worklist/my-day.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** My day: `shared/contract/relationship/my-day.ts`. */
export function createMyDayRouter(myDay: MyDay, desk: Desk, live: LiveViews) {
  const procedure = procedures.myDay;
  const changes = live.open('relationship', () => ({
    lists: {},
    parts: { seq: desk.relationship.state().seq, today: desk.today() },
  }));
  return {
    list: procedure.list.handler((call) =>
      answer(() => myDay.list(workerOf(call), call.input.staffNo)),
    ),
    brief: procedure.brief.handler((call) =>
      answer(() => myDay.brief(workerOf(call), call.input.clientNo)),
    ),
    plan: procedure.plan.handler((call) =>
      answer(() => myDay.plan(workerOf(call), call.input.period, call.input.staffNo)),
    ),
    workLog: procedure.workLog.handler((call) =>
      answer(() => myDay.workLog(workerOf(call), call.input.period, call.input.staffNo)),
    ),
    changes: procedure.changes.handler((call) => watch(changes, call)),
  };
}
