import { procedures } from '../../server/index.ts';
import type { Exports } from '../ledgers/export.service.ts';
import type { Ledgers } from '../ledgers/ledgers.service.ts';
import { answer, workerOf } from './answer.router.ts';

/** Ledgers: `shared/contract/relationship/ledgers.ts`. */
export function createLedgersRouter(ledgers: Ledgers, files: Exports) {
  const procedure = procedures.ledgers;
  return {
    rows: procedure.rows.handler((call) =>
      answer(() => ledgers.rows(workerOf(call), call.input.ledger, call.input.from)),
    ),
    analysis: procedure.analysis.handler((call) => answer(() => ledgers.analysis(workerOf(call)))),
    export: procedure.export.handler((call) =>
      answer(() => files.file(workerOf(call), call.input)),
    ),
  };
}
