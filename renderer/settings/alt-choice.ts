import type { KeyAct } from '../keyboard/key-scopes.ts';

/** Keys of choices in a form: they work while a field has the focus. */
const keys = ['Alt+Q', 'Alt+W', 'Alt+E'] as const;

/** Up to three choices with keys, and the key map that takes them. */
export function altChoices<T>(
  choices: readonly { readonly value: T; readonly label: string; readonly hint?: string }[],
  choose: (value: T) => void,
) {
  return {
    choices: choices.map((choice, at) => ({ ...choice, keys: keys[at] })),
    map: Object.fromEntries(
      choices.flatMap(({ value }, at) => {
        const key = keys[at];
        const act = () => {
          choose(value);
        };
        return key === undefined ? [] : [[key, act] as const];
      }),
    ) as Readonly<Partial<Record<(typeof keys)[number], KeyAct>>>,
  };
}
