import type { keys } from '../i18n/zh/keys.ts';
import type { KeyAct } from './key-scopes.ts';

/**
 * The one map of keys: every part of the console with its keys and what each does stands in the words of `keys`
 * (`i18n/zh/keys.ts`), so that no key can be bound that the sheet of keys does not tell of.
 */
type Acts = (typeof keys)['acts'];

/** A part of the console that has keys of its own. */
export type ScopeName = keyof Acts;

/** "Digits" in the map stands for numbers by position or by name, "Alt+Digits" for the same with Alt. */
type Bound<Key> = Key extends 'Digits'
  ? `${number}`
  : Key extends 'Alt+Digits'
    ? `Alt+${number}`
    : Key extends string | number
      ? `${Key}`
      : never;

/** What keys of a scope do here. */
export type KeyMap<Scope extends ScopeName = 'dialog'> = {
  readonly [Key in Bound<keyof Acts[Scope]>]?: KeyAct | undefined;
};
