import type { DataFolder } from '../data/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import { againstAnchor, openAnchor, type Anchor } from './anchor.ts';
import { createAuditChain, type AuditChain } from './audit-chain.repository.ts';
import type { ChainFinding } from './chain-finding.ts';
import { createBranchLog, type BranchLog } from './log.repository.ts';
import { lossOf, recordLoss } from './losses.ts';

/** The log and the audit of an open folder, anchored outside of it. */
export interface Chains {
  readonly log: BranchLog;
  readonly audit: AuditChain;
  readonly anchor: Anchor;
  /** What the anchor of before said, or a loss that is on record. */
  readonly anchored: ChainFinding | null;
}

/**
 * Opens both chains, compares them with their anchor, and anchors them at each act from now on.
 * @param faults where it is noted that the anchor could not be written: the act is durable all the same
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
    // A line that is part of a larger change is on the disk with it, when this task has ended.
    if (folder.branch.inTransaction) queueMicrotask(keep);
    else keep();
  });
  const found = againstAnchor(dir, { log, audit });
  // Where there is no anchor one begins; what contradicts the log is kept as evidence.
  if (found && found.problem !== 'anchor-missing') {
    recordLoss(dir, found, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  }
  anchor = openAnchor(dir, { log, audit });
  return { log, audit, anchor, anchored: found ?? lossOf(dir) };
}
