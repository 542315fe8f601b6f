import * as z from 'zod';
import { pinProblems } from '../model/people/pin.ts';
import { slipWidths } from '../model/branch.ts';
import { permissions } from '../model/people/roles.ts';
import { procedure } from './base.ts';
import {
  instantSchema,
  localTextSchema,
  newPinSchema,
  roleSchema,
  staffNoSchema,
} from './schemas.ts';

/** Who issued a code, and when. */
const issueSchema = z.object({ byName: z.string(), at: instantSchema });

export const accountSchema = z.object({
  staffNo: z.string(),
  name: z.string(),
  role: roleSchema,
  permissions: z.array(z.enum(permissions)),
  /** Resets of this person's PIN in the last week: whoever did not ask for one has to hear of it. */
  resets: z.array(issueSchema),
});
export type Account = z.infer<typeof accountSchema>;

/** Sign-in, and what a page may know before it. */
export const sessionContract = {
  /** What the console is: the first screen depends on it. Needs no sign-in. */
  status: procedure.output(
    z.object({
      branch: z
        .object({
          code: z.string(),
          name: localTextSchema,
          demo: z.boolean(),
          /** The paper of the ticket printer, in millimetres. */
          slipWidth: z.literal(slipWidths),
        })
        .nullable(),
      /** The branch's data cannot be opened: `recovery` is the way back, and nobody can sign in. */
      recovering: z.boolean(),
      /** People who may sign in; `hasPin` is false for one who chooses a PIN with a one-time code. */
      people: z.array(
        z.object({
          staffNo: z.string(),
          name: z.string(),
          role: roleSchema,
          hasPin: z.boolean(),
          /** They still have the PIN that the demo branch prints. */
          demoPin: z.boolean(),
          /** The code that waits for them: who issued it, and whether they had a PIN before. */
          code: issueSchema.extend({ isReset: z.boolean() }).nullable(),
        }),
      ),
      /** Heads whose PIN was reset in the last week: everyone sees it. */
      headResets: z.array(issueSchema.extend({ name: z.string() })),
      /** Set in the demo branch only, so that a newcomer can sign in. */
      demoPin: z.string().nullable(),
      /** Whether a demo branch can be made; some packages leave the demo out. */
      demoIncluded: z.boolean(),
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
    .input(z.object({ staffNo: staffNoSchema, pin: z.string().min(4).max(64) }))
    .output(z.object({ account: accountSchema, resumeToken: z.string() })),
  /** Sets the PIN of a person who has none, with the one-time code that they were given. */
  choosePin: procedure
    .errors({
      PIN_SET: { status: 409 },
      WEAK_PIN: { status: 422, data: z.object({ code: z.enum(pinProblems) }) },
      WRONG_CODE: { status: 401, data: z.object({ triesLeft: z.number() }) },
      /** None was issued, it is too old or was used, or it was guessed at too often. */
      NO_CODE: { status: 410 },
    })
    .input(z.object({ staffNo: staffNoSchema, code: z.string().min(1).max(32), pin: newPinSchema }))
    .output(z.object({ account: accountSchema, resumeToken: z.string() })),
  /** Changes one's own PIN; whoever is at the window says the present one. Their other windows are signed out. */
  changePin: procedure
    .errors({
      WRONG_PIN: { status: 401, data: z.object({ triesLeft: z.number() }) },
      LOCKED: { status: 429, data: z.object({ waitMs: z.number() }) },
      WEAK_PIN: { status: 422, data: z.object({ code: z.enum(pinProblems) }) },
      SAME_PIN: { status: 422 },
    })
    .input(z.object({ pin: z.string().min(1).max(64), newPin: newPinSchema }))
    .output(z.void()),
  /** Continues a session after the page was loaded again; answers SIGNED_OUT when it is over. */
  resume: procedure
    .input(z.object({ resumeToken: z.string() }))
    .output(z.object({ account: accountSchema })),
  signOut: procedure.output(z.void()),
};
