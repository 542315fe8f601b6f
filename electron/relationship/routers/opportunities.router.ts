import { procedures } from '../../server/index.ts';
import type { Opportunities } from '../opportunities/opportunities.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Opportunities: `shared/contract/relationship/opportunities.ts`. */
export function createOpportunitiesRouter(opportunities: Opportunities) {
  const procedure = procedures.opportunities;
  return {
    list: procedure.list.handler((call) =>
      answer(() => opportunities.list(workerOf(call), call.input)),
    ),
    open: procedure.open.handler((call) =>
      answer(async () => ({ opportunityId: await opportunities.open(workerOf(call), call.input) })),
    ),
    move: procedure.move.handler((call) =>
      answer(() => opportunities.move(workerOf(call), call.input)),
    ),
    disclose: procedure.disclose.handler((call) =>
      answer(() =>
        opportunities.disclose(workerOf(call), call.input.opportunityId, call.input.risks),
      ),
    ),
    win: procedure.win.handler((call) =>
      answer(() =>
        opportunities.win(workerOf(call), call.input.opportunityId, call.input.amountFen),
      ),
    ),
    lose: procedure.lose.handler((call) =>
      answer(() => opportunities.lose(workerOf(call), call.input.opportunityId, call.input.reason)),
    ),
    suggestions: procedure.suggestions.handler((call) =>
      answer(() => opportunities.suggestions(workerOf(call), call.input.clientNo)),
    ),
    products: procedure.products.handler(() => opportunities.products()),
  };
}
