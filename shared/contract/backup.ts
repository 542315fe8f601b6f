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

/** What is being done, how the last piece of work ended, and the latest backups. */
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
        /** Records written since; null: it is not of the log as it is now. */
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
  /** By: null: on the command line. */
  made: z.array(z.object({ ...made, by: z.string().nullable() })),
});
export type BackupStateView = z.infer<typeof backupStateSchema>;

const path = z.string().trim().min(1).max(1000);

/** Backups: made and read while the branch serves. Restoring replaces what is open, so it is done outside. */
export const backupContract = {
  state: procedure.output(backupStateSchema),
  make: procedure
    .errors({ FOLDER: { status: 422, data: z.object({ code: z.string() }) } })
    .input(z.object({ folder: path }))
    .output(z.void()),
  verify: procedure.input(z.object({ file: path })).output(z.void()),
};
