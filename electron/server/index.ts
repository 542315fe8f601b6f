export { contentSecurityPolicy, pageHeaders } from './page-headers.ts';
export {
  actorOf,
  needs,
  procedures,
  type CallContext,
  type Caller,
  type SignedIn,
} from './procedures.ts';
export { watch, watchOpenly } from './watch.ts';
