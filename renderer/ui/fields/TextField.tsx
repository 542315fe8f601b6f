import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { isComposing } from '../../keyboard/key-names.ts';
import css from './TextField.module.css';

interface TextFieldProps {
  readonly label: string;
  /** The element's id, if another field refers to it. */
  readonly id?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly keyDown?: (event: KeyboardEvent) => void;
  /** What is wrong with the value, in words. */
  readonly problem?: string | undefined;
  readonly hint?: string;
  /** The label is for screen readers only; a column head shows it. */
  readonly inTable?: boolean;
  readonly secret?: boolean;
  readonly disabled?: boolean;
}

/** One line of text with its label above. */
export function TextField({
  id: givenId,
  label,
  value,
  change,
  placeholder,
  maxLength,
  autoFocus = false,
  keyDown,
  problem,
  hint,
  inTable = false,
  secret = false,
  disabled = false,
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const below = problem ?? hint;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={inTable ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <Input
        id={id}
        type={secret ? 'password' : 'text'}
        disabled={disabled}
        aria-invalid={problem !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        {...(problem !== undefined && { status: 'error' as const })}
        value={value}
        autoFocus={autoFocus}
        autoComplete={secret ? 'new-password' : 'off'}
        spellCheck={false}
        {...(placeholder !== undefined && { placeholder })}
        {...(maxLength !== undefined && { maxLength })}
        {...(keyDown && {
          onKeyDown: (event: KeyboardEvent) => {
            if (!isComposing(event.nativeEvent)) keyDown(event);
          },
        })}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      {below !== undefined && (
        <small id={`${id}-below`} className={problem === undefined ? css.hint : css.problem}>
          {below}
        </small>
      )}
    </div>
  );
}
