export { AdmissionRefused, createAdmissions, type Admissions } from './admissions.service.ts';
export { createProspects } from './prospects.service.ts';
export { createProspectsRouter } from './prospects.router.ts';
export { createClientArea } from './client-area.ts';
