import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { pinProblems } from '../model/people/pin.ts';
import { staffRefusals } from '../model/people/staff-refusal.ts';
import { procedure } from './base.ts';
import {
  branchCodeSchema,
  issuedCodeSchema,
  localTextSchema,
  newPinSchema,
  personNameSchema,
  roleSchema,
  staffNoSchema,
} from './schemas.ts';

export const setupProgressSchema = z.object({
  stage: z.enum(['people', 'clients', 'scores', 'week', 'morning', 'done']),
  /** 0…1 over the whole set-up. */
  fraction: z.number(),
});

const firstRun = procedure.errors({
  ALREADY_SET_UP: { status: 409 },
  /** Another window is making the demo branch. */
  SETTING_UP: { status: 409 },
});

/** First run: the demo branch, or a branch of one's own. Only while the data folder has no branch. */
export const setupContract = {
  createDemo: firstRun
    /** The client book was imported before: invented clients must not come among a bank's. */
    .errors({
      BOOK_HAS_CLIENTS: { status: 409 },
      /** This program was built without the demo. */
      NO_DEMO: { status: 404 },
    })
    .output(eventIterator(setupProgressSchema)),
  /** One of two that come at once wins; of the other nothing is kept. The codes are for people without a PIN. */
  createOwn: firstRun
    .errors({
      STAFF: { status: 409, data: z.object({ code: z.enum(staffRefusals), subject: z.string() }) },
      WEAK_PIN: {
        status: 422,
        data: z.object({ code: z.enum(pinProblems), subject: z.string() }),
      },
    })
    .input(
      z.object({
        code: branchCodeSchema,
        name: localTextSchema,
        counters: z.number().int().min(1).max(60),
        /** Among them a head and an administrator with a PIN; more people come by hand or from staff.csv. */
        people: z
          .array(
            z.object({
              staffNo: staffNoSchema,
              name: personNameSchema,
              role: roleSchema,
              /** Left out: the person chooses one with a code. */
              pin: newPinSchema.optional(),
            }),
            // Nobody has signed in yet, and each PIN costs a slow hash.
          )
          .max(60),
      }),
    )
    .output(z.object({ codes: z.array(issuedCodeSchema) })),
};
