import { serveTask } from '../../platform/index.ts';
import { runPreview, type Preview, type PreviewJob } from './preview-run.service.ts';
import type { ScoringProgress } from './scoring-types.ts';

await serveTask<PreviewJob, ScoringProgress, never, never, Preview>(runPreview);
