export { clientFiles, fileHeaders, type ClientFile } from './client-files.ts';
export { contentSecurityPolicy, pageHeaders } from './page-headers.ts';
export {
  actorOf,
  allowed,
  needs,
  procedures,
  type CallContext,
  type Caller,
  type CallerSession,
  type SignedIn,
} from './procedures.ts';
export type { LiveModel } from './live-model.ts';
export { createLiveViews, watch, watchOpenly, type LiveViews } from './watch.ts';
