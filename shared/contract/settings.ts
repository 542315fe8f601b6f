import * as z from 'zod';
import { procedure } from './base.ts';
import { appointmentStandings, carePrecedences, dayEnds, silenceFollows } from '../model/policy.ts';
import {
  callingRuleSchema,
  counterWorkSchema,
  localTextSchema,
  perTier,
  roleSchema,
  serviceSchema,
  tierSchema,
} from './schemas.ts';

const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);

/** The finer points of the floor (`FloorPolicy`). */
export const floorPolicySchema = z.object({
  reinstate: z.object({ withinMinutes: minutes, times: z.number().int().min(0).max(20) }),
  care: z.object({
    elderly: z.enum(carePrecedences),
    disabled: z.enum(carePrecedences),
    pregnant: z.enum(carePrecedences),
    military: z.enum(carePrecedences),
  }),
  appointments: z.object({
    standing: z.enum(appointmentStandings),
    beforeMinutes: minutes,
    afterMinutes: minutes,
  }),
  dayEnd: z.enum(dayEnds),
  receivers: z
    .object({ answerSeconds: z.number().int().min(15).max(900), then: z.enum(silenceFollows) })
    .optional(),
});

/** A branch's own decisions, as the settings screen edits them. */
export const branchConfigSchema = z.object({
  code: z.string().min(1),
  name: localTextSchema,
  demo: z.boolean(),
  otherBranches: z.array(z.object({ code: z.string().min(1), name: localTextSchema })),
  services: z.array(serviceSchema.extend({ id: z.string().min(1) })).min(1),
  counters: z.array(counterWorkSchema.extend({ id: z.number().int().positive() })).min(1),
  rooms: z.array(
    z.object({
      id: z.string().min(1),
      name: localTextSchema,
      tiers: z.array(tierSchema),
    }),
  ),
  promiseMinutes: perTier(z.number().positive()),
  rule: callingRuleSchema,
  checklist: z.object({ cardFor: z.enum(['other-branch', 'everyone']) }),
  goldReceiver: z.enum(['nobody', 'manager']),
  recallsBeforeNoShow: z.number().int().min(0).max(10),
  policy: floorPolicySchema.optional(),
});

export type BranchConfigView = z.infer<typeof branchConfigSchema>;

/** Branch, counters, people; and what the host can do. */
export const settingsContract = {
  branch: procedure.output(branchConfigSchema),
  saveBranch: procedure.input(branchConfigSchema).output(z.void()),
  people: procedure.output(
    z.array(
      z.object({
        staffNo: z.string(),
        name: z.string(),
        role: roleSchema,
        branch: z.string().nullable(),
        active: z.boolean(),
        hasPin: z.boolean(),
      }),
    ),
  ),
  savePerson: procedure
    .input(
      z.object({
        staffNo: z.string().trim().min(1).max(32),
        name: z.string().trim().min(1).max(64),
        role: roleSchema,
        active: z.boolean(),
        /** A new PIN; null leaves the present one. */
        pin: z
          .string()
          .regex(/^\d{6,12}$/)
          .nullable(),
      }),
    )
    .output(z.void()),
  /** Asks the desktop for a folder; null when none was chosen or the host cannot ask. */
  chooseFolder: procedure.output(z.object({ folder: z.string().nullable() })),
  /** Demo branch only: invented clients come in at this pace (1 = as in life), 0 stops. */
  letPeopleIn: procedure
    .errors({ NOT_DEMO: { status: 409 } })
    .input(z.object({ pace: z.number().min(0).max(120) }))
    .output(z.void()),
  peopleComingIn: procedure.output(z.object({ pace: z.number() })),
};
