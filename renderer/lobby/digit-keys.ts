import type { KeyMap } from '../ui/use-keys.ts';

/** 1 chooses the first, 2 the second … up to 9. */
export function digitKeys<T>(choices: readonly T[], choose: (choice: T) => void): KeyMap {
  return Object.fromEntries(
    choices.slice(0, 9).map((choice, index) => [
      String(index + 1),
      () => {
        choose(choice);
      },
    ]),
  );
}
