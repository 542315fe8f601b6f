import { oc } from '@orpc/contract';
import * as z from 'zod';
import { refusalCodes } from '../model/hall/refusal.ts';

/**
 * The base of every procedure: errors that all of them may return. Server code sends codes; the renderer has the words
 * in both languages.
 */
export const procedure = oc.errors({
  /** Nobody is signed in on this connection, or the session has ended. */
  SIGNED_OUT: { status: 401 },
  /** The role of the signed-in person does not allow it. */
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  /** The floor's rules refuse the act; nothing was recorded. */
  REFUSED: {
    status: 409,
    data: z.object({
      code: z.enum(refusalCodes),
      subject: z.string().optional(),
    }),
  },
  /** More client data was asked for than the role may read in this time; `subject`: minutes to wait. */
  READ_LIMIT: { status: 429, data: z.object({ code: z.string(), subject: z.string() }) },
  /** There is no branch in the data folder yet. */
  NOT_SET_UP: { status: 409 },
  /**
   * The branch's server cannot be reached. Not sent: nothing happened. Sent: it is not known whether it was recorded; the screen
   * shows it once the line is back.
   */
  LINK: { status: 503, data: z.object({ sent: z.boolean() }) },
  /** The disk or the data folder failed; nothing was confirmed. */
  STORAGE: {
    status: 507,
    data: z.object({ code: z.string(), subject: z.string() }),
  },
});
