export { explain, type ExplainRequest } from './explain.service.ts';
export { cachedScheme, defaultAsOf, type CachedScheme } from './score.repository.ts';
export { ScoringError, scoringErrorCodes, type ScoringErrorCode } from './scoring-error.ts';
export { readScheme, writeScheme } from './scheme-file.ts';
export { schemeFaultCodes, type SchemeFault, type SchemeFaultCode } from './scheme-faults.rules.ts';
export {
  addScheme,
  checkScheme,
  parseScheme,
  knownSchemes,
  schemeOn,
  SchemeRefused,
  schemeVersion,
  type AddedScheme,
  type KnownScheme,
} from './schemes.service.ts';
export {
  createScoreCache,
  type ScoreCache,
  type ScoreCacheOptions,
} from './score-cache.service.ts';
export { scoreReader } from './score-block.repository.ts';
export { scoreBook, type ScoringRequest } from './scoring.service.ts';
export { choiceOn, choicesAfter, sameScheme, shownOn, withChoice } from './scheme-choice.rules.ts';
export { previewScheme } from './preview.service.ts';
export { clientNosOf } from './preview.repository.ts';
export type { Preview } from './preview-run.service.ts';
export { moveSchemes } from './scheme.repository.ts';
export type { Score, ScoringProgress, ScoringResult, ScoringScope } from './scoring-types.ts';
export { movesOf, seriesOf, valuesAt, type MovesRequest } from './history.service.ts';
export { createTierRanks, type TierRanks } from './tier-ranks.service.ts';
