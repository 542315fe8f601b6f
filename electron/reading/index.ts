export { maySeeTail } from './digit-search.rules.ts';
export { createReadings, type Readings } from './reading.service.ts';
export { createReadingRouter } from './reading.router.ts';
export { readingRepository } from './reading.repository.ts';
