export { explain, type ExplainRequest } from './explain.service.ts';
export { defaultAsOf } from './score.repository.ts';
export { ScoringError, scoringErrorCodes, type ScoringErrorCode } from './scoring-error.ts';
export {
  createScoreCache,
  scoreBook,
  type ScoreCache,
  type ScoringRequest,
} from './scoring.service.ts';
export type { Score, ScoringProgress, ScoringResult } from './scoring-types.ts';
