import * as z from 'zod';
import type { Instant } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { RecordKind } from '../../store/index.ts';

/** A version of a scheme of the branch's own. */
export interface OwnVersion {
  readonly scheme: Scheme;
  readonly addedAt: Instant;
}

/**
 * The branch's own schemes, by id, each with every version as it was added. All versions are one record, so that two
 * workstations cannot add versions that contradict each other.
 */
export const schemeKind: RecordKind<{ readonly versions: readonly OwnVersion[] }> = {
  kind: 'scheme',
  schema: z.object({
    versions: z.array(
      z.object({
        // Only validated schemes are written.
        scheme: z.custom<Scheme>(
          (value) => typeof value === 'object' && value !== null && 'metric' in value,
        ),
        addedAt: z.int(),
      }),
    ),
  }),
};
