export { explain, type ExplainRequest } from './explain.service.ts';
export { defaultAsOf } from './score.repository.ts';
export { ScoringError, scoringErrorCodes, type ScoringErrorCode } from './scoring-error.ts';
export { writeScheme } from './scheme-file.ts';
export { schemeFaultCodes, type SchemeFault, type SchemeFaultCode } from './scheme-faults.rules.ts';
export {
  addScheme,
  knownSchemes,
  schemeOn,
  SchemeRefused,
  type AddedScheme,
  type KnownScheme,
} from './schemes.service.ts';
export {
  createScoreCache,
  scoreBook,
  type ScoreCache,
  type ScoringRequest,
} from './scoring.service.ts';
export type { Score, ScoringProgress, ScoringResult } from './scoring-types.ts';
