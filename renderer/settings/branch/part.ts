import type { BranchConfig } from '../../../shared/model/branch.ts';
import type { Problems } from './branch-problems.ts';

/** What every part of the branch's form gets. */
export interface PartProps {
  readonly branch: BranchConfig;
  /** The branch as it was saved: what records already name keeps its code. */
  readonly saved: BranchConfig;
  readonly problems: Problems;
  readonly change: (changes: Partial<BranchConfig>) => void;
}
