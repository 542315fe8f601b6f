import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { DayInput } from './DayInput.tsx';
import css from './DayTimeField.module.css';
import field from './TextField.module.css';
import { typedTime } from './typed-date.ts';
import { useTyped } from './use-typed.ts';

interface DayTimeProps {
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** "YYYY-MM-DD" and "HH:MM"; empty while not valid. */
  readonly day: string;
  readonly time: string;
  readonly change: (day: string, time: string) => void;
  /** The first day that may be chosen. */
  readonly from: string;
  readonly problem?: string | undefined;
  /** Shown beside the day: buttons to change it. */
  readonly children?: ReactNode;
}

/** A date and a time, in the console's format. */
export function DayTimeField(props: DayTimeProps) {
  const { dayLabel, timeLabel, day, time, change, from, problem, children } = props;
  const id = useId();
  const typed = useTyped(time, typedTime, (value) => {
    change(day, value);
  });
  return (
    <div className={css.row}>
      <div className={field.field}>
        <label htmlFor={`${id}-time`}>{timeLabel}</label>
        <Input
          id={`${id}-time`}
          autoFocus
          value={typed.text}
          placeholder="HH:MM"
          autoComplete="off"
          inputMode="numeric"
          maxLength={5}
          status={problem !== undefined || typed.open ? 'error' : ''}
          aria-describedby={`${id}-problem`}
          onChange={(event) => {
            typed.type(event.target.value);
          }}
          onBlur={typed.settle}
        />
      </div>
      <div className={field.field}>
        <label htmlFor={`${id}-day`}>{dayLabel}</label>
        <DayInput
          id={`${id}-day`}
          min={from}
          value={day}
          wrong={problem !== undefined}
          describedBy={`${id}-problem`}
          change={(value) => {
            change(value, time);
          }}
        />
      </div>
      {children}
      <p id={`${id}-problem`} className={css.problem}>
        {problem}
      </p>
    </div>
  );
}
