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
 * A key as it is written on the keyboard: `keys` is a name that `useKeys` knows ("F6", "Ctrl+L", "ArrowDown"). It is drawn
 * by the style sheet, since it is no part of a button's label: `aria-keyshortcuts` tells it.
 */
export function Kbd({ keys }: { keys: string }) {
  const text = keys
    .split('+')
    .map((key) => shown[key] ?? key)
    .join(' ');
  return <kbd className={css.kbd} data-keys={text} aria-hidden="true" />;
}
