export { foundersRefusal } from './people.rules.ts';
export { createPeopleRouter } from './people.router.ts';
export { WeakPinError, type Founder, type IssuedCode } from './people.service.ts';
export type { Person } from '../../shared/model/person.ts';
export { createSessionRouter } from './session.router.ts';
export { openStaff } from './open-staff.ts';
export type { StaffLanding } from './staff-file.service.ts';
export type { StaffService } from './staff.service.ts';
