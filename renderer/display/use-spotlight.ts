import { useState } from 'react';
import type { ShownCall } from './new-calls.ts';
import { newCalls } from './new-calls.ts';

/**
 * The call that is shown large: the latest, or an older one that has just been called again; and those beside it.
 */
export function useSpotlight(calls: readonly ShownCall[]): {
  readonly call: ShownCall | undefined;
  readonly before: readonly ShownCall[];
} {
  const [seen, setSeen] = useState(calls);
  const [again, setAgain] = useState<ShownCall | undefined>();
  if (seen !== calls) {
    const fresh = newCalls(seen, calls).at(-1);
    setSeen(calls);
    if (fresh) setAgain(fresh);
  }
  const same = (a: ShownCall, b: ShownCall) => a.number === b.number && a.at === b.at;
  const call = calls.find((one) => again && same(one, again)) ?? calls[0];
  return { call, before: calls.filter((one) => one !== call) };
}
