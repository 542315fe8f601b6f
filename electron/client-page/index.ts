export { createAdmissions, type Admissions } from './admissions.service.ts';
export { createClientArea, type ClientAreaParts } from './client-area.ts';
