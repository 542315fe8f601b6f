import * as z from 'zod';
import { healthChecks } from '../model/health.ts';
import { procedure } from './base.ts';
import { faultsSchema } from './record.ts';
import { instantSchema } from './schemas.ts';

export const healthSchema = z.object({
  at: instantSchema,
  startedAt: instantSchema,
  checks: z.array(
    z.object({
      check: z.enum(healthChecks),
      state: z.enum(['good', 'look']),
      /** What was found, for the words: a code, or nothing. */
      found: z.string().nullable(),
      /** A time or a number of bytes, where there is one. */
      value: z.number().nullable(),
    }),
  ),
  /** Versions of the console and of what it runs on. */
  versions: z.array(z.object({ name: z.string(), version: z.string() })),
  host: z.enum(['desktop', 'browser']),
  dataDir: z.string(),
  logs: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  counts: z.object({
    clients: z.number(),
    records: z.number(),
    people: z.number(),
    windows: z.number(),
  }),
  memoryBytes: z.number(),
  faults: faultsSchema,
});
export type HealthView = z.infer<typeof healthSchema>;

/** How the console is, for whoever looks after the machine. No client data. */
export const healthContract = {
  state: procedure.output(healthSchema),
  /** A file to hand to support: the state and the latest lines of the error log, masked. */
  bundle: procedure.output(z.object({ name: z.string(), text: z.string() })),
};
