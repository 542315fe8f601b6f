export { createShutdown, type Shutdown } from './shutdown.ts';
export { lastLines, openErrorLog, type ErrorLog } from './error-log.ts';
export { createFaults, type Faults } from './faults.ts';
export { createSerial } from './serial.ts';
export { maskedText } from './masked-text.ts';
export { createListeners, type Listeners } from './listeners.ts';
export { noteUnhandled, type ProcessErrors } from './unhandled.ts';
export { codeOf, textOf } from './error-code.ts';
export { runTask } from './worker/run-task.ts';
export { serveTask, type Host } from './worker/serve-task.ts';
export {
  deserializeError,
  sendsErrors,
  serializeError,
  type SentError,
} from './worker/sent-error.ts';
export { programVersion } from './version.ts';
