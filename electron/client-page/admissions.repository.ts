import * as z from 'zod';
import type { Admission } from '../../shared/model/clients/admission.ts';
import type { RecordKind } from '../store/index.ts';

/**
 * Special admissions, by client, in the order of their signing: added and revoked, never removed. All of a client are one
 * record, so that two workstations cannot grant at the same time.
 */
export const admissionsKind: RecordKind<{ readonly admissions: readonly Admission[] }> = {
  kind: 'admissions',
  schema: z.object({
    admissions: z.array(
      z.object({
        id: z.string(),
        clientNo: z.string(),
        tier: z.enum(['diamond', 'platinum', 'gold']),
        from: z.string(),
        until: z.string(),
        approvedBy: z.string(),
        reason: z.string(),
        signedBy: z.string(),
        at: z.int(),
        revoked: z
          .object({ on: z.string(), by: z.string(), at: z.int(), reason: z.string() })
          .nullable(),
      }),
    ),
  }),
};
