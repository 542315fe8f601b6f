import * as z from 'zod';
import { procedure } from './base.ts';
import { instantSchema } from './schemas.ts';

const finding = z.object({ seq: z.number(), problem: z.string() }).nullable();

const made = {
  at: instantSchema,
  file: z.string(),
  bytes: z.number(),
  /** The head of the log's chain in it. */
  seq: z.number(),
  hash: z.string(),
};

/** The running work, the last outcome, and the latest backups. */
export const backupStateSchema = z.object({
  dataDir: z.string(),
  running: z
    .object({
      kind: z.enum(['make', 'verify']),
      file: z.string(),
      step: z.enum(['copying', 'checking', 'packing', 'reading']),
      since: instantSchema,
    })
    .nullable(),
  outcome: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('made'), ...made, firstBad: finding }),
      z.object({
        kind: z.literal('verified'),
        at: instantSchema,
        file: z.string(),
        madeAt: z.string(),
        bytes: z.number(),
        seq: z.number(),
        firstBad: finding,
        /** Records written since; null: the present log does not continue the backup's. */
        since: z.number().nullable(),
        ownBranch: z.boolean(),
      }),
      z.object({
        kind: z.literal('failed'),
        at: instantSchema,
        file: z.string(),
        code: z.string(),
      }),
    ])
    .nullable(),
  /** `by` null: on the command line. */
  made: z.array(z.object({ ...made, by: z.string().nullable() })),
});
export type BackupStateView = z.infer<typeof backupStateSchema>;

const path = z.string().trim().min(1).max(1000);

/**
 * Backups, made and verified while the branch serves. A running branch cannot be replaced, so restoring is elsewhere.
 */
export const backupContract = {
  state: procedure.output(backupStateSchema),
  make: procedure
    .errors({ FOLDER: { status: 422, data: z.object({ code: z.string() }) } })
    .input(z.object({ folder: path }))
    .output(z.void()),
  verify: procedure.input(z.object({ file: path })).output(z.void()),
};
