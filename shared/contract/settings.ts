import * as z from 'zod';
import { slipWidths } from '../model/branch.ts';
import { peopleActs } from '../model/people/people-record.ts';
import { procedure } from './base.ts';
import { relationshipConfigSchema } from './relationship/config.ts';
import { staffRefusals } from '../model/people/staff-refusal.ts';
import {
  appointmentStandings,
  carePrecedences,
  dayEnds,
  silenceFollows,
} from '../model/hall/policy.ts';
import {
  branchCodeSchema,
  callingRuleSchema,
  counterWorkSchema,
  instantSchema,
  issuedCodeSchema,
  localTextSchema,
  perTier,
  personNameSchema,
  roleSchema,
  serviceSchema,
  staffNoSchema,
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
  code: branchCodeSchema,
  name: localTextSchema,
  demo: z.boolean(),
  otherBranches: z.array(z.object({ code: branchCodeSchema, name: localTextSchema })),
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
  slipWidth: z.literal(slipWidths).optional(),
  policy: floorPolicySchema.optional(),
  relationship: relationshipConfigSchema.optional(),
});

/** Settings that the form changes. Whether it is a demo is not one of them. */
const settingsSchema = branchConfigSchema.omit({ demo: true }).partial();

export type BranchConfigView = z.infer<typeof branchConfigSchema>;

const changesPeople = procedure.errors({
  STAFF: { status: 409, data: z.object({ code: z.enum(staffRefusals), subject: z.string() }) },
});

const personSchema = z.object({
  staffNo: staffNoSchema,
  name: personNameSchema,
  role: roleSchema,
  active: z.boolean(),
});

/** Branch, counters, people; and what the host can do. */
export const settingsContract = {
  branch: procedure.output(branchConfigSchema),
  /** Saves single settings, with the values that they were changed from. @returns all of them */
  saveBranch: procedure
    .input(z.object({ changes: settingsSchema, before: settingsSchema }))
    .output(branchConfigSchema),
  people: procedure.output(
    z.array(
      z.object({
        staffNo: z.string(),
        name: z.string(),
        role: roleSchema,
        branch: z.string().nullable(),
        active: z.boolean(),
        hasPin: z.boolean(),
        /** Until when the code that waits for this person can be used. */
        codeUntil: instantSchema.nullable(),
        /** A role that waits for a head's yes; `byName` is null for the drop folder and the command line. */
        asked: z
          .object({
            role: roleSchema,
            activates: z.boolean(),
            source: z.enum(['file', 'screen']),
            byName: z.string().nullable(),
            at: instantSchema,
          })
          .nullable(),
      }),
    ),
  ),
  /** Adds a person; the code for their first PIN is in the answer and nowhere else. */
  addPerson: changesPeople
    .input(personSchema)
    .output(issuedCodeSchema.extend({ waits: z.boolean() })),
  /** `waits`: the role is not given yet, a head has to say yes. */
  savePerson: changesPeople.input(personSchema).output(z.object({ waits: z.boolean() })),
  /** Takes the PIN away, if there is one, and issues a code with which the person chooses another. */
  resetPin: changesPeople.input(z.object({ staffNo: staffNoSchema })).output(issuedCodeSchema),
  /** Gives the role that waits, or refuses it. @param role the one that the head saw */
  answerRole: changesPeople
    .input(z.object({ staffNo: staffNoSchema, role: roleSchema, yes: z.boolean() }))
    .output(z.void()),
  /** What happened to people and their PINs, latest first. */
  peopleRecord: procedure.output(
    z.array(
      z.object({
        id: z.number(),
        at: instantSchema,
        byName: z.string().nullable(),
        action: z.enum(peopleActs),
        name: z.string(),
        detail: z.string(),
      }),
    ),
  ),
  /** Asks the desktop for a folder; null when none was chosen or the host cannot ask. */
  chooseFolder: procedure.output(z.object({ folder: z.string().nullable() })),
  /** Demo branch only: invented clients come in at this pace (1 = as in life), 0 stops. */
  letPeopleIn: procedure
    .errors({ NOT_DEMO: { status: 409 } })
    .input(z.object({ pace: z.number().min(0).max(120) }))
    .output(z.void()),
  peopleComingIn: procedure.output(z.object({ pace: z.number() })),
};
