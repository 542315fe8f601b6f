import { addDays, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import {
  isOpen,
  stepAt,
  type OpenStage,
  type OpportunityStage,
} from '../../../shared/model/relationship/opportunity.ts';
import { touches } from '../../../shared/model/relationship/contact.ts';
import type {
  ClientRelationship,
  RelationshipState,
} from '../../../shared/model/relationship/state.ts';
import {
  firstWorkingDayFrom,
  weekOf,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';

/** When the table of a week is frozen and when the meeting about it is held. */
export interface WeekDays {
  readonly frozenOn: BusinessDate;
  readonly meetingOn: BusinessDate;
}

/**
 * A week's table is frozen on the last working day of the week (Monday to Sunday) and met about on the first working
 * day after it.
 * @returns null for a week without a working day: it has no table
 */
export function weekDays(calendar: WorkCalendar, date: BusinessDate): WeekDays | null {
  const monday = weekOf(date);
  for (let i = 6; i >= 0; i -= 1) {
    const frozenOn = addDays(monday, i);
    if (!calendar.isWorkingDay(frozenOn)) continue;
    return { frozenOn, meetingOn: firstWorkingDayFrom(calendar, addDays(frozenOn, 1)) };
  }
  return null;
}

/** One opportunity in the week's table. */
export interface TableRow {
  readonly opportunityId: string;
  readonly clientNo: string;
  readonly managerNo: string | null;
  readonly product: string;
  readonly stage: OpportunityStage;
  readonly amountFen: Fen;
  readonly expectedOn: BusinessDate | null;
  /** Where it stood when the week began; null: it is new. */
  readonly stageBefore: OpportunityStage | null;
  /** Days since it was moved or its client was spoken to. */
  readonly quietDays: number;
}

/** A moment of the log: everything up to a record, on a day. */
export interface TableMoment {
  readonly seq: number;
  readonly on: BusinessDate;
}

/**
 * The progress table of a week: what is open, and what was won or lost in the week, as the log had it at a moment. So
 * Friday's table can be seen on Monday as it was on Friday.
 * @param of only this manager's
 */
export function weekTable(
  state: RelationshipState,
  bookManagerOf: (clientNo: string) => string | null,
  week: BusinessDate,
  moment: TableMoment,
  of?: string,
): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (const opportunity of state.opportunities.values()) {
    const { id: opportunityId, clientNo, product, steps } = opportunity;
    const step = stepAt(opportunity, moment.seq);
    if (!step || (!isOpen(step.stage) && step.on < week)) continue;
    const client = state.clients.get(clientNo);
    const managerNo = executorAt(client, moment.seq, () => bookManagerOf(clientNo));
    if (of !== undefined && managerNo !== of) continue;
    const spoken = client?.contacts.findLast((one) => touches(one) && one.seq <= moment.seq)?.on;
    const quietSince = spoken !== undefined && spoken > step.on ? spoken : step.on;
    rows.push({
      ...{ opportunityId, clientNo, managerNo, product },
      stage: step.stage,
      amountFen: step.amountFen,
      expectedOn: step.expectedOn,
      stageBefore: steps.findLast(({ on, seq }) => on < week && seq <= moment.seq)?.stage ?? null,
      quietDays: daysBetween(quietSince, moment.on),
    });
  }
  return rows;
}

/** Who looked after a client after a record. Before the first assignment it was whom that one names. */
function executorAt(
  client: ClientRelationship | undefined,
  seq: number,
  byBook: () => string | null,
): string | null {
  const held = client?.assignments.findLast((one) => one.seq <= seq);
  if (held) return held.executor;
  const next = client?.assignments[0];
  return next ? next.from : byBook();
}

/** The moment at which a manager handed a week's table in; null: not yet. */
export function frozenAt(
  state: RelationshipState,
  week: BusinessDate,
  managerNo: string,
): TableMoment | null {
  return state.weeks.get(week)?.submitted.get(managerNo) ?? null;
}

/** What a table adds up to. */
export interface TableSums {
  readonly open: number;
  readonly openFen: Fen;
  readonly byStage: ReadonlyMap<OpenStage, { readonly count: number; readonly amountFen: Fen }>;
  readonly fresh: number;
  readonly moved: number;
  readonly won: number;
  readonly wonFen: Fen;
  readonly lost: number;
  readonly lostFen: Fen;
}

/** The sums of a week's table. */
export function tableSums(rows: readonly TableRow[]): TableSums {
  const byStage = new Map<OpenStage, { count: number; amountFen: Fen }>();
  const sums = { open: 0, openFen: 0, fresh: 0, moved: 0, won: 0, wonFen: 0, lost: 0, lostFen: 0 };
  for (const { stage, stageBefore, amountFen } of rows) {
    if (stageBefore === null) sums.fresh += 1;
    else if (stageBefore !== stage) sums.moved += 1;
    if (stage === 'won') {
      sums.won += 1;
      sums.wonFen += amountFen;
    } else if (stage === 'lost') {
      sums.lost += 1;
      sums.lostFen += amountFen;
    } else {
      sums.open += 1;
      sums.openFen += amountFen;
      const { count, amountFen: before } = byStage.get(stage) ?? { count: 0, amountFen: 0 };
      byStage.set(stage, { count: count + 1, amountFen: before + amountFen });
    }
  }
  return { ...sums, byStage };
}

/** What a manager reached of the week's target; a missing target has no gap. */
export function gapTo(target: Fen | null, { wonFen }: Pick<TableSums, 'wonFen'>): Fen | null {
  return target === null ? null : target - wonFen;
}

function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}
