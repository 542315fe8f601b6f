import type { KeyAct } from './key-scopes.ts';

/** A key map that takes these by their position: 1–9 at once, from 10 on with both digits. A key held down counts once. */
export function digitKeys<T>(
  values: readonly T[],
  act: (value: T) => void,
): Readonly<Record<`${number}`, KeyAct>> {
  const entries = values.map((value, index) => [
    digitOf(index),
    (event: KeyboardEvent) => {
      if (!event.repeat) act(value);
    },
  ]);
  return Object.fromEntries(entries) as Readonly<Record<`${number}`, KeyAct>>;
}

/** The number of a position for `<Kbd>`. */
export const digitOf = (index: number): `${number}` => `${index + 1}`;
