import * as z from 'zod';

/** Where a page asks, before there is a console to speak with: `GET /starting`. */
export const startingPath = '/starting';

/** What keeps a console from opening: an older client book that is being converted, or why that failed. */
export const startingSchema = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('converting'),
    /** 0 to 1. */
    fraction: z.number(),
    /** null while it is too early to say. */
    remainingSeconds: z.number().nullable(),
  }),
  z.object({ stage: z.literal('failed'), code: z.string(), subject: z.string() }),
]);
export type Starting = z.infer<typeof startingSchema>;
