import type { LocalText } from '../../shared/model/branch.ts';
import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import type { ChainHead } from '../branch-log/index.ts';
import { dayFigures, type DayFigures } from './day-figures.ts';
import type { DayRead, Intervention } from './day-reader.ts';

/** A day report: figures, interventions, and the head of the log at the day's end. No client is named. */
export interface DayReport extends DayFigures {
  readonly branch: { readonly code: string; readonly name: LocalText };
  readonly date: BusinessDate;
  readonly openedAt: Instant;
  readonly closed: DayRead['closed'];
  /** Until when times were counted. */
  readonly until: Instant;
  /** The settings at the end of the day. */
  readonly rule: CallingRule;
  readonly promiseMinutes: Readonly<Record<Tier, number>>;
  readonly interventions: readonly Intervention[];
  readonly chain: {
    /** The start of the chain: the branch's own. */
    readonly start: Uint8Array;
    readonly firstSeq: number;
    /** The day's last record. */
    readonly head: ChainHead;
  };
}

/** Creates a report. @param chain the start of the log's chain, and the hash of a record */
export function dayReport(
  day: DayRead,
  chain: { start(): ChainHead; hashAt(seq: number): Uint8Array | null },
): DayReport | null {
  const hash = chain.hashAt(day.lastSeq);
  const { config } = day.state;
  if (hash === null || config === null) return null;
  return {
    branch: { code: config.code, name: config.name },
    date: day.date,
    openedAt: day.openedAt,
    closed: day.closed,
    until: day.until,
    rule: config.rule,
    promiseMinutes: config.promiseMinutes,
    ...dayFigures(day.state, day.counters, day.until),
    interventions: day.interventions,
    chain: {
      start: chain.start().hash,
      firstSeq: day.firstSeq,
      head: { seq: day.lastSeq, hash },
    },
  };
}
