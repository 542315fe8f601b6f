import * as z from 'zod';
import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../shared/model/schemes/tier.ts';
import { UsageError } from './command.ts';

const amount = z.number().nonnegative();
const tier = z.enum(tiers);

const optionsOf = {
  fifo: z.strictObject({}),
  'diamond-first': z.strictObject({
    maxWaitSeconds: z
      .strictObject({
        diamond: amount.optional(),
        platinum: amount.optional(),
        gold: amount.optional(),
        regular: amount.optional(),
      })
      .optional(),
    maxOvertakes: z.number().int().nonnegative().optional(),
  }),
  // Default rate: 0.
  accumulating: z.strictObject({
    rates: z.strictObject({
      diamond: amount.default(0),
      platinum: amount.default(0),
      gold: amount.default(0),
      regular: amount.default(0),
    }),
  }),
  ratio: z.strictObject({ pattern: z.array(tier).min(1) }),
} as const satisfies Record<CallingRule['kind'], z.ZodType>;

const kinds = z.enum(Object.keys(optionsOf) as CallingRule['kind'][]);

/** Parses `--rule` and `--rule-options` (exchange formats, "Rules"). @throws UsageError */
export function ruleOption(name: string | undefined, options: string | undefined): CallingRule {
  const kind = kinds.safeParse(name);
  if (!kind.success) throw new UsageError(`--rule takes ${kinds.options.join(', ')}`);
  const parsed = optionsOf[kind.data].safeParse(jsonOf(options ?? '{}'));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
    throw new UsageError(
      `--rule-options of ${kind.data}: ${[...path, message].map(String).join(': ')}`,
    );
  }
  return { kind: kind.data, ...parsed.data } as CallingRule;
}

/** Parses `--counters`. @throws UsageError */
export function countersOption(value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const counters = Number(value);
  if (!/^\d{1,5}$/.test(value) || counters < 1 || counters > most) {
    throw new UsageError(`--counters takes a number from 1 to ${most}`);
  }
  return counters;
}

/** Parses `--patience`; default: nobody leaves. @throws UsageError */
export function patienceOption(value: string | undefined): 'none' | 'data' {
  if (value === undefined || value === 'none') return 'none';
  if (value !== 'data') throw new UsageError('--patience takes none or data');
  return value;
}

/** Parses `--forecast` and `--forecast-of`; null: no forecast. @throws UsageError */
export function forecastOption(wanted: boolean, of: string | undefined): 'all' | 'waiting' | null {
  if (of !== undefined && !wanted) throw new UsageError('--forecast-of needs --forecast');
  if (of !== undefined && of !== 'all' && of !== 'waiting') {
    throw new UsageError('--forecast-of takes all or waiting');
  }
  return wanted ? (of ?? 'all') : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError('--rule-options takes a JSON object');
  }
}
