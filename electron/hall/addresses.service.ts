import type { Instant } from '../../shared/model/dates.ts';
import type { Records } from '../store/index.ts';
import { addressKind } from './addresses.repository.ts';

/** Forms of address that the branch has set for single clients, where the name does not tell it. */
export interface Addresses {
  /** The form of address that the branch has set, or null. */
  of(clientNo: string): string | null;
  /** Sets it, or removes it with null. Recorded in the audit trail. */
  set(clientNo: string, address: string | null, by: string): Promise<void>;
  /** Changes whenever a form of address has changed, here or at another workstation. */
  version(): number;
}

/** Creates the service. Every screen asks for forms of address, so all are kept in memory. */
export function createAddresses(records: Records, clock: () => Instant): Addresses {
  let known = records.all(addressKind);
  let version = 0;
  return {
    of: (clientNo) => records.get(addressKind, clientNo)?.address ?? null,
    version() {
      const now = records.all(addressKind);
      if (now !== known) version += 1;
      known = now;
      return version;
    },
    set: (clientNo, address, by) =>
      records.change((change) => {
        if ((change.get(addressKind, clientNo)?.address ?? null) === address) return;
        const at = clock();
        if (address === null) change.forget(addressKind, clientNo);
        else change.put(addressKind, clientNo, { clientNo, address, at, actor: by });
        // A form of address holds a name, which the audit keeps for ever and must not know.
        const detail = address === null ? 'removed' : 'set';
        change.audit({ at, actor: by, action: 'form-of-address', subject: clientNo, detail });
      }),
  };
}
