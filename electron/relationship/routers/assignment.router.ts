import { procedures } from '../../server/index.ts';
import type { Assignments } from '../assignment/assignment.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Assignment: `shared/contract/relationship/assignment.ts`. */
export function createAssignmentRouter(assignments: Assignments) {
  const procedure = procedures.assignment;
  return {
    overview: procedure.overview.handler(() => answer(() => assignments.overview())),
    clients: procedure.clients.handler(({ input }) =>
      answer(() => assignments.clients(input.staffNo, input.from)),
    ),
    assign: procedure.assign.handler((call) =>
      answer(async () => {
        const { clientNos, lead, executor, source, reason } = call.input;
        const wanted = clientNos.map((clientNo) => ({ clientNo, lead, executor }));
        return { assigned: await assignments.assign(workerOf(call), wanted, source, reason) };
      }),
    ),
    propose: procedure.propose.handler(({ input }) => answer(() => assignments.propose(input))),
    overflow: procedure.overflow.handler(() => answer(() => assignments.overflow())),
    apply: procedure.apply.handler((call) =>
      answer(async () => {
        const { moves, source, reason } = call.input;
        return { assigned: await assignments.assign(workerOf(call), moves, source, reason) };
      }),
    ),
    history: procedure.history.handler(({ input }) =>
      answer(() => assignments.history(input.clientNo)),
    ),
    people: procedure.people.handler(({ input }) => assignments.people(input.tier)),
  };
}
