import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';
import css from '../ui/TextField.module.css';

interface DateFieldProps {
  readonly label: ReactNode;
  /** "YYYY-MM-DD", or empty while it is not a date. */
  readonly value: string;
  readonly change: (value: string) => void;
  readonly min?: string;
}

/** A day, typed or picked: the system's own field, which keyboards and screen readers know. */
export function DateField({ label, value, change, min }: DateFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        min={min}
        value={value}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
    </div>
  );
}
