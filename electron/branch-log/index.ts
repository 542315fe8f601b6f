export { hex, type BrokenRecord, type ChainHead } from './chain.ts';
export { keptHeadsFile, keptHeadsOf, reportsFolder, writeHeads } from './kept-heads.ts';
export {
  createBranchLog,
  type ActFrame,
  type BranchLog,
  type ChainCheck,
} from './log.repository.ts';
export { againstPlaces, type ChainFinding } from './chain-finding.ts';
export { createProof, type Proof, type ProofState } from './proof.service.ts';
