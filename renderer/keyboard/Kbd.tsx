import css from './Kbd.module.css';

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Insert: 'Ins',
  Delete: 'Del',
  ' ': 'Space',
  Backspace: '⌫',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Digits: '1–9',
};

/**
 * A key as written on the keyboard. `keys` is a name for `useKeys` ("F6", "Ctrl+L", "ArrowDown"). It is drawn by the style
 * sheet, because it is not part of a button's label: `aria-keyshortcuts` has it.
 */
export function Kbd({ keys }: { keys: string }) {
  const text = keys
    .split('+')
    .map((key) => shown[key] ?? key)
    .join(' ');
  return <kbd className={css.kbd} data-keys={text} aria-hidden="true" />;
}
