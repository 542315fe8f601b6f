import type { BusinessDate } from '../../../shared/model/dates.ts';
import { touches } from '../../../shared/model/relationship/contact.ts';
import type { OpportunityStage } from '../../../shared/model/relationship/opportunity.ts';
import type { Fen } from '../../../shared/model/money.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import { contactsBetween, type ContactOf } from './reports.rules.ts';

/** A step of a sale that somebody made. */
export interface SaleStep {
  readonly opportunityId: string;
  readonly clientNo: string;
  readonly product: string;
  readonly on: BusinessDate;
  readonly stage: OpportunityStage;
  readonly amountFen: Fen;
}

/** One person's work of some days, derived from the facts: nobody types it twice. */
export interface WorkLog {
  readonly contacts: readonly ContactOf[];
  readonly sales: readonly SaleStep[];
  readonly clients: number;
  readonly calls: number;
  readonly meetings: number;
  readonly messages: number;
  readonly notReached: number;
  readonly won: number;
  readonly wonFen: Fen;
}

/** The work log of a day, or the summary of a week. */
export function workLog(
  state: RelationshipState,
  staffNo: string,
  from: BusinessDate,
  to: BusinessDate,
): WorkLog {
  const contacts = contactsBetween(state, from, to, staffNo);
  const reached = contacts.filter(({ contact }) => touches(contact));
  const sales = saleSteps(state, staffNo, from, to);
  const won = sales.filter(({ stage }) => stage === 'won');
  return {
    contacts,
    sales,
    clients: new Set(reached.map(({ clientNo }) => clientNo)).size,
    calls: reached.filter(({ contact }) => contact.kind === 'call').length,
    meetings: reached.filter(({ contact }) => contact.kind !== 'call').length,
    messages: contacts.filter(({ contact }) => contact.kind === 'message').length,
    notReached: contacts.filter(({ contact }) => contact.kind !== 'message' && !contact.reached)
      .length,
    won: won.length,
    wonFen: won.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}

function saleSteps(
  state: RelationshipState,
  staffNo: string,
  from: BusinessDate,
  to: BusinessDate,
): readonly SaleStep[] {
  const found: SaleStep[] = [];
  for (const { id: opportunityId, clientNo, product, steps } of state.opportunities.values()) {
    for (const { on, by, stage, amountFen } of steps) {
      if (by === staffNo && on >= from && on <= to) {
        found.push({ opportunityId, clientNo, product, on, stage, amountFen });
      }
    }
  }
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
