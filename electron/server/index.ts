export { clientFiles, fileHeaders, type ClientFile } from './carriers/client-files.ts';
export { contentSecurityPolicy, pageHeaders } from './carriers/page-headers.ts';
export {
  actorOf,
  allowed,
  openProcedures,
  procedures,
  type CallContext,
  type Caller,
  type CallerSession,
  type SignedIn,
} from './procedures.ts';
export type { LiveModel } from './live/live-model.ts';
export { createLiveViews, watch, watchOpenly, type LiveViews } from './live/watch.ts';
export { createPresence, type Presence } from './presence.ts';
export type { Served } from './calls.ts';
