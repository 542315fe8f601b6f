export { createHealth, type HealthParts } from './health.service.ts';
export { createHealthRouter } from './health.router.ts';
