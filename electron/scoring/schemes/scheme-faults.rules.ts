import { isBusinessDate } from '../../../shared/model/dates.ts';
import type { Metric, Scheme } from '../../../shared/model/schemes/scheme.ts';
import { tierRank } from '../../../shared/model/schemes/tier.ts';

/** What can be wrong with a scheme. The command line and the screens have words for each. */
export const schemeFaultCodes = [
  'not-json',
  'missing',
  'wrong-kind',
  'unknown-key',
  'out-of-range',
  'too-few', // a list that needs something in it
  'too-precise', // more decimals than are kept
  'bad-id',
  'bad-date',
  'not-allowed',
  'repeated',
  'first-level-open', // the lowest level has no threshold
  'threshold-missing', // a higher level has none and does not say that it is unconfirmed
  'threshold-unconfirmed', // an unconfirmed level has one
  'thresholds-rise', // not above the level before
  'tiers-rise', // a higher level is received in a lower tier
  'not-a-day',
  'buffer-without-days', // buffers belong to schemes that fall on given days
  'built-in', // the id belongs to the console
  'version-not-newer',
] as const;
export type SchemeFaultCode = (typeof schemeFaultCodes)[number];

/** One thing wrong with a scheme, and where: "levels[2].low". */
export interface SchemeFault {
  readonly path: string;
  readonly code: SchemeFaultCode;
}

/** What the shape of a scheme cannot say; empty when it is sound. */
export function schemeFaults(scheme: Scheme): SchemeFault[] {
  return [...metricFaults(scheme.metric, 'metric'), ...levelFaults(scheme), ...dayFaults(scheme)];
}

/** What the shape of a metric cannot say. */
export function metricFaults(metric: Metric, path: string): SchemeFault[] {
  switch (metric.kind) {
    case 'average-balance':
      return repeated(metric.products, (i) => `${path}.products[${i}]`);
    case 'turnover':
      return repeated(metric.kinds, (i) => `${path}.kinds[${i}]`);
    case 'points':
      return [
        ...repeated(
          metric.terms.map(({ id }) => id),
          (i) => `${path}.terms[${i}].id`,
        ),
        ...repeatedNames(metric.terms, (i) => `${path}.terms[${i}].name`),
        ...metric.terms.flatMap(({ of }, i) => metricFaults(of, `${path}.terms[${i}].of`)),
      ];
  }
}

/** What the shape of levels cannot say; buffers are judged where the way of falling is known. */
export function levelFaults({
  levels,
  falling,
}: Pick<Scheme, 'levels'> & { readonly falling: Scheme['falling'] | null }): SchemeFault[] {
  const faults = [
    ...repeated(
      levels.map(({ id }) => id),
      (i) => `levels[${i}].id`,
    ),
    ...repeatedNames(levels, (i) => `levels[${i}].name`),
  ];
  let highest = -Infinity;
  levels.forEach(({ low, unconfirmed, tier, bufferMonths }, i) => {
    const fault = (key: string, code: SchemeFaultCode): void => {
      faults.push({ path: `levels[${i}].${key}`, code });
    };
    if (i === 0 && low !== null) fault('low', 'first-level-open');
    if (i === 0 && unconfirmed) fault('unconfirmed', 'not-allowed');
    if (i > 0 && low === null && !unconfirmed) fault('low', 'threshold-missing');
    if (low !== null && unconfirmed) fault('low', 'threshold-unconfirmed');
    if (i > 0 && low !== null && low <= highest) fault('low', 'thresholds-rise');
    if (low !== null) highest = Math.max(highest, low);
    const below = levels[i - 1]?.tier ?? tier;
    if (tierRank(tier) > tierRank(below)) fault('tier', 'tiers-rise');
    if (bufferMonths !== undefined && falling && falling.kind !== 'on-days') {
      fault('bufferMonths', 'buffer-without-days');
    }
  });
  return faults;
}

/** What the shape of falling days cannot say. */
export function dayFaults({ falling }: Pick<Scheme, 'falling'>): SchemeFault[] {
  if (falling.kind !== 'on-days') return [];
  return [
    ...falling.days.flatMap((day, i): SchemeFault[] =>
      // Every year has the day: 29 February does not count as one.
      isBusinessDate(`2001-${day}`) ? [] : [{ path: `falling.days[${i}]`, code: 'not-a-day' }],
    ),
    ...repeated(falling.days, (i) => `falling.days[${i}]`),
  ];
}

/** Two parts of one name are puzzling on every screen; parts without one go by their ids. */
function repeatedNames(
  parts: readonly { readonly name?: string }[],
  path: (index: number) => string,
): SchemeFault[] {
  return parts.flatMap(({ name }, i): SchemeFault[] =>
    name !== undefined && parts.findIndex((one) => one.name === name) < i
      ? [{ path: path(i), code: 'repeated' }]
      : [],
  );
}

function repeated(values: readonly string[], path: (index: number) => string): SchemeFault[] {
  return values.flatMap((value, i): SchemeFault[] =>
    values.indexOf(value) < i ? [{ path: path(i), code: 'repeated' }] : [],
  );
}
