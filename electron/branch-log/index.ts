export { hex, type ChainHead } from './chain.ts';
export { keptHeadsFile, keptHeadsOf, reportsFolder, writeHeads } from './kept-heads.ts';
export { createBranchLog, type BranchLog } from './log.repository.ts';
export { againstPlaces, type ChainFinding } from './chain-finding.ts';
export { createProof, type Proof } from './proof.service.ts';
export { againstAnchor, anchorFile, anchorText, type Anchor } from './anchor.ts';
export { createAuditChain, type AuditChain, type AuditLine } from './audit-chain.repository.ts';
export { openChains, type Chains } from './chains.ts';
export { lossOf } from './losses.ts';
