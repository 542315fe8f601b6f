import type { LedgerRowView } from '../../../shared/contract/relationship/ledgers.ts';
import { fenSum } from '../../../shared/model/money.ts';
import { touches } from '../../../shared/model/relationship/contact.ts';
import type { Ledger } from '../../../shared/model/relationship/ledgers.ts';
import { isOpen, stepAt } from '../../../shared/model/relationship/opportunity.ts';
import { executorOf } from '../../../shared/model/relationship/state.ts';
import { quarterBounds } from '../../../shared/model/relationship/work-calendar.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { withCalendar, type Desk, type Worker } from '../desk/desk.ts';
import { worklist, type WorklistInput } from '../worklist/worklist.rules.ts';
import { ledgerRows, type LedgerClient } from './ledgers.rules.ts';

/** Rows of a page. */
const pageSize = 200;

/** Ledgers and the analysis of clients, derived from facts and book each time. */
export type Ledgers = ReturnType<typeof createLedgers>;

/** Creates the service. @param input what the worklist of now is derived from */
export function createLedgers(desk: Desk, input: () => Promise<WorklistInput>) {
  const { managed, today } = desk;

  async function allRows(worker: Worker, ledger: Ledger): Promise<LedgerRowView[]> {
    const given = await input();
    const { state } = given;
    const { rows } = withCalendar(() => worklist(given));
    const employers = managed.employers();
    const known = await managed.all();
    const numbers = new Set([...known.keys(), ...employers.keys()]);
    const clients: LedgerClient[] = [];
    for (const clientNo of numbers) {
      if (worker.role !== 'head' && !desk.reads(clientNo, worker)) continue;
      const client = known.get(clientNo) ?? managed.one(clientNo);
      if (!client) continue;
      const { clientId, kind, tier, bookManagerNo } = client;
      const relationship = state.clients.get(clientNo);
      clients.push({
        ...{ clientNo, kind, tier },
        managerNo: executorOf(relationship, bookManagerNo),
        owedFen: ledger === 'borrowers' ? managed.owedOf(clientId) : 0,
        staff: employers.get(clientNo) ?? 0,
        project: relationship?.corporate?.project ?? false,
        lastContactOn: relationship?.contacts.at(-1)?.on ?? null,
      });
    }
    return ledgerRows(ledger, clients, rows).map(({ client, due, missedSince }) => ({
      client: desk.named(client.clientNo),
      person:
        client.managerNo === null
          ? null
          : { staffNo: client.managerNo, name: desk.staffName(client.managerNo) },
      ...{ owedFen: client.owedFen, staff: client.staff, lastContactOn: client.lastContactOn },
      ...{ due, missedSince },
    }));
  }

  return {
    allRows,

    async rows(worker: Worker, ledger: Ledger, from: number) {
      const all = await allRows(worker, ledger);
      return { rows: all.slice(from, from + pageSize), total: all.length };
    },

    /** Clients by tier: how many, what they hold, how they are looked after. */
    async analysis(worker: Worker) {
      const given = await input();
      const { state } = given;
      const listed = new Map(
        withCalendar(() => worklist(given)).rows.map((row) => [row.clientNo, row]),
      );
      const quarter = quarterBounds(today()).first;
      const clients = [...(await managed.all()).values()].filter(
        ({ clientNo }) => worker.role === 'head' || desk.reads(clientNo, worker),
      );
      return tiers.map((tier) => {
        const ofTier = clients.filter((client) => client.tier === tier);
        const amounts = ofTier.flatMap(({ averageFen }) => averageFen ?? []);
        const count = (test: (clientNo: string) => boolean) =>
          ofTier.filter(({ clientNo }) => test(clientNo)).length;
        return {
          tier,
          clients: ofTier.length,
          averageFen:
            amounts.length === 0 && ofTier.length > 0
              ? null
              : fenSum(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)),
          managed: ofTier.filter(
            ({ clientNo, bookManagerNo }) =>
              executorOf(state.clients.get(clientNo), bookManagerNo) !== null,
          ).length,
          contacted: count((no) =>
            (state.clients.get(no)?.contacts ?? []).some(
              (contact) => touches(contact) && contact.on >= quarter,
            ),
          ),
          due: count((no) => listed.has(no)),
          missed: count((no) => listed.get(no)?.missedSince != null),
          opportunities: ofTier.reduce((sum, { clientNo }) => {
            const ids = state.clients.get(clientNo)?.opportunities ?? [];
            return (
              sum +
              ids.filter((id) => {
                const opportunity = state.opportunities.get(id);
                const step = opportunity && stepAt(opportunity);
                return step !== undefined && step !== null && isOpen(step.stage);
              }).length
            );
          }, 0),
        };
      });
    },
  };
}
