import * as z from 'zod';
import { prospectOutcomes } from '../model/clients/prospect.ts';
import { procedure } from './base.ts';
import { instantSchema, personNameSchema, staffNoSchema } from './schemas.ts';

const one = z.object({ id: z.string().max(64) });
/** Somebody else has answered it meanwhile, or it does not exist. */
const gone = { NO_PROSPECT: { status: 404 } } as const;

/** Prospects: people who are not in the book, recommended by lobby or counter to a client manager. */
export const prospectsContract = {
  /** The managers who can get a prospect. */
  managers: procedure.output(z.array(z.object({ staffNo: z.string(), name: z.string() }))),
  /** Stores a note; `managerNo` null: for any manager. */
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
  /** Open prospects, the oldest first: a manager's own and unassigned ones; for the branch head all. */
  open: procedure.output(
    z.array(
      one.extend({
        at: instantSchema,
        byName: z.string(),
        managerName: z.string().nullable(),
        name: z.string(),
        /** Masked; empty if there is none. */
        phone: z.string(),
        need: z.string(),
      }),
    ),
  ),
  /** The whole phone number, after the actor was recorded. */
  phone: procedure
    .errors(gone)
    .input(one)
    .output(z.object({ phone: z.string() })),
  /** Records the outcome. If the person wants no contact, only the outcome is kept. */
  answer: procedure
    .errors(gone)
    .input(one.extend({ outcome: z.enum(prospectOutcomes) }))
    .output(z.void()),
};
