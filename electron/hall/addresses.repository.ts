import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import type { RecordKind } from '../store/index.ts';

/** A form of address that the branch has set, by whom and when. */
export interface SetAddress {
  readonly clientNo: string;
  readonly address: string;
  readonly at: Instant;
  readonly actor: string;
}

/** Forms of address, by client. They are the branch's own records, because the book is rebuilt from files. */
export const addressKind: RecordKind<SetAddress> = {
  kind: 'address',
  schema: z.object({
    clientNo: z.string(),
    address: z.string(),
    at: z.int(),
    actor: z.string(),
  }),
};
