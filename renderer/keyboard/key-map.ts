import type { keys } from '../i18n/zh/keys.ts';
import type { KeyAct } from './key-scopes.ts';

/**
 * The map of all keys: every scope with its keys and what each does is in the words of `keys` (`i18n/zh/keys.ts`). So
 * no key can be bound that the sheet of keys does not show.
 */
type Acts = (typeof keys)['acts'];

/** A scope: a part of the console with keys of its own. */
export type ScopeName = keyof Acts;

/** "Digits" in the map means numbers by position or by name, "Alt+Digits" the same with Alt. */
type Bound<Key> = Key extends 'Digits'
  ? `${number}`
  : Key extends 'Alt+Digits'
    ? `Alt+${number}`
    : Key extends string | number
      ? `${Key}`
      : never;

/** The acts of a scope's keys. */
export type KeyMap<Scope extends ScopeName = 'dialog'> = {
  readonly [Key in Bound<keyof Acts[Scope]>]?: KeyAct | undefined;
};
