import * as z from 'zod';
import { permissions } from '../model/roles.ts';
import { procedure } from './base.ts';
import { localTextSchema, roleSchema } from './schemas.ts';

export const accountSchema = z.object({
  staffNo: z.string(),
  name: z.string(),
  role: roleSchema,
  permissions: z.array(z.enum(permissions)),
});
export type Account = z.infer<typeof accountSchema>;

/** Sign-in, and what a page may know before it. */
export const sessionContract = {
  /** What the console is: the first screen depends on it. Needs no sign-in. */
  status: procedure.output(
    z.object({
      branch: z.object({ code: z.string(), name: localTextSchema, demo: z.boolean() }).nullable(),
      /** People who may sign in; `hasPin` is false for one whose PIN is yet to be chosen. */
      people: z.array(
        z.object({
          staffNo: z.string(),
          name: z.string(),
          role: roleSchema,
          hasPin: z.boolean(),
        }),
      ),
      /** Set in the demo branch only, so that a newcomer can sign in. */
      demoPin: z.string().nullable(),
      host: z.enum(['desktop', 'browser']),
      serverTime: z.number(),
    }),
  ),
  /** Five wrong PINs, then a growing wait: LOCKED carries the milliseconds left. */
  signIn: procedure
    .errors({
      WRONG_PIN: { status: 401, data: z.object({ triesLeft: z.number() }) },
      LOCKED: { status: 429, data: z.object({ waitMs: z.number() }) },
      PIN_NOT_SET: { status: 409 },
    })
    .input(z.object({ staffNo: z.string(), pin: z.string().min(4).max(64) }))
    .output(z.object({ account: accountSchema, resumeToken: z.string() })),
  /** Sets the first PIN of a person who has none (imported staff). Only while they have none. */
  choosePin: procedure
    .errors({
      PIN_SET: { status: 409 },
      WEAK_PIN: { status: 422 },
      /** Heads and branch IT are given their first PIN by someone who may configure. */
      PIN_BY_ANOTHER: { status: 403 },
    })
    .input(z.object({ staffNo: z.string(), pin: z.string().regex(/^\d{6,12}$/) }))
    .output(z.object({ account: accountSchema, resumeToken: z.string() })),
  /** Continues a session after the page was loaded again; answers SIGNED_OUT when it is over. */
  resume: procedure
    .input(z.object({ resumeToken: z.string() }))
    .output(z.object({ account: accountSchema })),
  signOut: procedure.output(z.void()),
};
