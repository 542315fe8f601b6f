import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';
import css from './DayTimeField.module.css';
import field from './TextField.module.css';

interface DayTimeProps {
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** "YYYY-MM-DD" and "HH:MM"; empty while they are none. */
  readonly day: string;
  readonly time: string;
  readonly change: (day: string, time: string) => void;
  /** The first day that may be chosen. */
  readonly from: string;
  readonly problem?: string | undefined;
  /** Beside the day: what goes from day to day. */
  readonly children?: ReactNode;
}

/** A day and a time, typed or picked: the system's own fields, which keyboards and screen readers know. */
export function DayTimeField(props: DayTimeProps) {
  const { dayLabel, timeLabel, day, time, change, from, problem, children } = props;
  const id = useId();
  const status = problem === undefined ? '' : 'error';
  return (
    <div className={css.row}>
      <div className={field.field}>
        <label htmlFor={`${id}-time`}>{timeLabel}</label>
        <Input
          id={`${id}-time`}
          type="time"
          autoFocus
          value={time}
          status={status}
          aria-describedby={`${id}-problem`}
          onChange={(event) => {
            change(day, event.target.value);
          }}
        />
      </div>
      <div className={field.field}>
        <label htmlFor={`${id}-day`}>{dayLabel}</label>
        <Input
          id={`${id}-day`}
          type="date"
          min={from}
          value={day}
          status={status}
          onChange={(event) => {
            change(event.target.value, time);
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
