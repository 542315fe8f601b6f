import type { OpportunityRowView } from '../../../shared/contract/relationship/opportunities.ts';
import { addDays, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import { touches } from '../../../shared/model/relationship/contact.ts';
import {
  isOpen,
  stepAt,
  type DisclosedRisk,
  type OpenStage,
  type Opportunity,
} from '../../../shared/model/relationship/opportunity.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { winRefusal, type Assessment } from './risk.rules.ts';
import { defaultSellingTables } from './selling-tables.rules.ts';
import { suggestions } from './suggestions.rules.ts';

/** Closed opportunities are listed for so many days. */
const closedDays = 90;

/** Which opportunities. */
export interface OpportunityFilter {
  readonly staffNo?: string | undefined;
  readonly clientNo?: string | undefined;
  readonly closed: boolean;
}

/** Opportunities from lead to won or lost. */
export type Opportunities = ReturnType<typeof createOpportunities>;

/** Creates the service. */
export function createOpportunities(desk: Desk) {
  const { relationship, settings, today, newId } = desk;
  const tables = () => desk.config()?.sellingTables ?? defaultSellingTables;
  /** The branch's own list where it has one, else the bank's. */
  const sold = () => desk.config()?.products ?? desk.managed.products();

  /** The risk grade of a product of the branch's list, or of its family; null: none. */
  function gradeOf(product: string): number | null {
    const exact = sold().find(({ name }) => name === product);
    if (exact) return exact.grade;
    return gradeOfFamily(tables().families.find(({ words }) => words.includes(product))?.id ?? '');
  }

  /** The lowest grade in a family: what a cautious client could still be offered of it. */
  function gradeOfFamily(family: string): number | null {
    const grades = sold()
      .filter((one) => one.family === family)
      .map(({ grade }) => grade);
    if (grades.includes(null)) return null;
    const known = grades.filter((grade) => grade !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  function assessmentOf(state: RelationshipState, clientNo: string): Assessment {
    const client = desk.book.get(clientNo);
    return {
      riskGrade: client?.riskGrade ?? null,
      riskAssessedOn: client?.riskAssessedOn ?? null,
      changedOn: state.clients.get(clientNo)?.circumstancesChangedOn ?? null,
    };
  }

  function rowOf(state: RelationshipState, opportunity: Opportunity): OpportunityRowView | null {
    const { id: opportunityId, clientNo, product, steps, disclosed } = opportunity;
    const step = stepAt(opportunity);
    const [first] = steps;
    if (!step || !first) return null;
    const spoken = state.clients.get(clientNo)?.contacts.findLast(touches)?.on ?? step.on;
    const quietSince = spoken > step.on ? spoken : step.on;
    const quietDays = dayNumber(today()) - dayNumber(quietSince);
    const grade = gradeOf(product);
    const executor = desk.managerOf(clientNo);
    const open = isOpen(step.stage);
    return {
      opportunityId,
      client: desk.named(clientNo),
      person: executor === null ? null : { staffNo: executor, name: desk.staffName(executor) },
      product,
      stage: step.stage,
      amountFen: step.amountFen,
      expectedOn: step.expectedOn,
      quietDays,
      stalled: open && quietDays >= settings().stalledDays,
      openedOn: first.on,
      disclosed: [...(disclosed?.risks ?? [])],
      grade,
      blocked: open ? winRefusal(opportunity, assessmentOf(state, clientNo), grade, today()) : null,
    };
  }

  /** @throws RelationshipRefused */
  function mine(worker: Worker, opportunityId: string): Opportunity {
    const opportunity = relationship.state().opportunities.get(opportunityId);
    if (!opportunity) throw new RelationshipRefused('opportunity-unknown');
    desk.mustRead(opportunity.clientNo, worker);
    return opportunity;
  }

  return {
    gradeOf,

    /** Opportunities that the reader may see, the longest quiet first. @throws RelationshipRefused */
    list(worker: Worker, { staffNo, clientNo, closed }: OpportunityFilter): OpportunityRowView[] {
      if (clientNo !== undefined) desk.mustRead(clientNo, worker);
      const whose = worker.role === 'head' ? staffNo : worker.staffNo;
      if (staffNo !== undefined && staffNo !== whose) {
        throw new RelationshipRefused('not-your-client');
      }
      const state = relationship.state();
      const since = addDays(today(), -closedDays);
      const rows: OpportunityRowView[] = [];
      for (const opportunity of state.opportunities.values()) {
        const step = stepAt(opportunity);
        if (!step || (!isOpen(step.stage) && (!closed || step.on < since))) continue;
        if (clientNo !== undefined && opportunity.clientNo !== clientNo) continue;
        const ofPerson = whose === undefined || desk.managerOf(opportunity.clientNo) === whose;
        if (clientNo === undefined && !ofPerson) continue;
        const row = rowOf(state, opportunity);
        if (row) rows.push(row);
      }
      return rows.sort((a, b) => b.quietDays - a.quietDays || b.amountFen - a.amountFen);
    },

    /** @returns its id @throws RelationshipRefused, DataError */
    async open(
      worker: Worker,
      what: {
        clientNo: string;
        product: string;
        amountFen: Fen;
        stage: OpenStage;
        expectedOn: BusinessDate | null;
      },
    ): Promise<string> {
      desk.mustRead(what.clientNo, worker);
      const opportunityId = newId();
      const fact = { type: 'opportunity-opened', opportunityId, ...what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return opportunityId;
    },

    async move(
      worker: Worker,
      what: {
        opportunityId: string;
        stage: OpenStage;
        amountFen: Fen;
        expectedOn: BusinessDate | null;
      },
    ): Promise<void> {
      mine(worker, what.opportunityId);
      await relationship.record(actingOf(worker), () => [{ type: 'opportunity-moved', ...what }]);
    },

    async disclose(
      worker: Worker,
      opportunityId: string,
      risks: readonly DisclosedRisk[],
    ): Promise<void> {
      mine(worker, opportunityId);
      const fact = { type: 'risk-disclosed', opportunityId, risks } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    /** Closes as won, once the risks were disclosed and the product fits. @throws RelationshipRefused, DataError */
    async win(worker: Worker, opportunityId: string, amountFen: Fen): Promise<void> {
      mine(worker, opportunityId);
      await relationship.record(actingOf(worker), ({ state, today: on }) => {
        const opportunity = state.opportunities.get(opportunityId);
        if (!opportunity) throw new RelationshipRefused('opportunity-unknown');
        const { clientNo, product } = opportunity;
        const step = stepAt(opportunity);
        const refused =
          step && isOpen(step.stage)
            ? winRefusal(opportunity, assessmentOf(state, clientNo), gradeOf(product), on)
            : null;
        if (refused) throw new RelationshipRefused(refused);
        return [{ type: 'opportunity-won', opportunityId, amountFen }];
      });
    },

    async lose(worker: Worker, opportunityId: string, reason: string): Promise<void> {
      mine(worker, opportunityId);
      const fact = { type: 'opportunity-lost', opportunityId, reason } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    /** What a client could be offered. @throws RelationshipRefused */
    suggestions(worker: Worker, clientNo: string) {
      desk.mustRead(clientNo, worker);
      const { families } = tables();
      const nameOf = (family: string) =>
        families.find(({ id }) => id === family)?.words[0] ?? family;
      const held = desk.managed.one(clientNo)?.held ?? [];
      const assessment = assessmentOf(relationship.state(), clientNo);
      return suggestions(held, tables(), assessment, gradeOfFamily, today()).map(
        ({ family, way, because }) => ({
          family,
          name: nameOf(family),
          way,
          because: because.map(nameOf),
          grade: gradeOfFamily(family),
        }),
      );
    },

    /** Names to choose from: the branch's products, and families of the tables. */
    products() {
      const names = sold().map(({ name, grade }) => ({ name, grade }));
      const families = tables().families.flatMap(({ id, words }) => {
        const [name] = words;
        const there = name === undefined || names.some((one) => one.name === name);
        return there ? [] : [{ name, grade: gradeOfFamily(id) }];
      });
      return [...names, ...families];
    },
  };
}
