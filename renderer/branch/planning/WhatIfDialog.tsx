import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DayRun, Playable, WhatIf } from '../../../shared/contract/planning.ts';
import { callingRuleKinds, type CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDraft, usePlaceState } from '../../actions/drafts.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { minutesOf, signedMinutes } from '../live/minutes-of.ts';
import css from './planning.module.css';
import { draftFrom, ruleFrom } from '../live/rule-draft.ts';
import { RuleOptions } from '../live/RuleOptions.tsx';

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

/** What was asked, with the day as it was then: the answer tells of nothing else. */
interface Asked {
  readonly day: Playable;
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
  const [day, setDay] = useDraft('branch.what-if.day', first);
  const [draft, setDraft] = useDraft('branch.what-if.rule', () => draftFrom(first.rule));
  const [counters, setCounters] = useDraft<number | null>(
    'branch.what-if.counters',
    first.counters + 1,
  );
  const [asked, setAsked] = usePlaceState<Asked | null>('branch.what-if.asked', null);
  const answer = useQuery({
    ...orpc.planning.whatIf.queryOptions({
      input: asked
        ? { date: asked.day.date, rule: asked.rule, counters: asked.counters }
        : skipToken,
    }),
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
          if (ready) setAsked({ day, rule, counters });
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
            options={callingRuleKinds.map((kind) => ({
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
      {asked && answer.data && <Outcome asked={asked} answer={answer.data} />}
      <RuleOptions draft={draft} change={setDraft} />
    </Dialog>
  );
}

function Outcome({ asked, answer }: { asked: Asked; answer: WhatIf }) {
  const language = useLanguage();
  const { day, counters } = asked;
  const { t } = useTranslation(['planning', 'common']);
  const words = useRuleWords();
  const labels = {
    real: t('whatIf.real'),
    same: t('whatIf.same', { count: day.counters }),
    other: t('whatIf.other', { rule: words.short(asked.rule), count: counters }),
    fifo: t('whatIf.fifo', { count: counters }),
  };
  // First come, first served is what was asked: beside itself it says nothing.
  const rows = (['real', 'same', 'other', 'fifo'] as const).filter(
    (run) => run !== 'fifo' || asked.rule.kind !== 'fifo',
  );
  const loads = answer.other.load.map((load) => `${String(Math.round(load * 100))}%`).join(' · ');
  return (
    <>
      <table className={css.table}>
        <caption>{t('whatIf.of', { date: businessDate(day.date, language) })}</caption>
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
          {rows.map((run) => (
            <tr key={run} className={cx(run === 'other' && css.chosen)}>
              <th scope="row">{labels[run]}</th>
              {tiers.map((tier) => (
                <Cell key={tier} run={answer[run]} tier={tier} />
              ))}
              <td>{answer[run].tiers.regular.mostOvertaken ?? t('whatIf.costNone')}</td>
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
  return signedMinutes(own - plain);
}
