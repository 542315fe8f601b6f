import type { InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { useId } from 'react';
import { DayInput } from '../../ui/fields/DayInput.tsx';
import css from '../../ui/fields/TextField.module.css';

interface DateFieldProps {
  readonly label: ReactNode;
  /** "YYYY-MM-DD", or empty while it is not a date. */
  readonly value: string;
  readonly change: (value: string) => void;
  readonly min?: string;
  readonly ref?: Ref<InputRef>;
}

/** A day with its label above. */
export function DateField({ label, ...input }: DateFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <DayInput id={id} {...input} />
    </div>
  );
}
