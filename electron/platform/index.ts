export { createEnding, type Ending } from './ending.ts';
export { openErrorLog, type ErrorLog } from './error-log.ts';
export { createFaults, type Faults } from './faults.ts';
export { createListeners, type Listeners } from './listeners.ts';
export { noteUnhandled, type ProcessErrors } from './unhandled.ts';
