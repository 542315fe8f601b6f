import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { ariaKeys } from '../keyboard/key-names.ts';
import { cx } from './class-names.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import css from './Button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly children: ReactNode;
  /** The key of the same act, shown on the button; bind it with `useKeys`. */
  readonly keys?: string | undefined;
  /** `main`: the primary act. `quiet`: without a border. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'normal' | 'large';
  readonly busy?: boolean;
  readonly submit?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The console's button. It shows its key. */
export function Button({
  children,
  keys,
  look = 'plain',
  size = 'normal',
  busy = false,
  submit = false,
  disabled,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={cx(css.button, css[look], css[size], className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
    >
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}
