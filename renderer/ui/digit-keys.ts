import type { KeyMap } from './use-keys.ts';

/** A key map that takes the first nine of these by the digits 1–9. A key held down counts once. */
export function digitKeys<T>(values: readonly T[], act: (value: T) => void): KeyMap {
  const entries = values.slice(0, 9).map((value, index) => [
    String(index + 1),
    (event: KeyboardEvent) => {
      if (!event.repeat) act(value);
    },
  ]);
  return Object.fromEntries(entries) as KeyMap;
}

/** The digit of a position for `<Kbd>`; undefined beyond nine. */
export function digitOf(index: number): string | undefined {
  return index < 9 ? String(index + 1) : undefined;
}
