import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import css from './TextField.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly keyDown?: (event: KeyboardEvent) => void;
}

/** One line of text with its label above. */
export function TextField({
  label,
  value,
  change,
  placeholder,
  maxLength,
  autoFocus = false,
  keyDown,
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        {...(placeholder !== undefined && { placeholder })}
        {...(maxLength !== undefined && { maxLength })}
        {...(keyDown && { onKeyDown: keyDown })}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
    </div>
  );
}
