export { createRecoveryRouter } from './recovery.router.ts';
export { createRecovery, type Recovered, type Recovery } from './recovery.service.ts';
