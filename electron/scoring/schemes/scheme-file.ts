import * as z from 'zod';
import { isBusinessDate } from '../../../shared/model/dates.ts';
import { products, transactionKinds } from '../../../shared/model/clients/products.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import {
  dayFaults,
  levelFaults,
  metricFaults,
  schemeFaults,
  type SchemeFault,
  type SchemeFaultCode,
} from './scheme-faults.rules.ts';

/*
 * A scheme as a file: the scheme itself, but with thresholds in yuan or points, at most two decimals.
 * `scheme show` writes it and `scheme add` reads it.
 */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const name = z.string().trim().min(1).max(60);
const months = z.int().min(1).max(60);
/** 10^11 yuan or points: more than a city holds, and in hundredths far from 2^53. */
const largest = 100_000_000_000;
const twoDecimals = z
  .number()
  .min(0)
  .max(largest)
  .refine((value) => Number(value.toFixed(2)) === value);
const rate = z
  .number()
  .positive()
  .max(1_000_000)
  .refine((value) => Number(value.toFixed(4)) === value);

const averageBalance = z.strictObject({
  kind: z.literal('average-balance'),
  months,
  products: z.array(z.enum(products)).min(1),
  floorAtZero: z.boolean().default(false),
});
const turnover = z.strictObject({
  kind: z.literal('turnover'),
  months,
  kinds: z.array(z.enum(transactionKinds)).min(1),
});
const points = z.strictObject({
  kind: z.literal('points'),
  terms: z
    .array(
      z.strictObject({
        id,
        name: name.optional(),
        of: z.discriminatedUnion('kind', [averageBalance, turnover]),
        pointsPerWan: rate,
        cap: twoDecimals.optional(),
      }),
    )
    .min(1)
    .max(40),
});
const unconfirmed = z.literal(true).optional();

const metric = z.discriminatedUnion('kind', [averageBalance, turnover, points]);
const levels = z
  .array(
    z.strictObject({
      id,
      name: name.optional(),
      low: twoDecimals.nullable(),
      tier: z.enum(tiers),
      unconfirmed,
      bufferMonths: months.optional(),
    }),
  )
  .min(2)
  .max(20);
const falling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-once'), unconfirmed }),
  z.strictObject({ kind: z.literal('after-months'), months, unconfirmed }),
  z.strictObject({
    kind: z.literal('on-days'),
    days: z
      .array(z.string().regex(/^\d\d-\d\d$/))
      .min(1)
      .max(12),
    unconfirmed,
  }),
]);

const schemeFile = z.strictObject({
  id,
  version: z.int().min(1).max(1_000_000),
  effectiveFrom: z.string().refine(isBusinessDate),
  name: name.optional(),
  metric,
  levels,
  falling,
});

/** A scheme as files have it. */
export type SchemeFile = z.infer<typeof schemeFile>;

/** A scheme, or everything that is wrong with the file. */
export type ReadScheme =
  | { readonly scheme: Scheme; readonly faults: readonly [] }
  | { readonly scheme: null; readonly faults: readonly SchemeFault[] };

/** Reads a scheme from the value of a JSON file. */
export function readScheme(value: unknown): ReadScheme {
  const parsed = schemeFile.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const faults = [...parsed.error.issues.flatMap(faultsOf), ...faultsOfSoundParts(value)];
    return { scheme: null, faults };
  }
  const scheme = withoutUndefined<Scheme>({
    ...parsed.data,
    levels: inHundredths(parsed.data.levels),
  });
  const faults = schemeFaults(scheme);
  return faults.length > 0 ? { scheme: null, faults } : { scheme, faults: [] };
}

/** Whoever corrects a file is told of everything at once: parts of a sound shape are judged although others are not. */
function faultsOfSoundParts(value: unknown): SchemeFault[] {
  const part = <T>(schema: z.ZodType<T>, key: string): T | null => {
    const found: unknown = (value as Readonly<Record<string, unknown>> | null)?.[key];
    return schema.safeParse(found).data ?? null;
  };
  const soundMetric = part(metric, 'metric');
  const soundLevels = part(levels, 'levels');
  const soundFalling = withoutUndefined<Scheme['falling'] | null>(part(falling, 'falling'));
  return [
    ...(soundMetric ? metricFaults(withoutUndefined(soundMetric), 'metric') : []),
    ...(soundLevels
      ? levelFaults({
          levels: withoutUndefined(inHundredths(soundLevels)),
          falling: soundFalling,
        })
      : []),
    ...(soundFalling ? dayFaults({ falling: soundFalling }) : []),
  ];
}

function inHundredths(list: SchemeFile['levels']) {
  return list.map(({ low, ...level }) => ({
    ...level,
    low: low === null ? null : Math.round(low * 100),
  }));
}

/** A scheme as files have it: what `scheme show` writes. */
export function writeScheme({ levels: list, ...rest }: Scheme): unknown {
  return {
    ...rest,
    levels: list.map(({ id: levelId, low, ...level }) => ({
      id: levelId,
      low: low === null ? null : low / 100,
      ...level,
    })),
  };
}

/** zod writes optional properties that are missing as undefined or not at all; the model has them or not. */
function withoutUndefined<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function faultsOf(issue: z.core.$ZodIssue): SchemeFault[] {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      code: 'unknown-key' as const,
    }));
  }
  return [{ path, code: codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): SchemeFaultCode {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : 'wrong-kind';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'too-few' : 'out-of-range';
  if (issue.code === 'too_big') return 'out-of-range';
  if (issue.code === 'invalid_format') return issue.path.at(-2) === 'days' ? 'not-a-day' : 'bad-id';
  if (issue.code === 'custom') {
    return issue.path.at(-1) === 'effectiveFrom' ? 'bad-date' : 'too-precise';
  }
  return 'not-allowed';
}
