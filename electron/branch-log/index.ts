export {
  createBranchLog,
  type ActFrame,
  type BranchLog,
  type BrokenRecord,
} from './log.repository.ts';
