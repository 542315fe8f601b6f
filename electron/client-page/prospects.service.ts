import type { Instant } from '../../shared/model/dates.ts';
import type { Prospect, ProspectOutcome } from '../../shared/model/clients/prospect.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { StaffService } from '../staff/index.ts';
import { prospectsRepository } from './prospects.repository.ts';

/** The person who asks. */
export interface Asking {
  readonly staffNo: string;
  readonly role: Role;
}

/** A note about a prospect. */
export type ProspectNote = Pick<Prospect, 'name' | 'phone' | 'need' | 'managerNo'>;

/** Dependencies of prospects. */
export interface ProspectParts {
  readonly db: Connection;
  readonly staff: Pick<StaffService, 'audit' | 'people'>;
  readonly clock: () => Instant;
  readonly newId: () => string;
}

/** Prospects, from the lobby's note to the manager's outcome. */
export type Prospects = ReturnType<typeof createProspects>;

/** Creates the service. Every act is in the audit trail by the note's id; personal data is in the note only. */
export function createProspects({ db, staff, clock, newId }: ProspectParts) {
  const repository = prospectsRepository(db);
  const managers = () =>
    staff.people().filter(({ active, role }) => active && (role === 'manager' || role === 'head'));
  /** A note for a manager is visible to that manager and the branch head. */
  const concerns = ({ staffNo, role }: Asking, prospect: Prospect) =>
    role === 'head' || prospect.managerNo === null || prospect.managerNo === staffNo;
  const forAsking = (id: string, asking: Asking): Prospect | undefined => {
    const prospect = repository.get(id);
    return prospect && concerns(asking, prospect) ? prospect : undefined;
  };
  return {
    managers,
    /** @returns false: there is no such manager, and nothing was stored. */
    note(note: ProspectNote, by: string): boolean {
      const { managerNo } = note;
      if (managerNo !== null && !managers().some(({ staffNo }) => staffNo === managerNo)) {
        return false;
      }
      const id = newId();
      inTransaction(db, () => {
        repository.add({ id, at: clock(), notedBy: by, ...note });
        staff.audit(by, 'prospect-noted', id, managerNo ?? '');
      });
      return true;
    },
    /** Prospects that wait for this person, the oldest first. */
    open: (asking: Asking): Prospect[] =>
      repository.open().filter((prospect) => concerns(asking, prospect)),
    /** The whole phone number; recorded before it is returned. null: this person has no such open prospect. */
    phone(id: string, asking: Asking): string | null {
      const prospect = forAsking(id, asking);
      if (!prospect) return null;
      staff.audit(asking.staffNo, 'prospect-phone', id);
      return prospect.phone;
    },
    /** @returns false: this person has no such open prospect. */
    answer(id: string, outcome: ProspectOutcome, asking: Asking): boolean {
      if (!forAsking(id, asking)) return false;
      inTransaction(db, () => {
        repository.answer(id, { outcome, by: asking.staffNo, at: clock() });
        if (outcome === 'no-contact') repository.forget(id);
        staff.audit(asking.staffNo, 'prospect-answered', id, outcome);
      });
      return true;
    },
  };
}
