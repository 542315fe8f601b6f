import * as z from 'zod';
import { reportDuties } from '../../model/relationship/contact.ts';
import { reasonClasses } from '../../model/relationship/worklist.ts';
import { sellingWays } from '../../model/relationship/selling.ts';
import { businessDateSchema, localTextSchema, staffNoSchema } from '../schemas.ts';
import { amountSchema } from './schemas.ts';

const count = z.number().int().min(1).max(10_000);
const perMonth = z.number().int().min(0).max(31);
const days = z.number().int().min(0).max(366);

/** The figures of relationship work (`RelationshipSettings`). */
const figuresSchema = z.object({
  capacity: z.object({ diamond: count, platinum: count, gold: count }),
  adviserCapacity: z.object({
    diamond: count.nullable(),
    platinum: count.nullable(),
    gold: count.nullable(),
  }),
  overflow: z.array(
    z
      .object({ role: z.enum(['teller', 'lobby']), low: amountSchema, high: amountSchema })
      .refine(({ low, high }) => low < high),
  ),
  firstContactDays: days,
  firstContactByMessage: z.boolean(),
  monthCredits: z.object({ diamond: perMonth, platinum: perMonth, gold: perMonth }),
  weekClients: z.number().int().min(0).max(1000),
  goldAbsentDays: days,
  birthdayLeadDays: days,
  maturityLeadDays: days,
  datedKeptDays: days,
  dailyContacts: z.number().int().min(1).max(200),
  /** Each class once. */
  order: z
    .array(z.enum(reasonClasses))
    .refine(
      (order) => order.length === new Set(order).size && order.length === reasonClasses.length,
    ),
  reportDuty: z.enum(reportDuties),
  stalledDays: days,
  forecastMinimum: z.number().int().min(1).max(10_000),
  funnel: z.number().int().min(1).max(100),
  leadRhythm: z.boolean(),
  requesterDecidesNot: z.boolean(),
  nearShare: z.number().min(0).max(1),
  largeOutflowFen: amountSchema.nullable(),
  alertDays: days,
  dormantMonths: z.number().int().min(1).max(120).nullable(),
  lostBelowFen: amountSchema.nullable(),
  habitualComplaints: z.number().int().min(2).max(100).nullable(),
  lowRating: z.number().int().min(0).max(5),
});

const monthDay = z.string().regex(/^\d\d-\d\d$/);
const name = z.string().trim().min(1).max(100);
const bandSchema = z.object({ name: z.string().trim().max(100), from: z.number().nullable() });
const axisSchema = z.object({
  name: z.string().trim().max(100),
  measure: z.enum(['average-assets', 'age']).nullable(),
  bands: z.tuple([bandSchema, bandSchema, bandSchema, bandSchema]),
});

/** What a branch sets about relationship work. */
export const relationshipConfigSchema = z.object({
  settings: figuresSchema.partial().optional(),
  ownDays: z.array(z.object({ date: businessDateSchema, working: z.boolean() })).optional(),
  ownYears: z
    .array(
      z.object({
        year: z.number().int().min(2000).max(2100),
        off: z.array(z.string().regex(/^\d\d-\d\d(\.\.\d\d-\d\d)?$/)),
        work: z.array(monthDay),
      }),
    )
    .optional(),
  weekTargetFen: z.record(staffNoSchema, amountSchema).optional(),
  sellingTables: z
    .object({
      families: z.array(
        z.object({
          id: name,
          products: z.array(z.string()).optional(),
          words: z.array(name).min(1),
        }),
      ),
      rows: z.array(z.object({ way: z.enum(sellingWays), held: name, offered: z.array(name) })),
    })
    .optional(),
  products: z
    .array(
      z.object({
        name,
        grade: z.number().int().min(1).max(5).nullable(),
        family: name.nullable(),
      }),
    )
    .optional(),
  templates: z
    .array(z.object({ id: name, name: localTextSchema, text: z.string().trim().min(1).max(1000) }))
    .optional(),
  careWords: z.record(name, z.string().trim().max(200)).optional(),
  /** The one-year base rate of each of the last years, oldest first, in hundredths of a percent. */
  baseRates: z.array(z.number().int().min(0).max(10_000)).max(20).optional(),
  /** The frames that the sources name without content: named by the branch. */
  frames: z
    .object({
      grid: z.object({ axes: z.tuple([axisSchema, axisSchema]) }).optional(),
      'four-levels': z.array(z.string().trim().max(100)).max(4).optional(),
      potential: z.array(z.string().trim().max(100)).max(20).optional(),
      'family-life-cycle': z.array(z.string().trim().max(100)).max(20).optional(),
      occupations: z.array(z.string().trim().max(100)).max(10).optional(),
    })
    .optional(),
});
