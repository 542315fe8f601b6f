import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { RelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import type {
  ClientRelationship,
  RelationshipState,
} from '../../../shared/model/relationship/state.ts';
import type { WorklistClient } from '../../../shared/model/relationship/worklist.ts';
import type { DayTable } from './day-table.rules.ts';
import type { Management, QuarterPlace } from './management.rules.ts';

/** What the reasons for one client are found from. */
export interface ReasonFacts {
  readonly client: WorklistClient;
  readonly relationship: ClientRelationship;
  readonly state: RelationshipState;
  readonly management: Management;
  /** null: the client came after the quarter had begun. */
  readonly place: QuarterPlace | null;
  readonly settings: RelationshipSettings;
  readonly days: DayTable;
}

/** The last of some dates; null where there is none. */
export function latestOf(dates: readonly (BusinessDate | null | undefined)[]): BusinessDate | null {
  return dates.reduce<BusinessDate | null>((last, date) => {
    return date != null && (last === null || date > last) ? date : last;
  }, null);
}
