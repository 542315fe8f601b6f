import type { ImportProgress } from './import-progress.rules.ts';
import { runImport } from './import-run.service.ts';
import type { ImportJob, ImportResult, StaffLanded, StaffRow } from './import-types.ts';
import { serveTask } from '../../platform/index.ts';

await serveTask<ImportJob, ImportProgress, readonly StaffRow[], StaffLanded, ImportResult>(
  runImport,
);
