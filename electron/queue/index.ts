export { type NamedArrivals } from './arrival-book.rules.ts';
export {
  createArrivalRates,
  quarterHourMs,
  type ArrivalRates,
  type Outlook,
} from './arrival-rates.rules.ts';
export { atLevel, createCalibration, type Calibration } from './calibration.rules.ts';
export { createFloorLine, type FloorLine } from './floor-future.rules.ts';
export { createFuturePlayer, type FutureDraws, type FuturePlayer } from './future.rules.ts';
export { createRandomStream, type RandomStream } from './random-stream.rules.ts';
export { createServiceTimes, type ServiceTimes } from './service-times.rules.ts';
export { readArrivals, type ArrivalsRead } from './arrivals-file.service.ts';
export { coverageOf, type Coverage } from './coverage.rules.ts';
export { type Choice } from './calling.rules.ts';
export { type Command } from './command.rules.ts';
export { admits, counterOf, covers, serves, takes, waitingFor } from './eligible.rules.ts';
export { emptyFloor, evolve, folded } from './evolve.rules.ts';
export { createFloor, type Acting, type Floor, type FloorParts } from './floor.service.ts';
export { recordedDay, type RecordedDay } from './recorded-day.rules.ts';
export { figuresOf, type SimulationFigures } from './simulation-figures.rules.ts';
export {
  createForecastWatch,
  type Calibrated,
  type Predictions,
} from './simulation-forecast.rules.ts';
export { writeSimulation } from './simulation-file.ts';
export { maxCounters, simulate, type Arrivals, type Simulated } from './simulation.rules.ts';
export { hasEnded } from './floor-changes.rules.ts';
export { appointmentFor, openTicketOf, reinstatable } from './ticket-commands.rules.ts';
export { servingOrder } from './serving-order.rules.ts';
export {
  createHistoryReader,
  type HistoryEntry,
  type HistoryReader,
  type TicketHistory,
} from './ticket-history.rules.ts';
