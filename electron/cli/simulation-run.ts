import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import {
  coverageOf,
  createForecastWatch,
  figuresOf,
  maxCounters,
  simulate,
  writeSimulation,
  type Calibrated,
  type NamedArrivals,
} from '../queue/index.ts';
import { fromUser } from './folder.ts';
import { countersOption, forecastOption, patienceOption, ruleOption } from './rule-option.ts';
import type { CommandContext } from './command.ts';

/** A fixed seed, so that a run can be repeated. */
const forecastSeed = 1;

/** Options that `simulate` and `replay` share. */
export const runOptions = {
  counters: { type: 'string' },
  rule: { type: 'string' },
  'rule-options': { type: 'string' },
  patience: { type: 'string' },
  out: { type: 'string' },
  forecast: { type: 'boolean' },
  'forecast-of': { type: 'string' },
} as const;

/** Their usage text. */
export const runUsage =
  '--rule RULE [--rule-options JSON] [--patience none|data] [--forecast [--forecast-of all|waiting]] [--out FILE.csv]';

/** A simulation to run. */
export interface Run {
  readonly rule: CallingRule;
  readonly counters: number | undefined;
  readonly patience: 'none' | 'data';
  readonly out: string | undefined;
  /** The tickets for which nine of ten bounds must hold; null: no forecast. */
  readonly forecast: Calibrated | null;
}

/** Reads the shared options. @throws UsageError */
export function readRun(
  values: {
    readonly [name in Exclude<keyof typeof runOptions, 'forecast'>]?: string | undefined;
  } & { readonly forecast?: boolean | undefined },
  { env }: CommandContext,
): Run {
  return {
    rule: ruleOption(values.rule, values['rule-options']),
    counters: countersOption(values.counters, maxCounters),
    patience: patienceOption(values.patience),
    out: values.out === undefined ? undefined : fromUser(values.out, env),
    forecast: forecastOption(values.forecast ?? false, values['forecast-of']),
  };
}

/**
 * Plays the arrivals under the rule and, to show what it costs, under `fifo`.
 * - `tiers` and `fifo`: waits in seconds of everyone of the tier; one who left counts with the patience waited
 *   (`served` and `left` say how many of each). Percentiles are nearest-rank. Figures of an empty tier are null.
 * - `overtakes`: by tier the mean and the most times that later arrivals were called before one, until called or
 *   leaving.
 * - `load`: of each counter the share of time from the first arrival to the last end that it was serving.
 * - with `forecast`: `coverage`, the share of all tickets that waited no longer than the bound predicted when they
 *   were taken, and `forecast`, the same among those who were not called at once, with the mean bound in seconds.
 * - `seconds`: what the computation took.
 */
export function runSimulation(
  arrivals: NamedArrivals,
  counters: number,
  { rule, out, forecast, patience }: Run,
  startedAt: number,
) {
  const watch =
    forecast &&
    createForecastWatch(arrivals, {
      rule,
      counters,
      calibrated: forecast,
      seed: forecastSeed,
      patience: patience === 'data',
    });
  const result = simulate(arrivals, rule, counters, watch);
  const figures = figuresOf(arrivals, result);
  const predictions = watch?.predictions ?? null;
  const coverage = predictions && coverageOf(arrivals, result, predictions);
  if (out !== undefined) writeSimulation(out, arrivals, result, predictions);
  const fifo =
    rule.kind === 'fifo'
      ? figures
      : figuresOf(arrivals, simulate(arrivals, { kind: 'fifo' }, counters));
  return {
    rule: rule.kind,
    counters,
    served: figures.served,
    left: figures.left,
    tiers: figures.tiers,
    fifo: fifo.tiers,
    overtakes: figures.overtakes,
    load: figures.load,
    ...(coverage && {
      coverage: coverage.all,
      forecast: {
        of: forecast,
        coverageWaiting: coverage.waiting,
        medianWaiting: coverage.median,
        meanBound: coverage.meanBound,
      },
    }),
    seconds: Math.round(performance.now() - startedAt) / 1000,
  };
}
