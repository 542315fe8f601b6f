import { procedures } from '../../server/index.ts';
import type { Screenings } from '../screening/screening.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Screening: `shared/contract/relationship/screening.ts`. */
export function createScreeningRouter(screenings: Screenings) {
  const procedure = procedures.screening;
  return {
    state: procedure.state.handler((call) => answer(() => screenings.state(workerOf(call)))),
    rows: procedure.rows.handler((call) =>
      answer(() => screenings.rows(workerOf(call), call.input.list, call.input.from)),
    ),
    run: procedure.run.handler((call) =>
      answer(async () => ({ screeningId: await screenings.run(workerOf(call)) })),
    ),
  };
}
