import type { Instant } from '../../shared/model/dates.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { StaffService } from '../staff/index.ts';
import { addressesRepository } from './addresses.repository.ts';

/** How the branch addresses single clients whose form of address their name does not tell. */
export interface Addresses {
  /** The branch's own form of address, or null. */
  of(clientNo: string): string | null;
  /** Sets it, or takes it away with null; recorded with who, when and what. */
  set(clientNo: string, address: string | null, by: string): void;
  /** Another number whenever one has changed. */
  version(): number;
}

/** Opens the forms of address on the branch's database. They are few, and every screen asks for them: kept in memory. */
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
        // In the same transaction: there is no form of address without its record.
        staff.audit(by, 'form-of-address', clientNo, address ?? '');
      });
      if (address === null) known.delete(clientNo);
      else known.set(clientNo, address);
      version += 1;
    },
  };
}
