import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { separators } from '../model/clients/file-seen.ts';
import { procedure } from './base.ts';
import { businessDateSchema, instantSchema } from './schemas.ts';

const likelyColumnSchema = z.object({ column: z.string(), known: z.string() });

export const importedFileSchema = z.object({
  file: z.string(),
  rows: z.number(),
  accepted: z.number(),
  replaced: z.number(),
  rejected: z.number(),
  unknownColumns: z.array(z.string()),
  /** Lines with an impossible number, such as a wrong check digit; they were imported all the same. */
  checkDigitFaults: z.number().default(0),
  seconds: z.number(),
  /** For staff.csv: roles that wait for a head's confirmation under Settings, People. */
  rolesWaiting: z.number().optional(),
  /** Why nothing of the file was imported; absent if it was. */
  refused: z.string().optional(),
  /** The missing or duplicate columns, else the file. */
  about: z.string().optional(),
  /** What was recognised in a file that was refused for its form. */
  seen: z
    .object({
      encoding: z.string(),
      separator: z.enum(separators),
      header: z.array(z.string()),
      likely: z.array(likelyColumnSchema),
    })
    .optional(),
  /** Unknown columns that were probably meant for a known one. */
  likelyColumns: z.array(likelyColumnSchema).optional(),
  /** The file says what the last file of its name said, so it was not read: when and from where that was imported. */
  sameAs: z.object({ at: instantSchema, folder: z.string() }).optional(),
});

export const rejectSchema = z.object({
  file: z.string(),
  line: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});

/** The result of a scoring: clients by level, and how many have changed level. */
export const scoreResultSchema = z.object({
  scheme: z.string(),
  asOf: businessDateSchema,
  clients: z.number(),
  levels: z.record(z.string(), z.number()),
  changed: z.number(),
});

export const importEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('importing'),
    file: z.string(),
    /** checking: what the file is; reading its lines; indexing: search keys; storing: making it durable. */
    phase: z.enum(['checking', 'reading', 'indexing', 'storing']),
    rows: z.number(),
    fraction: z.number(),
    rowsPerSecond: z.number(),
    /** Until all files are imported; null while it is too early to estimate. */
    remainingSeconds: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('scoring'),
    clients: z.number(),
    fraction: z.number(),
  }),
  z.object({
    kind: z.literal('done'),
    files: z.array(importedFileSchema),
    /** The file of rejected lines, and its first lines. */
    rejects: z.string().nullable(),
    firstRejects: z.array(rejectSchema),
    score: scoreResultSchema.nullable(),
    /** What kept the scoring; the files are imported. */
    unscored: z.object({ code: z.string(), subject: z.string() }).nullable(),
  }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;

export const scoringEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scoring'), clients: z.number(), fraction: z.number() }),
  z.object({ kind: z.literal('done'), score: scoreResultSchema }),
]);
export type ScoringEvent = z.infer<typeof scoringEventSchema>;

/** The client book: import and scoring. */
export const bookContract = {
  status: procedure.output(
    z.object({
      clients: z.number(),
      scored: z.number(),
      scheme: z.string().nullable(),
      asOf: businessDateSchema.nullable(),
      running: z.boolean(),
    }),
  ),
  /** Imports the exchange files of a folder on this machine, and scores. */
  import: procedure
    .errors({
      IMPORT: {
        status: 422,
        data: z.object({ code: z.string(), subject: z.string() }),
      },
    })
    .input(z.object({ folder: z.string().min(1), score: z.boolean().default(true) }))
    .output(eventIterator(importEventSchema)),
  /** Scores all clients whose tier can have changed as of today, for example after imports that were not scored. */
  score: procedure
    .errors({ IMPORT: { status: 422, data: z.object({ code: z.string(), subject: z.string() }) } })
    .output(eventIterator(scoringEventSchema)),
  cancelImport: procedure.output(z.void()),
};
