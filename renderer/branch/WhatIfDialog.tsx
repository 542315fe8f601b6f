import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRun, Playable, WhatIf } from '../../shared/contract/planning.ts';
import type { CallingRule } from '../../shared/model/calling-rule.ts';
import { tiers, type Tier } from '../../shared/model/tier.ts';
import { businessDate } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { orpc } from '../rpc/client.ts';
import { cx } from '../ui/class-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Loading } from '../ui/Loading.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { useRuleWords } from '../ui/rule-words.ts';
import { TierBadge } from '../ui/TierBadge.tsx';
import { minutesOf } from './minutes-of.ts';
import css from './planning.module.css';
import { draftFrom, ruleFrom } from './rule-draft.ts';
import { RuleOptions } from './RuleOptions.tsx';

/** Plays a day again under another rule or with other counters, beside what was and beside first come, first served. */
export function WhatIfDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('planning');
  const days = useQuery(orpc.planning.days.queryOptions({ staleTime: 0 }));
  const first = days.data?.[0];
  if (days.data && first) return <Form days={days.data} first={first} close={close} />;
  return (
    <Dialog title={t('whatIf.title')} width={1080} close={close}>
      {days.error ? (
        <ErrorNote error={days.error} retry={() => void days.refetch()} />
      ) : days.data ? (
        <EmptyState title={t('whatIf.none')} />
      ) : (
        <Loading lines={4} />
      )}
    </Dialog>
  );
}

interface Asked {
  readonly date: string;
  readonly rule: CallingRule;
  readonly counters: number;
}

interface FormProps {
  readonly days: readonly Playable[];
  readonly first: Playable;
  readonly close: () => void;
}

function Form({ days, first, close }: FormProps) {
  const { t } = useTranslation(['planning', 'branch', 'common']);
  const language = useLanguage();
  const [day, setDay] = useState(first);
  const [draft, setDraft] = useState(() => draftFrom(first.rule));
  const [counters, setCounters] = useState<number | null>(first.counters + 1);
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useQuery({
    ...orpc.planning.whatIf.queryOptions({
      input: asked ?? { date: day.date, rule: day.rule, counters: day.counters },
    }),
    enabled: asked !== null,
    staleTime: 0,
  });
  const client = useQueryClient();
  // While it plays, Escape stops it; what was asked is not waited for any more.
  const stop = () => {
    void client.cancelQueries({ queryKey: orpc.planning.whatIf.key() });
    setAsked(null);
  };
  const rule = ruleFrom(draft);
  const ready = typeof rule !== 'string' && counters !== null;
  return (
    <Dialog
      title={t('whatIf.title')}
      note={t('whatIf.note')}
      width={1080}
      close={answer.isFetching ? stop : close}
      shows={asked !== null && !answer.isFetching}
      confirm={{
        label: answer.isFetching ? t('whatIf.playing') : t('whatIf.play'),
        keys: 'Ctrl+Enter',
        disabled: !ready,
        busy: answer.isFetching,
        act: () => {
          if (ready) setAsked({ date: day.date, rule, counters });
        },
      }}
    >
      <div className={css.form}>
        <label>
          {t('whatIf.day')}
          <Select
            value={day.date}
            options={days.map(({ date }) => ({
              value: date,
              label: businessDate(date, language),
            }))}
            onChange={(date: string) => {
              setDay(days.find((one) => one.date === date) ?? day);
            }}
          />
        </label>
        <label>
          {t('whatIf.rule')}
          <Select
            value={draft.kind}
            options={(['diamond-first', 'accumulating', 'ratio', 'fifo'] as const).map((kind) => ({
              value: kind,
              label: t(`common:rule.${kind}`),
            }))}
            onChange={(kind: CallingRule['kind']) => {
              setDraft({ ...draft, kind });
            }}
          />
        </label>
        <NumberField
          label={t('whatIf.counters')}
          unit={t('whatIf.unit')}
          min={1}
          max={99}
          value={counters}
          change={setCounters}
        />
        <p className={css.quiet}>
          {t('whatIf.dayHint', { count: day.tickets, counters: day.counters })}
        </p>
      </div>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {asked && answer.data && <Answer day={day} asked={asked} answer={answer.data} />}
      <RuleOptions draft={draft} change={setDraft} />
    </Dialog>
  );
}

function Answer({ day, asked, answer }: { day: Playable; asked: Asked; answer: WhatIf }) {
  const { t } = useTranslation(['planning', 'common']);
  const words = useRuleWords();
  const rows: readonly (readonly [string, DayRun, boolean])[] = [
    [t('whatIf.real'), answer.real, false],
    [t('whatIf.same', { count: day.counters }), answer.same, false],
    [
      t('whatIf.other', { rule: words.short(asked.rule), count: asked.counters }),
      answer.other,
      true,
    ],
    [t('whatIf.fifo', { count: asked.counters }), answer.fifo, false],
  ];
  const loads = answer.other.load.map((load) => `${String(Math.round(load * 100))}%`).join(' · ');
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('whatIf.head')}</th>
            {tiers.map((tier) => (
              <th key={tier} scope="col">
                <TierBadge tier={tier} />
              </th>
            ))}
            <th scope="col">{t('whatIf.overtaken')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, run, chosen]) => (
            <tr key={label} className={cx(chosen && css.chosen)}>
              <th scope="row">{label}</th>
              {tiers.map((tier) => (
                <Cell key={tier} run={run} tier={tier} />
              ))}
              <td>{run.tiers.regular.mostOvertaken ?? t('whatIf.costNone')}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('whatIf.cost')}</th>
            {tiers.map((tier) => (
              <td key={tier}>{cost(answer, tier) ?? t('whatIf.costNone')}</td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
      <p className={css.quiet}>{t('whatIf.load', { loads })}</p>
      <p className={css.quiet}>{t('whatIf.alike')}</p>
    </>
  );
}

function Cell({ run, tier }: { readonly run: DayRun; readonly tier: Tier }) {
  const { t } = useTranslation('planning');
  const { count, mean, p50, p90, max } = run.tiers[tier];
  if (count === 0) return <td>{t('whatIf.costNone')}</td>;
  return (
    <td>
      {minutesOf(p50)} / {minutesOf(p90)}
      <small>{t('whatIf.mean', { mean: minutesOf(mean), max: minutesOf(max), n: count })}</small>
    </td>
  );
}

/** How much longer a tier waits on average than it would first come, first served; minutes with a sign. */
function cost({ other, fifo }: WhatIf, tier: Tier): string | null {
  const [own, plain] = [other.tiers[tier].mean, fifo.tiers[tier].mean];
  if (own === null || plain === null) return null;
  const minutes = (own - plain) / 60;
  return `${minutes > 0 ? '+' : ''}${minutes.toFixed(1)}`;
}
