import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import type { AlertTrigger } from '../../../shared/model/relationship/facts.ts';
import type { RelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import type { Retention } from '../../../shared/model/relationship/state.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';

/** What the book knows of a client's money and tier, as far as alerts ask. */
export interface AlertFacts {
  /** Sum of a day's postings, signed, of days with any. */
  readonly postings: readonly { readonly on: BusinessDate; readonly sumFen: Fen }[];
  /** Changes of the effective tier, oldest first. */
  readonly moves: readonly {
    readonly on: BusinessDate;
    readonly from: Tier | null;
    readonly to: Tier;
  }[];
  readonly averageFen: Fen;
  /** The day as of which that average was found. */
  readonly averageOn: BusinessDate;
}

export interface Alert {
  readonly trigger: AlertTrigger;
  readonly since: BusinessDate;
}

type AlertSettings = Pick<RelationshipSettings, 'largeOutflowFen' | 'lostBelowFen' | 'alertDays'>;

/**
 * What makes a client's loss likely, of the last days that the branch looks back upon: a large outflow in one day, a
 * downgrade, a former VIP below the amount that counts as lost. While the branch has set no amount, there is no such alert.
 */
export function alertsFor(
  { postings, moves, averageFen, averageOn }: AlertFacts,
  { largeOutflowFen, lostBelowFen, alertDays }: AlertSettings,
  today: BusinessDate,
): readonly Alert[] {
  const from = addDays(today, -alertDays);
  const recent = (on: BusinessDate) => on > from && on <= today;
  const alerts: Alert[] = [];
  if (largeOutflowFen !== null) {
    for (const { on, sumFen } of postings) {
      if (recent(on) && -sumFen >= largeOutflowFen) alerts.push({ trigger: 'outflow', since: on });
    }
  }
  for (const { on, from: before, to } of moves) {
    const fell = before !== null && tierRank(to) > tierRank(before);
    if (recent(on) && fell) alerts.push({ trigger: 'downgrade', since: on });
  }
  const wasVip = moves.some(({ to }) => to !== 'regular');
  const isVip = moves.at(-1)?.to !== 'regular';
  if (lostBelowFen !== null && wasVip && !isVip && averageFen < lostBelowFen) {
    const since = moves.at(-1)?.on ?? averageOn;
    if (recent(since)) alerts.push({ trigger: 'loss', since });
  }
  return alerts;
}

/** How far an alert has come. */
export type AlertState = 'untreated' | 'in-treatment' | 'closed';

/** An alert is treated from the measure on that was opened for it, until that is closed with its outcome. */
export function alertState(alert: Alert, retentions: readonly Retention[]): AlertState {
  const measures = retentions.filter(
    ({ trigger, since }) => trigger === alert.trigger && since === alert.since,
  );
  if (measures.length === 0) return 'untreated';
  return measures.every(({ closed }) => closed) ? 'closed' : 'in-treatment';
}

/** What keeping clients is worth. */
export interface RetentionCalculation {
  /** Clients that must be won to reach the target. */
  readonly toWin: number;
  readonly target: number;
  readonly staying: number;
  /** Of winning these, in the cost of keeping one. */
  readonly cost: { readonly low: number; readonly high: number };
}

/** Winning a client costs so many times as much as keeping one (S1). */
const winningCostFactor = { low: 5, high: 6 } as const;

/**
 * The retention calculator of S1 and S2.
 * @param returnPercent how many of a hundred clients come back. @param growthPercent wanted beyond the present number
 */
export function clientsToWin(
  clients: number,
  returnPercent: number,
  growthPercent: number,
): RetentionCalculation {
  const target = Math.ceil((clients * (100 + growthPercent)) / 100);
  const staying = Math.floor((clients * returnPercent) / 100);
  const toWin = Math.max(0, target - staying);
  const { low, high } = winningCostFactor;
  return { target, staying, toWin, cost: { low: toWin * low, high: toWin * high } };
}
