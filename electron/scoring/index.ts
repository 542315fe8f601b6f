export { explain } from './explain.service.ts';
export { cachedScheme, defaultAsOf, type CachedScheme } from './score.repository.ts';
export { ScoringError, type ScoringErrorCode } from './scoring-error.ts';
export { readScheme, writeScheme } from './scheme-file.ts';
export { type SchemeFault } from './scheme-faults.rules.ts';
export {
  addScheme,
  checkScheme,
  parseScheme,
  knownSchemes,
  schemeOn,
  SchemeRefused,
  schemeVersion,
  type KnownScheme,
} from './schemes.service.ts';
export { createScoreCache, type ScoreCache } from './score-cache.service.ts';
export { scoreReader } from './score-block.repository.ts';
export { scoreBook } from './scoring.service.ts';
export { choiceOn, choicesAfter, sameScheme, shownOn, withChoice } from './scheme-choice.rules.ts';
export { previewScheme } from './preview.service.ts';
export { clientNosOf } from './preview.repository.ts';
export type { Preview } from './preview-run.service.ts';
export type { Score, ScoringProgress, ScoringResult, ScoringScope } from './scoring-types.ts';
export { movesOf, seriesOf } from './history.service.ts';
export { createTierRanks, type TierRanks } from './tier-ranks.service.ts';
export { changedScores } from './score-sum.repository.ts';
