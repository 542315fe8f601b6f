export { createAppointments, type Appointments } from './appointments.service.ts';
export { wholePersonOf } from './address.ts';
export { createAddresses, type Addresses } from './addresses.service.ts';
export { promiseKeptFor } from './figures.rules.ts';
export { homeBranchOf, isOwnClient } from './home-branch.rules.ts';
export { startFloorTimer } from './floor-timer.service.ts';
export { createPeople, type People, type Presence } from './people.service.ts';
export {
  createRecognition,
  type Recognition,
  type RecognitionSource,
} from './recognition.service.ts';
export { createScreens, type Screens } from './screens.service.ts';
export { createTicketViews } from './ticket-views.service.ts';
export { createHallRouter } from './hall.router.ts';
export { createQueueRouter } from './queue.router.ts';
export { createRecordRouter } from './record.router.ts';
