import * as z from 'zod';
import { usualRejects } from '../model/branch.ts';
import { procedure } from './base.ts';
import { importedFileSchema, importEventSchema, rejectSchema, scoreResultSchema } from './book.ts';
import { businessDateSchema, instantSchema } from './schemas.ts';

/** Settings of the automatic import. */
export const intakeSettingsSchema = z.object({
  folder: z.string().trim().min(1).max(1000).nullable(),
  complete: z.enum(['marker', 'settled']),
  /** Time of day of the nightly run, "HH:MM"; null: off. */
  night: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** The limit of rejected lines of a file: a share of its lines, but at least this number. */
  rejects: z
    .object({
      percent: z.number().min(0).max(100),
      lines: z.number().int().min(0).max(100_000),
    })
    .default(usualRejects),
});
export type IntakeSettingsView = z.infer<typeof intakeSettingsSchema>;

const trouble = z.object({ code: z.string(), subject: z.string() });

export const bookRunSchema = z.object({
  run: z.number(),
  /** Automatic: drop, night. Started by a person: hand (in the screens), command (on the command line). */
  kind: z.enum(['drop', 'night', 'hand', 'command']),
  day: businessDateSchema,
  beganAt: instantSchema,
  folder: z.string().nullable(),
  /** null while it runs, or waits to be tried again. */
  endedAt: instantSchema.nullable(),
  result: z
    .object({
      files: z.array(importedFileSchema),
      rejects: z.string().nullable(),
      score: scoreResultSchema.nullable(),
      archive: z.string().nullable(),
      refused: z.string().nullable(),
      failure: trouble.nullable(),
    })
    .nullable(),
});
export type BookRunView = z.infer<typeof bookRunSchema>;

/** Files that the console takes by itself, and the nightly run. */
export const intakeContract = {
  settings: procedure.output(intakeSettingsSchema),
  save: procedure
    .errors({ FOLDER: { status: 422, data: z.object({ code: z.string() }) } })
    .input(intakeSettingsSchema)
    .output(z.void()),
  /** What is being done and waited for now, and the latest runs, newest first. */
  state: procedure.output(
    z.object({
      waiting: z.array(z.object({ name: z.string(), for: z.enum(['marker', 'quiet', 'name']) })),
      trouble: trouble.nullable(),
      running: z
        .object({ kind: z.enum(['drop', 'night', 'scheme']), step: importEventSchema.nullable() })
        .nullable(),
      nextNight: instantSchema.nullable(),
      runs: z.array(bookRunSchema),
    }),
  ),
  /** The first lines that a run set aside. */
  rejects: procedure
    .input(z.object({ run: z.number().int() }))
    .output(z.object({ rejects: z.array(rejectSchema) })),
};
