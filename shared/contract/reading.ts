import * as z from 'zod';
import { readingActs, unusualKinds } from '../model/reading.ts';
import { procedure } from './base.ts';
import { instantSchema, staffNoSchema } from './schemas.ts';

/** Who read what of the clients, for the branch head. */
export const readingContract = {
  /** People whose reading of the last hour is out of the ordinary. */
  unusual: procedure.output(
    z.array(
      z.object({
        staffNo: z.string(),
        name: z.string(),
        kind: z.enum(unusualKinds),
        count: z.number(),
      }),
    ),
  ),
  /** The latest records, of one person or of everybody. */
  lines: procedure.input(z.object({ staffNo: staffNoSchema.nullable() })).output(
    z.array(
      z.object({
        id: z.number(),
        at: instantSchema,
        name: z.string(),
        act: z.enum(readingActs),
        subject: z.string(),
        detail: z.string(),
      }),
    ),
  ),
};
