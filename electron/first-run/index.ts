export { createSetupRouter } from './setup.router.ts';
export { createSetup, type SetupParts, type SetupService } from './setup.service.ts';
export { followFirstRun } from './first-run.service.ts';
