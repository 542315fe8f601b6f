import type { CallingRule } from '../../shared/model/calling-rule.ts';
import {
  figuresOf,
  maxCounters,
  simulate,
  writeSimulation,
  type NamedArrivals,
} from '../queue/index.ts';
import { fromUser } from './folder.ts';
import { countersOption, patienceOption, ruleOption } from './rule-option.ts';
import type { CommandContext } from './command.ts';

/** Options that `simulate` and `replay` share. */
export const runOptions = {
  counters: { type: 'string' },
  rule: { type: 'string' },
  'rule-options': { type: 'string' },
  patience: { type: 'string' },
  out: { type: 'string' },
} as const;

/** How they are written. */
export const runUsage = '--rule RULE [--rule-options JSON] [--patience none|data] [--out FILE.csv]';

/** What is to be run. */
export interface Run {
  readonly rule: CallingRule;
  readonly counters: number | undefined;
  readonly patience: 'none' | 'data';
  readonly out: string | undefined;
}

/** Reads the shared options. @throws UsageError */
export function readRun(
  values: { readonly [name in keyof typeof runOptions]?: string | undefined },
  { env }: CommandContext,
): Run {
  return {
    rule: ruleOption(values.rule, values['rule-options']),
    counters: countersOption(values.counters, maxCounters),
    patience: patienceOption(values.patience),
    out: values.out === undefined ? undefined : fromUser(values.out, env),
  };
}

/**
 * Plays the arrivals under the rule and, to show what it costs, under `fifo`.
 * - `tiers` and `fifo`: waits in seconds of everyone of the tier; one who left counts with the patience waited
 *   (`served` and `left` say how many of each). Percentiles are nearest-rank. Figures of an empty tier are null.
 * - `overtakes`: by tier the mean and the most times that later arrivals were called before one, until called or leaving.
 * - `load`: of each counter the share of time from the first arrival to the last end that it was serving.
 * - `seconds`: what the computation took.
 */
export function runSimulation(
  arrivals: NamedArrivals,
  counters: number,
  { rule, out }: Run,
  startedAt: number,
) {
  const result = simulate(arrivals, rule, counters);
  const figures = figuresOf(arrivals, result);
  if (out !== undefined) writeSimulation(out, arrivals, result);
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
    seconds: Math.round(performance.now() - startedAt) / 1000,
  };
}
