export { createStaffRepository, type Person, type StaffRow } from './staff.repository.ts';
export { createStaffService, type StaffService } from './staff.service.ts';
export { createSessionRouter } from './session.router.ts';
