import type { DataFolder } from '../data/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import { againstAnchor, openAnchor, type Anchor } from './anchor.ts';
import { createAuditChain, type AuditChain } from './audit-chain.repository.ts';
import type { ChainFinding } from './chain-finding.ts';
import { createBranchLog, type BranchLog } from './log.repository.ts';
import { lossOf, recordLoss } from './losses.ts';

/** The log and the audit trail of an open folder, with their anchor. */
export interface Chains {
  readonly log: BranchLog;
  readonly audit: AuditChain;
  readonly anchor: Anchor;
  /** The finding of the anchor at opening, or a loss that is on record. */
  readonly anchored: ChainFinding | null;
}

/**
 * Opens both chains, compares them with their anchor, and updates the anchor at each act from now on.
 * @param faults where a failing write of the anchor is noted; the act is durable all the same
 */
export function openChains(
  dir: string,
  folder: DataFolder,
  faults: Pick<Faults, 'guard'> = createFaults(),
): Chains {
  let anchor: Anchor | null = null;
  const keep = () => faults.guard('proof', () => anchor?.keep());
  const log = createBranchLog(folder.branch, keep);
  const audit = createAuditChain(folder.branch, () => {
    // A line inside a larger transaction is durable when the transaction has ended, that is after this task.
    if (folder.branch.inTransaction) queueMicrotask(keep);
    else keep();
  });
  const found = againstAnchor(dir, { log, audit });
  // A missing anchor is created. One that contradicts the log is set aside as evidence.
  if (found && found.problem !== 'anchor-missing') {
    recordLoss(dir, found, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  }
  anchor = openAnchor(dir, { log, audit });
  return { log, audit, anchor, anchored: found ?? lossOf(dir) };
}
