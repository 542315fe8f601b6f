import type { BranchConfig } from '../../../shared/model/branch.ts';
import type { Problems } from './branch-problems.ts';

/** What every part of the branch's form gets. */
export interface PartProps {
  readonly branch: BranchConfig;
  readonly problems: Problems;
  readonly change: (changes: Partial<BranchConfig>) => void;
}
