import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import type { WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { worklist, type WorklistInput } from './worklist.rules.ts';

/** Whom a person is to contact on a day to come. */
export interface PlannedDay {
  readonly date: BusinessDate;
  readonly rows: readonly WorklistRow[];
}

/**
 * The visit plan of some days: each client on every working day on which something falls due, as it is known today.
 * Whoever is planned for one day is held to be spoken to by phone on it, so that the next due day follows from it.
 * @throws CalendarGapError when a day lies in a year without a calendar
 */
export function visitPlan(
  input: WorklistInput,
  of: string,
  from: BusinessDate,
  to: BusinessDate,
): readonly PlannedDay[] {
  const plan: PlannedDay[] = [];
  let { state } = input;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!input.calendar.isWorkingDay(date)) continue;
    const due = worklist({ ...input, state, today: date }, of).rows.flatMap((row) => {
      const reasons = row.reasons.filter((reason) => reason.due <= date);
      return reasons.length > 0 ? [{ ...row, reasons }] : [];
    });
    plan.push({ date, rows: due });
    state = spokenTo(state, due, date, of);
  }
  return plan;
}

/** The state as it will be once these clients were spoken to. */
function spokenTo(
  state: RelationshipState,
  rows: readonly WorklistRow[],
  on: BusinessDate,
  by: string,
): RelationshipState {
  const clients = new Map(state.clients);
  for (const { clientNo, reasons } of rows) {
    const client = clients.get(clientNo);
    if (!client) continue;
    const promised = reasons.some(({ kind }) => kind === 'promise');
    const cause = promised ? 'promise' : 'rhythm';
    const what = { kind: 'call', reached: true, cause } as const;
    const rest = { next: null, text: null, ticketId: null, reviewed: null } as const;
    const contact = { id: `planned ${on}`, seq: state.seq, on, by, ...what, ...rest };
    clients.set(clientNo, { ...client, contacts: [...client.contacts, contact] });
  }
  return { ...state, clients };
}
