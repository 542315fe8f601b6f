import type { Instant } from '../../shared/model/dates.ts';
import type { Prospect, ProspectOutcome } from '../../shared/model/clients/prospect.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import type { StaffService } from '../staff/index.ts';
import type { RecordReader, Records } from '../store/index.ts';
import { prospectKind, type StoredProspect } from './prospects.repository.ts';

/** The person who asks. */
export interface Asking {
  readonly staffNo: string;
  readonly role: Role;
}

/** A note about a prospect. */
export type ProspectNote = Pick<Prospect, 'name' | 'phone' | 'need' | 'managerNo'>;

/** Dependencies of prospects. */
export interface ProspectParts {
  readonly records: Records;
  readonly staff: Pick<StaffService, 'audit' | 'people'>;
  readonly clock: () => Instant;
  readonly newId: () => string;
}

/** Prospects, from the lobby's note to the manager's outcome. */
export type Prospects = ReturnType<typeof createProspects>;

/** Creates the service. Every act is in the audit trail by the note's id; personal data is in the note only. */
export function createProspects({ records, staff, clock, newId }: ProspectParts) {
  const managers = () =>
    staff.people().filter(({ active, role }) => active && (role === 'manager' || role === 'head'));
  /** A note for a manager is visible to that manager and the branch head. */
  const concerns = ({ staffNo, role }: Asking, prospect: Prospect) =>
    role === 'head' || prospect.managerNo === null || prospect.managerNo === staffNo;
  const forAsking = (on: RecordReader, id: string, asking: Asking): StoredProspect | null => {
    const prospect = on.get(prospectKind, id);
    return prospect?.answered === null && concerns(asking, prospect) ? prospect : null;
  };
  return {
    managers,
    /** @returns false: there is no such manager, and nothing was stored. */
    async note(note: ProspectNote, by: string): Promise<boolean> {
      const { name, phone, need, managerNo } = note;
      if (managerNo !== null && !managers().some(({ staffNo }) => staffNo === managerNo)) {
        return false;
      }
      const id = newId();
      await records.change((change) => {
        const at = clock();
        const noted = { id, at, notedBy: by, name, phone, need, managerNo, answered: null };
        change.put(prospectKind, id, noted);
        const detail = managerNo ?? '';
        change.audit({ at, actor: by, action: 'prospect-noted', subject: id, detail });
      });
      return true;
    },
    /** Prospects that wait for this person, the oldest first. */
    open: (asking: Asking): Prospect[] =>
      records
        .all(prospectKind)
        .filter((prospect) => prospect.answered === null && concerns(asking, prospect))
        .sort((a, b) => a.at - b.at),
    /** The whole phone number; recorded before it is returned. null: this person has no such open prospect. */
    phone(id: string, asking: Asking): string | null {
      const prospect = forAsking(records, id, asking);
      if (!prospect) return null;
      staff.audit(asking.staffNo, 'prospect-phone', id);
      return prospect.phone;
    },
    /** @returns false: this person has no such open prospect. */
    answer: (id: string, outcome: ProspectOutcome, asking: Asking): Promise<boolean> =>
      records.change((change) => {
        const prospect = forAsking(change, id, asking);
        if (!prospect) return false;
        const [at, by] = [clock(), asking.staffNo];
        if (outcome === 'no-contact') change.forget(prospectKind, id);
        else change.put(prospectKind, id, { ...prospect, answered: { outcome, by, at } });
        const action = 'prospect-answered';
        change.audit({ at, actor: by, action, subject: id, detail: outcome });
        return true;
      }),
  };
}
