import type { KeyAct } from './key-scopes.ts';

/** A key map that chooses values by position: 1–9, from 10 on with two digits. A key that is held down counts once. */
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

/** The key of a position, for `<Kbd>`. */
export const digitOf = (index: number): `${number}` => `${index + 1}`;
