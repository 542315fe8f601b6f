import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { separators } from '../model/file-seen.ts';
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
  /** Identity numbers and cards whose check digit does not fit; they landed all the same. */
  checkDigitFaults: z.number().default(0),
  seconds: z.number(),
  /** Of staff.csv: roles that wait for a head's yes under Settings, People. */
  rolesWaiting: z.number().optional(),
  /** Why nothing of the file landed, when nothing did. */
  refused: z.string().optional(),
  /** What the refusal is about: the missing or doubled columns, else the file. */
  about: z.string().optional(),
  /** What was seen of a file that was refused for its form. */
  seen: z
    .object({
      encoding: z.string(),
      separator: z.enum(separators),
      header: z.array(z.string()),
      likely: z.array(likelyColumnSchema),
    })
    .optional(),
  /** Of the unknown columns, those that were likely meant for a known one. */
  likelyColumns: z.array(likelyColumnSchema).optional(),
  /** Nothing had to be done: it says what the last file of its name said. When that was read, and from which folder. */
  sameAs: z.object({ at: instantSchema, folder: z.string() }).optional(),
});

export const rejectSchema = z.object({
  file: z.string(),
  line: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});

/** What a scoring did: clients by level, and how many have another level than before. */
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
    /** Finding out what the file is; reading its lines; building search keys; making it durable. */
    phase: z.enum(['checking', 'reading', 'indexing', 'storing']),
    rows: z.number(),
    fraction: z.number(),
    rowsPerSecond: z.number(),
    /** Until all files have landed; null while it is too early to say. */
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
    /** The file of rejected lines, and its first lines for the screen. */
    rejects: z.string().nullable(),
    firstRejects: z.array(rejectSchema),
    score: scoreResultSchema.nullable(),
  }),
]);
export type ImportEvent = z.infer<typeof importEventSchema>;

export const scoringEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scoring'), clients: z.number(), fraction: z.number() }),
  z.object({ kind: z.literal('done'), score: scoreResultSchema }),
]);
export type ScoringEvent = z.infer<typeof scoringEventSchema>;

/** The client book: bringing it in and scoring it. */
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
  /** Reads the exchange files of a folder on this machine, lands them, and scores. */
  import: procedure
    .errors({
      IMPORT: {
        status: 422,
        data: z.object({ code: z.string(), subject: z.string() }),
      },
    })
    .input(z.object({ folder: z.string().min(1), score: z.boolean().default(true) }))
    .output(eventIterator(importEventSchema)),
  /** Scores whoever can have another tier as of today by the scheme in force: after imports that were not scored. */
  score: procedure
    .errors({ IMPORT: { status: 422, data: z.object({ code: z.string(), subject: z.string() }) } })
    .output(eventIterator(scoringEventSchema)),
  cancelImport: procedure.output(z.void()),
};
