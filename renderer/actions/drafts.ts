import type { Dispatch, SetStateAction } from 'react';
import { useEffect, useState } from 'react';
import { createDraftStore } from './draft-store.ts';

const store = createDraftStore();

/** Sets the person at the window; the session calls it before the screens change. */
export const setDraftOwner = store.setOwner;
/** Whether a person has a draft in this page. */
export const hasDraft = store.holdsFor;
/** Drops drafts by the prefix of their keys. */
export const discardDrafts = store.discard;

/** The screen in the address: `#/settings`. */
const placeNow = (): string => /^#\/[a-z]*/.exec(location.hash)?.[0] ?? '';

/**
 * `useState` for what a person fills in: it survives a lock, a sign-out and a visit to another screen, for this person
 * only. Closing the form drops it. Never use it for a PIN or another secret.
 * @param key the form and its subject; constant while the form is mounted. A form about another subject needs another
 * key, or it starts with the draft of the first.
 */
export function useDraft<T>(key: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] {
  return useKept(key, initial, true);
}

/**
 * `useState` for a place, such as an open dialog or a chosen tab: it survives a lock, not a visit to another screen.
 */
export function usePlaceState<T>(
  key: string,
  initial: T | (() => T),
): [T, Dispatch<SetStateAction<T>>] {
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
