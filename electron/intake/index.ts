export { handRun } from './hand-runs.ts';
export { failureOf } from './run-failure.ts';
export { createIntakeRouter } from './intake.router.ts';
export { createIntake, type Intake } from './intake.service.ts';
export { runsRepository, type Runs } from './runs.repository.ts';
