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
  /** Whether decimals may be typed; default: integers only. */
  readonly decimals?: boolean;
  /** Separates thousands while typing. */
  readonly grouped?: boolean;
  readonly placeholder?: string | undefined;
  /** The label is for screen readers only; a column head shows it. */
  readonly inTable?: boolean;
  /** What is wrong with the value, in words. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

/** A number field with label and unit; empty is null. */
export function NumberField({
  label,
  value,
  change,
  unit,
  min = 0,
  max = 999,
  decimals = false,
  grouped = false,
  placeholder,
  inTable = false,
  problem,
  hint,
  disabled = false,
}: NumberFieldProps) {
  const id = useId();
  const below = problem ?? hint;
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
        disabled={disabled}
        aria-invalid={problem !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        {...(problem !== undefined && { status: 'error' as const })}
        {...(!decimals && { precision: 0 })}
        {...(grouped && { formatter: withThousands, parser: withoutThousands })}
        style={{ width: '100%' }}
        {...(unit !== undefined && { suffix: unit })}
        {...(placeholder !== undefined && { placeholder })}
        onChange={change}
      />
      {below !== undefined && (
        <small id={`${id}-below`} className={problem === undefined ? css.hint : css.problem}>
          {below}
        </small>
      )}
    </div>
  );
}

function withThousands(value: number | string | undefined): string {
  const [whole = '', ...rest] = String(value ?? '').split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

const withoutThousands = (text: string | undefined): number =>
  (text ?? '').replaceAll(/[,，\s]/g, '') as unknown as number;
