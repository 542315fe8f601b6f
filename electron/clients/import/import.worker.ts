import type { ImportProgress } from './import-progress.rules.ts';
import { runImport } from './import-run.service.ts';
import type { FactsLanded, Handed, ImportJob, ImportResult, StaffLanded } from './import-types.ts';
import { serveTask } from '../../platform/index.ts';

await serveTask<ImportJob, ImportProgress, Handed, StaffLanded | FactsLanded, ImportResult>(
  runImport,
);
