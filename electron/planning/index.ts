export { type Advice } from './adviser.ts';
export { daySummary, comparedOf } from './day-summary.rules.ts';
export { type Figures, type Playable, type Week } from './planning-engine.ts';
export { createPlanningRouter } from './planning.router.ts';
export { createPlanning, type Planning } from './planning.service.ts';
