import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { procedure } from './base.ts';
import { localTextSchema, roleSchema } from './schemas.ts';

export const setupProgressSchema = z.object({
  stage: z.enum(['people', 'clients', 'scores', 'week', 'morning', 'done']),
  /** 0…1 over the whole set-up. */
  fraction: z.number(),
});

/** First run: the demo branch, or a branch of one's own. Only while the data folder has no branch. */
export const setupContract = {
  createDemo: procedure
    .errors({ ALREADY_SET_UP: { status: 409 } })
    .output(eventIterator(setupProgressSchema)),
  createOwn: procedure
    .errors({ ALREADY_SET_UP: { status: 409 } })
    .input(
      z.object({
        code: z.string().trim().min(1).max(32),
        name: localTextSchema,
        counters: z.number().int().min(1).max(60),
        /** The head who sets the branch up; more people come by hand or from staff.csv. */
        people: z
          .array(
            z.object({
              staffNo: z.string().trim().min(1).max(32),
              name: z.string().trim().min(1).max(64),
              role: roleSchema,
              pin: z.string().regex(/^\d{6,12}$/),
            }),
          )
          .min(1),
      }),
    )
    .output(z.void()),
};
