import { divideHalfUp, fenSum, type Fen, type FenSum } from '../../../shared/model/money.ts';
import {
  isOpen,
  openStages,
  type OpenStage,
  type Opportunity,
} from '../../../shared/model/relationship/opportunity.ts';
import type { TableRow } from './week-table.rules.ts';

/** How often an opportunity that was in a stage has been won; as counted, never rounded. */
export interface StageOdds {
  readonly won: number;
  readonly closed: number;
}

/**
 * The branch's own odds by stage: of the closed opportunities that were ever in it, those won.
 * @param seq as the log had it after this record
 */
export function stageOdds(
  opportunities: Iterable<Opportunity>,
  seq = Infinity,
): ReadonlyMap<OpenStage, StageOdds> {
  const odds = new Map(openStages.map((stage) => [stage, { won: 0, closed: 0 }]));
  for (const { steps } of opportunities) {
    const past = steps.filter((step) => step.seq <= seq);
    const last = past.at(-1);
    if (!last || isOpen(last.stage)) continue;
    for (const stage of new Set(past.map((step) => step.stage))) {
      const entry = isOpen(stage) ? odds.get(stage) : undefined;
      if (!entry) continue;
      entry.closed += 1;
      if (last.stage === 'won') entry.won += 1;
    }
  }
  return odds;
}

/** What a stage's open opportunities are likely to bring. */
export interface StageForecast {
  readonly stage: OpenStage;
  readonly count: number;
  readonly amountFen: FenSum;
  readonly odds: StageOdds;
  /** null: too few closed ones to state any probability. */
  readonly forecastFen: FenSum | null;
}

/** A forecast that says what it does not know. */
export interface Forecast {
  readonly stages: readonly StageForecast[];
  /** Of the stages with odds; null: no stage has any. */
  readonly forecastFen: FenSum | null;
  /** Open opportunities without a probability: their amount is in no sum. */
  readonly unknownCount: number;
  readonly unknownFen: FenSum;
}

/**
 * Σ amount × p(stage), rounded half-up to the fen for each stage, so that the shown figures add up.
 * @param minimum closed opportunities of a stage below which it has no probability
 */
export function forecast(
  rows: readonly Pick<TableRow, 'stage' | 'amountFen'>[],
  odds: ReadonlyMap<OpenStage, StageOdds>,
  minimum: number,
): Forecast {
  const stages = openStages.map((stage): StageForecast => {
    const inStage = rows.filter((row) => row.stage === stage);
    const amount = inStage.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
    const of = odds.get(stage) ?? { won: 0, closed: 0 };
    const known = of.closed > 0 && of.closed >= minimum;
    return {
      stage,
      count: inStage.length,
      amountFen: fenSum(amount),
      odds: of,
      forecastFen: known ? fenSum(divideHalfUp(amount * BigInt(of.won), BigInt(of.closed))) : null,
    };
  });
  const known = stages.filter((stage) => stage.forecastFen !== null);
  const unknown = stages.filter((stage) => stage.forecastFen === null);
  return {
    stages,
    forecastFen: known.length === 0 ? null : total(known.map((stage) => stage.forecastFen ?? 0)),
    unknownCount: unknown.reduce((sum, { count }) => sum + count, 0),
    unknownFen: total(unknown.map(({ amountFen }) => amountFen)),
  };
}

/** What open opportunities bring if one of so many is won. */
export function funnelForecast(amounts: readonly Fen[], leadsForOne: number): FenSum {
  const sum = amounts.reduce((before, amount) => before + BigInt(amount), 0n);
  return fenSum(divideHalfUp(sum, BigInt(leadsForOne)));
}

/** New leads that replace what is won. */
export function leadsNeeded(wins: number, leadsForOne: number): number {
  return wins * leadsForOne;
}

function total(sums: readonly FenSum[]): FenSum {
  return fenSum(sums.reduce<bigint>((before, sum) => before + BigInt(sum), 0n));
}
