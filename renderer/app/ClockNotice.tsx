import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDate, dayAndTime } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { useSay } from '../actions/use-say.ts';
import css from './Shell.module.css';

const everyMs = 5_000;
const minuteMs = 60_000;

/** How far a clock is off: "2 days", "3 h 20 min". */
export function offBy(ms: number, t: TFunction): string {
  const minutes = Math.round(Math.abs(ms) / minuteMs);
  const days = Math.floor(minutes / (24 * 60));
  const h = Math.floor(minutes / 60) % 24;
  const m = minutes % 60;
  const parts = [
    days > 0 && t('clock.days', { count: days }),
    h > 0 ? t('clock.hours', { h, m }) : (m > 0 || days === 0) && t('clock.minutes', { m }),
  ];
  return parts.filter(Boolean).join(' ');
}

interface ClockNoticeProps {
  /** Whether the person may correct the clock. */
  readonly mayCorrect?: boolean;
  /** Whether the person may confirm the day. */
  readonly mayConfirm?: boolean;
}

/** Says that somebody set the machine's clock or that the day is unusual, what is safe, and what to do. */
export function ClockNotice({ mayCorrect = false, mayConfirm = false }: ClockNoticeProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const clock = useQuery(orpc.queue.clock.queryOptions({ refetchInterval: everyMs }));
  const correct = useAct(orpc.queue.correctClock.mutationOptions(), () => {
    setAsking(false);
    say(t('clock.taken'));
    void clock.refetch();
  });
  const shown = clock.data !== undefined && clock.data.byMs !== 0;
  const ask = () => {
    setAsking(true);
  };
  useKeys('shell', { 'Alt+K': ask }, { enabled: shown && mayCorrect });
  const unsure = clock.data?.unsure;
  if (!shown) {
    return unsure ? <DayNotice {...unsure} mayConfirm={mayConfirm} clock={clock} /> : null;
  }
  const { byMs } = clock.data;
  const machine = dayAndTime(clock.data.machine, language);
  const by = offBy(byMs, t);
  return (
    <div className={css.clock} role="alert">
      <p>
        <b>{t(byMs > 0 ? 'clock.ahead' : 'clock.behind', { by })}</b> {t('clock.safe')}{' '}
        {t('clock.todo', { machine })}
      </p>
      {mayCorrect && (
        <Button keys="Alt+K" onClick={ask}>
          {t('clock.take', { machine })}
        </Button>
      )}
      {asking && (
        <Dialog
          title={t('clock.title', { machine })}
          note={t('clock.note', { floor: dayAndTime(clock.data.floor, language), by })}
          close={() => {
            setAsking(false);
          }}
          confirm={{
            label: t('clock.take', { machine }),
            busy: correct.isPending,
            act: () => {
              correct.mutate({});
            },
          }}
        />
      )}
    </div>
  );
}

interface DayNoticeProps {
  readonly day: string;
  readonly after: string;
  readonly mayConfirm: boolean;
  readonly clock: { refetch: () => Promise<unknown> };
}

/** Asks whether the clock's day is right: the console cannot distinguish a holiday from a clock that is ahead. */
function DayNotice({ day, after, mayConfirm, clock }: DayNoticeProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const confirm = useAct(orpc.queue.confirmDay.mutationOptions(), () => void clock.refetch());
  const answer = () => {
    if (!confirm.isPending) confirm.mutate({});
  };
  useKeys('shell', { 'Alt+K': answer }, { enabled: mayConfirm });
  const words = { day: businessDate(day, language), after: businessDate(after, language) };
  return (
    <div className={css.clock} role="status">
      <p>
        <b>{t('clock.unsure', words)}</b> {t('clock.unsureTodo', words)}
      </p>
      {mayConfirm && (
        <Button keys="Alt+K" busy={confirm.isPending} onClick={answer}>
          {t('clock.confirmDay', words)}
        </Button>
      )}
    </div>
  );
}

/** The same for the public display, without what the staff has to do. */
export function useClockInDoubt(): boolean {
  const clock = useQuery(orpc.queue.clock.queryOptions({ refetchInterval: everyMs }));
  return clock.data !== undefined && clock.data.byMs !== 0;
}
