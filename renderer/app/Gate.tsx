import type { Status } from './use-status.ts';

/** Sign-in and lock. */
export function Gate({ status }: { status: Status }) {
  return <p>{status.people.length}</p>;
}
