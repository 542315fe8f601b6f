export { explain } from './explain/explain.service.ts';
export { cachedScheme, defaultAsOf, type CachedScheme } from './scores/score.repository.ts';
export { ScoringError, type ScoringErrorCode } from './run/scoring-error.ts';
export { readScheme, writeScheme } from './schemes/scheme-file.ts';
export { type SchemeFault } from './schemes/scheme-faults.rules.ts';
export {
  addScheme,
  checkScheme,
  parseScheme,
  knownSchemes,
  schemeOn,
  SchemeRefused,
  schemeVersion,
  type KnownScheme,
} from './schemes/schemes.service.ts';
export { createScoreCache, type ScoreCache } from './scores/score-cache.service.ts';
export { scoreReader } from './scores/score-block.repository.ts';
export { scoreBook } from './run/scoring.service.ts';
export {
  choiceOn,
  choicesAfter,
  sameScheme,
  shownOn,
  withChoice,
} from './schemes/scheme-choice.rules.ts';
export { previewScheme } from './run/preview.service.ts';
export { clientNosOf } from './run/preview.repository.ts';
export type { Preview } from './run/preview-run.service.ts';
export type { Score, ScoringProgress, ScoringResult, ScoringScope } from './run/scoring-types.ts';
export { movesOf, seriesOf } from './levels/history.service.ts';
export { createTierRanks, type TierRanks } from './scores/tier-ranks.service.ts';
export { changedScores } from './scores/score-sum.repository.ts';
