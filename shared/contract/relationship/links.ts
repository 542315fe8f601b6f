import * as z from 'zod';
import { linkRelations } from '../../model/relationship/facts.ts';
import {
  creditRatings,
  exitReasons,
  keyTraits,
  loanClasses,
} from '../../model/relationship/corporate.ts';
import { businessDateSchema, fenSumSchema } from '../schemas.ts';
import { clientNoSchema, namedClientSchema, relationshipProcedure } from './schemas.ts';

const link = z.object({
  clientNo: clientNoSchema,
  otherNo: clientNoSchema,
  relation: z.enum(linkRelations),
});

const figuresSchema = z.object({
  rating: z.enum(creditRatings).nullable(),
  loanClass: z.enum(loanClasses).nullable(),
  foreignTrade: z.boolean(),
  /** In hundredths of a percent. */
  currentRatio: z.number().int().nullable(),
  debtRatio: z.number().int().nullable(),
  /** Of the last years, oldest first. */
  returnOnCapital: z.array(z.number().int().nullable()).max(10).readonly(),
  operatingCashFlowFen: z.array(z.number().int().nullable()).max(10).readonly(),
});

const prospectSchema = z.object({
  client: namedClientSchema,
  because: z.enum(['key-person', 'employer']),
});

/** Who belongs to whom, and what is known of companies. */
export const linksContract = {
  of: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(
    z.object({
      links: z.array(
        z.object({
          other: namedClientSchema,
          relation: z.enum(linkRelations),
          /** The link was made at the other client: they are this one's spouse, employee, … */
          reverse: z.boolean(),
        }),
      ),
      household: z.object({
        members: z.array(namedClientSchema),
        /** null: the reader may not see it. */
        sumFen: fenSumSchema.nullable(),
        /** Members who are not scored and so not in the sum. */
        unknown: z.number(),
      }),
      /** Of a company: key persons and staff whom nobody manages; of a person: companies. */
      prospects: z.array(prospectSchema),
      /** null: a person. */
      corporate: z
        .object({
          notedOn: businessDateSchema.nullable(),
          traits: z.array(z.enum(keyTraits)),
          shown: z.number(),
          of: z.number(),
          figures: figuresSchema.nullable(),
          exit: z.object({ listed: z.boolean(), reasons: z.array(z.enum(exitReasons)) }),
          project: z.boolean(),
          staff: z.number(),
        })
        .nullable(),
    }),
  ),
  link: relationshipProcedure.input(link).output(z.void()),
  unlink: relationshipProcedure.input(link).output(z.void()),
  noteCorporate: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        traits: z.array(z.enum(keyTraits)),
        figures: figuresSchema.nullable(),
        project: z.boolean(),
      }),
    )
    .output(z.void()),
  /** Corporate clients from whom the bank should withdraw, by what was noted of them. */
  exitList: relationshipProcedure.output(
    z.array(z.object({ client: namedClientSchema, reasons: z.array(z.enum(exitReasons)) })),
  ),
};
