import type { Dispatch, SetStateAction } from 'react';
import { useEffect, useState } from 'react';
import { createDraftStore } from './draft-store.ts';

const store = createDraftStore();

/** Who is at the window: told by the session before the screens change. */
export const setDraftOwner = store.setOwner;
/** Whether a person left something half-filled in this page. */
export const hasDraft = store.holdsFor;
/** Gives up the drafts whose keys begin so. */
export const discardDrafts = store.discard;

/** The screen in the address: `#/settings`. */
const placeNow = (): string => /^#\/[a-z]*/.exec(location.hash)?.[0] ?? '';

/**
 * `useState` for what a person fills in: it outlives a lock, a sign-out and a visit to another screen, for this person
 * alone. Closing the form drops it. A PIN or another secret is never held in it.
 * @param key names the form and what it is about; it does not change while the form stands. A form that takes the place
 * of another about something else needs another key, or it begins with what the other one held.
 */
export function useDraft<T>(key: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] {
  return useKept(key, initial, true);
}

/** `useState` for where a person is, an open dialog or a chosen tab: it outlives a lock, not a visit to another screen. */
export function useStay<T>(key: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] {
  return useKept(key, initial, false);
}

function useKept<T>(
  key: string,
  initial: T | (() => T),
  filled: boolean,
): [T, Dispatch<SetStateAction<T>>] {
  const [id] = useState(key);
  const [scope] = useState(() => store.scope(placeNow()));
  const [first] = useState(initial);
  const [value, setValue] = useState<T>(() => {
    const kept = store.read(scope, id);
    return kept ? (kept.value as T) : first;
  });
  useEffect(() => {
    if (Object.is(value, first)) store.drop(scope, id);
    else store.write(scope, id, value, filled);
  }, [scope, id, value, first, filled]);
  useEffect(
    () => () => {
      store.formGone(scope, id, placeNow());
    },
    [scope, id],
  );
  return [value, setValue];
}
