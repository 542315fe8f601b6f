import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';
import css from './TextField.module.css';

interface NumberFieldProps {
  readonly label: ReactNode;
  readonly value: number | null;
  readonly change: (value: number | null) => void;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Whether decimals may be typed; whole numbers unless said otherwise. */
  readonly decimals?: boolean;
  readonly placeholder?: string | undefined;
  /** The label is read out only: a column head names the field for those who see it. */
  readonly inTable?: boolean;
}

/** A number with its label above and its unit behind; empty is null. */
export function NumberField({
  label,
  value,
  change,
  unit,
  min = 0,
  max = 999,
  decimals = false,
  placeholder,
  inTable = false,
}: NumberFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id} className={inTable ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <InputNumber<number>
        id={id}
        value={value}
        min={min}
        max={max}
        {...(!decimals && { precision: 0 })}
        style={{ width: '100%' }}
        {...(unit !== undefined && { suffix: unit })}
        {...(placeholder !== undefined && { placeholder })}
        onChange={change}
      />
    </div>
  );
}
