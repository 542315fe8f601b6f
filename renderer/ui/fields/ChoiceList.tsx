import type { ReactNode } from 'react';
import css from './ChoiceList.module.css';
import { cx } from '../class-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';

interface Choice<T> {
  readonly value: T;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The key that chooses it; the dialog binds it. */
  readonly keys?: string | undefined;
}

interface ChoiceListProps<T> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  /** The selected choice; undefined if choosing acts at once. */
  readonly value?: T;
  readonly choose: (value: T) => void;
  readonly columns?: number;
}

/** A few choices, all visible, each with its key. */
export function ChoiceList<T extends string | number | boolean>({
  label,
  choices,
  value,
  choose,
  columns = 1,
}: ChoiceListProps<T>) {
  return (
    <div
      className={css.list}
      role="group"
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          className={cx(css.choice, choice.value === value && css.on)}
          aria-pressed={value === undefined ? undefined : choice.value === value}
          aria-keyshortcuts={choice.keys}
          onClick={() => {
            choose(choice.value);
          }}
        >
          <span>
            {choice.label}
            {choice.hint !== undefined && <small>{choice.hint}</small>}
          </span>
          {choice.keys !== undefined && <Kbd keys={choice.keys} />}
        </button>
      ))}
    </div>
  );
}
