import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { addDays, isBusinessDate } from '../../../shared/model/dates.ts';
import css from './DayInput.module.css';
import { isComposing } from '../../keyboard/key-names.ts';
import { typedDay } from './typed-date.ts';
import { useTyped } from './use-typed.ts';

interface DayInputProps {
  readonly id: string;
  /** "YYYY-MM-DD", or empty while the text is not a date. */
  readonly value: string;
  readonly change: (value: string) => void;
  /** The first day that the calendar and the arrows allow. */
  readonly min?: string | undefined;
  readonly wrong?: boolean;
  readonly describedBy?: string;
  readonly ref?: Ref<InputRef>;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * A date field in the console's own format, which the browser's field cannot show: typed, changed by ↑ ↓, or picked from
 * the browser's calendar.
 */
export function DayInput({ id, value, change, min, wrong, describedBy, ref }: DayInputProps) {
  const { text, open, type, settle } = useTyped(value, typedDay, change);
  return (
    <Input
      {...(ref && { ref })}
      id={id}
      value={text}
      placeholder="YYYY-MM-DD"
      autoComplete="off"
      inputMode="numeric"
      maxLength={10}
      status={wrong === true || open ? 'error' : ''}
      aria-invalid={wrong === true || open}
      aria-describedby={describedBy}
      onChange={(event) => {
        type(event.target.value);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (
          step === undefined ||
          isComposing(event.nativeEvent) ||
          event.ctrlKey ||
          event.altKey ||
          !isBusinessDate(value)
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        const next = addDays(value, step);
        if (min === undefined || next >= min) type(next);
      }}
      suffix={
        <input
          type="date"
          className={css.calendar}
          aria-hidden
          tabIndex={-1}
          min={min}
          value={value}
          onChange={(event) => {
            if (event.target.value !== '') type(event.target.value);
          }}
        />
      }
    />
  );
}
