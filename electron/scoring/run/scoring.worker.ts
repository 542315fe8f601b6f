import { serveTask } from '../../platform/index.ts';
import { runScoring } from './scoring-run.service.ts';
import type { ScoringJob, ScoringProgress, ScoringResult } from './scoring-types.ts';

await serveTask<ScoringJob, ScoringProgress, never, never, ScoringResult>(runScoring);
