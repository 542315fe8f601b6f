import type { KeyboardEvent, Ref } from 'react';
import { Kbd } from '../../keyboard/Kbd.tsx';
import css from './SearchField.module.css';

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly placeholder: string;
  /** The key that focuses the field. */
  readonly focusKey: string;
  readonly text: string;
  readonly pending: boolean;
  readonly change: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The list below and its marked row, for screen readers. */
  readonly controls?: string;
  readonly active?: string | undefined;
}

/** The large search field for clients, with a list below it. */
export function SearchField({
  ref,
  label,
  placeholder,
  focusKey,
  text,
  pending,
  change,
  onKeyDown,
  controls,
  active,
}: SearchFieldProps) {
  return (
    <div className={css.search} role="search">
      <svg viewBox="0 0 16 16" aria-hidden="true" data-pending={pending}>
        <circle cx="7" cy="7" r="4.6" />
        <path d="M10.5 10.5L14 14" />
      </svg>
      <input
        ref={ref}
        type="text"
        role="combobox"
        autoFocus
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={100}
        placeholder={placeholder}
        aria-label={label}
        aria-keyshortcuts={focusKey}
        aria-expanded={controls !== undefined}
        aria-controls={controls}
        aria-activedescendant={active}
        value={text}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Kbd keys={text === '' ? focusKey : 'Escape'} />
    </div>
  );
}
