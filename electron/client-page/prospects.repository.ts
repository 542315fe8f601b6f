import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import {
  prospectOutcomes,
  type Prospect,
  type ProspectOutcome,
} from '../../shared/model/clients/prospect.ts';
import type { RecordKind } from '../store/index.ts';

/** The outcome of a prospect. */
export interface Answered {
  readonly outcome: ProspectOutcome;
  readonly by: string;
  readonly at: Instant;
}

/** A prospect as it is stored; `answered` is null while it is open. */
export interface StoredProspect extends Prospect {
  readonly answered: Answered | null;
}

/**
 * Prospects, by id. They never enter the log, from which a person could not be removed: who wants no contact is
 * forgotten, and the audit trail keeps who answered so.
 */
export const prospectKind: RecordKind<StoredProspect> = {
  kind: 'prospect',
  schema: z.object({
    id: z.string(),
    at: z.int(),
    notedBy: z.string(),
    managerNo: z.string().nullable(),
    name: z.string(),
    phone: z.string(),
    need: z.string(),
    answered: z
      .object({ outcome: z.enum(prospectOutcomes), by: z.string(), at: z.int() })
      .nullable(),
  }),
};
