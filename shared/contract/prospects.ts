import * as z from 'zod';
import { prospectOutcomes } from '../model/prospect.ts';
import { procedure } from './base.ts';
import { instantSchema, personNameSchema, staffNoSchema } from './schemas.ts';

const one = z.object({ id: z.string().max(64) });
/** Somebody else has answered it meanwhile, or it never was. */
const gone = { NO_PROSPECT: { status: 404 } } as const;

/** People whom the book does not know and whom the lobby or a counter recommends to a client manager. */
export const prospectsContract = {
  /** Who can be recommended to. */
  managers: procedure.output(z.array(z.object({ staffNo: z.string(), name: z.string() }))),
  /** Keeps a note; `managerNo` null leaves it to whoever looks first. */
  note: procedure
    .errors({ NO_MANAGER: { status: 422 } })
    .input(
      z.object({
        name: personNameSchema,
        phone: z.string().trim().max(32),
        need: z.string().trim().min(1).max(300),
        managerNo: staffNoSchema.nullable(),
      }),
    )
    .output(z.void()),
  /** Those that wait for an answer: a manager's own and nobody's, the branch head's all; the longest waiting first. */
  open: procedure.output(
    z.array(
      one.extend({
        at: instantSchema,
        byName: z.string(),
        managerName: z.string().nullable(),
        name: z.string(),
        /** Masked; empty: none was given. */
        phone: z.string(),
        need: z.string(),
      }),
    ),
  ),
  /** The whole number, after it was recorded who asked. */
  phone: procedure
    .errors(gone)
    .input(one)
    .output(z.object({ phone: z.string() })),
  /** What became of it. Of who wants no contact nothing is kept but that it was so. */
  answer: procedure
    .errors(gone)
    .input(one.extend({ outcome: z.enum(prospectOutcomes) }))
    .output(z.void()),
};
