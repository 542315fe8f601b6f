import type { Instant } from '../../shared/model/dates.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { StaffService } from '../staff/index.ts';
import { addressesRepository } from './addresses.repository.ts';

/** Forms of address that the branch has set for single clients, where the name does not tell it. */
export interface Addresses {
  /** The form of address that the branch has set, or null. */
  of(clientNo: string): string | null;
  /** Sets it, or removes it with null. Recorded in the audit trail. */
  set(clientNo: string, address: string | null, by: string): void;
  /** Changes whenever a form of address has changed. */
  version(): number;
}

/** Creates the service. The forms are few and every screen asks for them, so they are kept in memory. */
export function createAddresses(
  db: Connection,
  staff: Pick<StaffService, 'audit'>,
  clock: () => Instant,
): Addresses {
  const repository = addressesRepository(db);
  const known = new Map(repository.all());
  let version = 0;
  return {
    of: (clientNo) => known.get(clientNo) ?? null,
    version: () => version,
    set(clientNo, address, by) {
      if ((known.get(clientNo) ?? null) === address) return;
      inTransaction(db, () => {
        if (address === null) repository.remove(clientNo);
        else repository.set(clientNo, address, clock(), by);
        // In the same transaction, so that no change is without its audit line. A form of address holds a name, which the
        // audit keeps for ever and must not know.
        staff.audit(by, 'form-of-address', clientNo, address === null ? 'removed' : 'set');
      });
      if (address === null) known.delete(clientNo);
      else known.set(clientNo, address);
      version += 1;
    },
  };
}
