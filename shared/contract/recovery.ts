import * as z from 'zod';
import { procedure } from './base.ts';
import { instantSchema, roleSchema, staffNoSchema } from './schemas.ts';

/** Kinds of damage for which the page offers a restore. */
export const recoverable = ['branch-missing', 'damaged', 'book-missing', 'book-damaged'] as const;

/** The records that the branch had, or may have had, and the backup has not; `from` and `to`: their times. */
const lossSchema = z.object({
  kind: z.enum(['same', 'other', 'unreadable']),
  records: z.number(),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
});

const file = z.string().min(1).max(1000);
/** Why a backup was not restored. */
const refused = procedure.errors({
  BACKUP: { status: 422, data: z.object({ code: z.string(), subject: z.string() }) },
  /** The branch can be opened: there is nothing to recover. */
  NOT_NEEDED: { status: 409 },
});

/** Recovery of a branch whose data cannot be opened. Nobody is signed in then. */
export const recoveryContract = {
  /** Null: the branch is open. */
  state: procedure.output(
    z
      .object({
        code: z.enum(recoverable),
        dataDir: z.string(),
        /** The files of the branch that are there. */
        present: z.array(z.string()),
        /** How far the log went, as far as the files beside it tell. */
        known: z.object({ seq: z.number(), at: instantSchema.nullable() }).nullable(),
        backups: z.array(
          z.object({
            file: z.string(),
            madeAt: z.string(),
            seq: z.number(),
            /** null: the file is not there any more. */
            bytes: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
  ),
  /** Verifies a backup; says what would be lost and whose PIN can confirm it. Nothing is changed. */
  look: refused.input(z.object({ file })).output(
    z.object({
      file: z.string(),
      madeAt: z.string(),
      bytes: z.number(),
      seq: z.number(),
      /** What was wrong with the log inside when the backup was made. */
      firstBad: z.number().nullable(),
      loss: lossSchema.nullable(),
      people: z.array(z.object({ staffNo: z.string(), name: z.string(), role: roleSchema })),
    }),
  ),
  /** Restores it with the PIN of a head or an administrator of the backup. It signs nobody in. */
  restore: refused
    .errors({
      WRONG_PIN: { status: 401, data: z.object({ triesLeft: z.number() }) },
      LOCKED: { status: 429, data: z.object({ waitMs: z.number() }) },
    })
    .input(z.object({ file, staffNo: staffNoSchema, pin: z.string().min(4).max(64) }))
    .output(z.void()),
  /** Tries to open the branch again, for example after a file was put back. */
  retry: procedure.output(z.object({ opened: z.boolean() })),
};
