import { ORPCError } from '@orpc/server';
import { setImmediate } from 'node:timers/promises';
import type { LocalText } from '../../shared/model/branch.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import { hex, type BranchLog, type ChainHead, type LogVerifier } from '../branch-log/index.ts';
import type { Faults } from '../platform/index.ts';
import { createHistoryReader, type Floor, type TicketHistory } from '../queue/index.ts';
import { procedures } from '../server/index.ts';
import type { People } from './people.service.ts';

/** Dependencies of the log's procedures. */
export interface RecordRouterParts {
  readonly log: BranchLog;
  readonly proof: LogVerifier;
  readonly floor: Floor;
  readonly people: People;
  readonly faults: Pick<Faults, 'recent'>;
}

/** Records read at a time (a few milliseconds), before other work gets its turn. */
const batchSize = 500;

/** The log as evidence: `shared/contract/record.ts` over the log. */
export function createRecordRouter({ log, proof, floor, people, faults }: RecordRouterParts) {
  const record = procedures.record;

  async function historyOf(day: BusinessDate, number: string): Promise<TicketHistory | null> {
    const reader = createHistoryReader(number);
    for (let at = log.firstOn(day); ; at += batchSize) {
      const some = log.some(at, batchSize);
      for (const logged of some) {
        if (logged.day !== day) return reader.result();
        reader.read(logged);
      }
      if (some.length < batchSize) return reader.result();
      await setImmediate();
    }
  }

  function proofView() {
    const { records, verified, head, checkedAt, finding } = proof.state();
    return {
      records,
      verified: printed(verified),
      head: printed(head),
      checkedAt,
      finding: finding && { ...finding, until: finding.until ?? finding.seq },
    };
  }

  function serviceName(id: string | null): LocalText | null {
    if (id === null) return null;
    const known = floor.state().config?.services.find((service) => service.id === id);
    // A service that is no longer offered is shown by its code.
    return known?.name ?? { zh: id, en: id };
  }

  return {
    faults: record.faults.handler(() => [...faults.recent()]),
    proof: record.proof.handler(() => proofView()),
    ticket: record.ticket.handler(async ({ input }) => {
      const found = await historyOf(input.date, input.number);
      if (!found) throw new ORPCError('NO_SUCH_TICKET', { status: 404 });
      const { ticket, passed, entries } = found;
      return {
        date: input.date,
        number: ticket.number,
        tier: ticket.tier,
        service: serviceName(ticket.service),
        state: ticket.state,
        takenAt: ticket.takenAt,
        firstCalledAt: ticket.firstCalledAt,
        promisedBy: ticket.promisedBy,
        passed,
        entries: entries.map(({ actor, staffNo, service, ...entry }) => ({
          ...entry,
          actorName: actor === 'system' ? null : people.staffName(actor),
          staffName: people.staffName(staffNo),
          service: serviceName(service),
        })),
        proof: proofView(),
      };
    }),
  };
}

function printed({ seq, hash }: ChainHead) {
  return { seq, hash: hex(hash) };
}
