import * as z from 'zod';
import { procedure } from './base.ts';
import { instantSchema, roleSchema, staffNoSchema } from './schemas.ts';

/** Kinds of damage for which the page offers a restore. */
export const recoverable = ['branch-missing', 'damaged', 'book-missing', 'book-damaged'] as const;

/** What the branch had, or may have had, and the backup has not; `from` and `to`: when it was written. */
const lossSchema = z.object({
  kind: z.enum(['same', 'other', 'unreadable']),
  records: z.number(),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
});

const file = z.string().min(1).max(1000);
/** Why a backup is not restored. */
const refused = procedure.errors({
  BACKUP: { status: 422, data: z.object({ code: z.string(), subject: z.string() }) },
  /** The branch can be opened: there is nothing to recover. */
  NOT_NEEDED: { status: 409 },
});

/** The way back for a branch whose data cannot be opened. Nobody is signed in then. */
export const recoveryContract = {
  /** Null: the branch is open. */
  state: procedure.output(
    z
      .object({
        code: z.enum(recoverable),
        dataDir: z.string(),
        /** What of the branch is there. */
        present: z.array(z.string()),
        /** How far the log went, by what lies beside it. */
        known: z.object({ seq: z.number(), at: instantSchema.nullable() }).nullable(),
        backups: z.array(
          z.object({
            file: z.string(),
            madeAt: z.string(),
            seq: z.number(),
            /** Null: it is not where it was put. */
            bytes: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
  ),
  /** Reads a backup as a restore would, and says what would be lost and whose yes it takes. Nothing is changed. */
  look: refused.input(z.object({ file })).output(
    z.object({
      file: z.string(),
      madeAt: z.string(),
      bytes: z.number(),
      seq: z.number(),
      /** Where the log inside was not sound when the backup was made. */
      firstBad: z.number().nullable(),
      loss: lossSchema.nullable(),
      people: z.array(z.object({ staffNo: z.string(), name: z.string(), role: roleSchema })),
    }),
  ),
  /** Restores it by the PIN of a head or an administrator of the backup. It signs nobody in. */
  restore: refused
    .errors({
      WRONG_PIN: { status: 401, data: z.object({ triesLeft: z.number() }) },
      LOCKED: { status: 429, data: z.object({ waitMs: z.number() }) },
    })
    .input(z.object({ file, staffNo: staffNoSchema, pin: z.string().min(4).max(64) }))
    .output(z.void()),
  /** Tries to open the branch again: somebody has put a file back. */
  retry: procedure.output(z.object({ opened: z.boolean() })),
};
