import {
  stepAt,
  type OpportunityStage,
  type OpportunityStep,
} from '../../../shared/model/relationship/opportunity.ts';
import type { WeekRecord } from '../../../shared/model/relationship/state.ts';
import { changeClient, changeEntry, type Draft, type FactOf, type Logged } from './draft.rules.ts';

type OpportunityFact = FactOf<
  | 'opportunity-opened'
  | 'opportunity-moved'
  | 'risk-disclosed'
  | 'opportunity-won'
  | 'opportunity-lost'
  | 'week-submitted'
  | 'week-closed'
>;

/** What opportunities and the week's table change. */
export function applyOpportunity(draft: Draft, logged: Logged, fact: OpportunityFact): void {
  const { seq, day: on, actor: by } = logged;
  switch (fact.type) {
    case 'opportunity-opened': {
      const { opportunityId: id, clientNo, product, stage, amountFen, expectedOn } = fact;
      if (draft.opportunities.has(id)) return;
      const steps = [{ seq, on, stage, amountFen, expectedOn, by, reason: null }];
      draft.opportunities.set(id, { id, clientNo, product, steps, disclosed: null });
      changeClient(draft, clientNo, ({ opportunities }) => ({
        opportunities: [...opportunities, id],
      }));
      return;
    }
    case 'opportunity-moved':
      step(draft, logged, fact.opportunityId, fact.stage, fact);
      return;
    case 'opportunity-won':
      step(draft, logged, fact.opportunityId, 'won', { amountFen: fact.amountFen });
      return;
    case 'opportunity-lost':
      step(draft, logged, fact.opportunityId, 'lost', { reason: fact.reason });
      return;
    case 'risk-disclosed':
      changeEntry(draft.opportunities, fact.opportunityId, () => ({
        disclosed: { on, risks: fact.risks },
      }));
      return;
    case 'week-submitted': {
      const week = weekRecord(draft, fact.week);
      if (week.submitted.has(fact.managerNo)) return;
      const submitted = new Map(week.submitted).set(fact.managerNo, { seq, on });
      draft.weeks.set(fact.week, { ...week, submitted });
      return;
    }
    case 'week-closed': {
      const week = weekRecord(draft, fact.week);
      if (!week.closed)
        draft.weeks.set(fact.week, { ...week, closed: { seq, on, by, text: fact.text } });
    }
  }
}

function weekRecord(draft: Draft, week: string): WeekRecord {
  return draft.weeks.get(week) ?? { week, submitted: new Map(), closed: null };
}

/** What a step does not name stays as it was. */
function step(
  draft: Draft,
  { seq, day: on, actor: by }: Logged,
  id: string,
  stage: OpportunityStage,
  more: Partial<Pick<OpportunityStep, 'amountFen' | 'expectedOn' | 'reason'>>,
): void {
  changeEntry(draft.opportunities, id, (opportunity) => {
    const last = stepAt(opportunity);
    const {
      amountFen = last?.amountFen ?? 0,
      expectedOn = last?.expectedOn ?? null,
      reason = null,
    } = more;
    const next = { seq, on, stage, amountFen, expectedOn, by, reason };
    return { steps: [...opportunity.steps, next] };
  });
}
