import { useTranslation } from 'react-i18next';
import type { DayReportView, TierDayView } from '../../../shared/contract/reports.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { businessDate, clockTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { cx } from '../../ui/class-names.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useRuleWords } from '../../words/rule-words.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { minutesOf } from '../live/minutes-of.ts';
import { percent } from '../live/percent.ts';
import css from './ReportPage.module.css';
import { Counters, Items, People } from './ReportTables.tsx';
import { Steering } from '../live/Steering.tsx';

/** A day on one sheet: four figures, tiers, counters, the checklist, people, what was changed by hand, and the proof. */
export function ReportSheet({ report }: { readonly report: DayReportView }) {
  const { t } = useTranslation(['report', 'common']);
  const language = useLanguage();
  const words = useRuleWords();
  const { openedAt, closed, until, chain, file, appointments } = report;
  const ended = () => {
    if (!closed) return t('stillOpen', { at: clockTime(until) });
    if (closed.by === null) return t('closedByItself');
    return t('closedBy', { at: clockTime(closed.at), by: closed.by });
  };
  const { kept, missed, cancelled } = appointments;
  return (
    <Panel
      className={css.sheet}
      title={
        <span className={css.who}>
          {localText(report.branch.name, language)} · {businessDate(report.date, language)}
        </span>
      }
      note={`${t('opened', { from: clockTime(openedAt) })} · ${ended()}`}
      aside={t('rule', { rule: words.short(report.rule) })}
    >
      <Headline report={report} />
      <Tiers report={report} />
      <div className={css.columns}>
        <Counters counters={report.counters} />
        <div>
          <Items items={report.items} />
          {kept + missed + cancelled > 0 && (
            <p className={css.quiet}>{t('appointments', { kept, missed, cancelled })}</p>
          )}
        </div>
        <People people={report.people} />
      </div>
      <Steering interventions={report.interventions} />
      <p className={cx(css.proof, !chain.sound && css.late)}>
        {!chain.sound && `${t('broken')} `}
        {t('proof', { from: chain.firstSeq, to: chain.seq })}{' '}
        <code>
          {chain.seq}:{chain.hash}
        </code>
        <span>{file === null ? t('notWritten') : t('written', { file })}</span>
      </p>
    </Panel>
  );
}

function Headline({ report: { all } }: { readonly report: DayReportView }) {
  const { t } = useTranslation('report');
  const promised = all.promise.kept + all.promise.broken;
  const figures = [
    [t('headline.taken'), String(all.taken)],
    [t('headline.served'), String(all.served)],
    [t('headline.promise'), percent(all.promise.kept, promised)],
    [
      t('headline.wait'),
      all.wait.mean === null ? '—' : t('headline.minutes', { n: minutesOf(all.wait.mean) }),
    ],
  ] as const;
  return (
    <dl className={css.headline}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tiers({ report }: { readonly report: DayReportView }) {
  const { t } = useTranslation('report');
  return (
    <table className={css.table}>
      <caption>
        {t('tiers.title')} <small>{t('tiers.note')}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('tiers.tier')}</th>
          <th scope="col">{t('tiers.taken')}</th>
          <th scope="col">{t('tiers.served')}</th>
          <th scope="col">{t('tiers.noShow')}</th>
          <th scope="col">{t('tiers.left')}</th>
          <th scope="col">{t('tiers.cancelled')}</th>
          <th scope="col">{t('tiers.carried')}</th>
          {report.all.open > 0 && <th scope="col">{t('tiers.open')}</th>}
          <th scope="col">{t('tiers.mean')}</th>
          <th scope="col">{t('tiers.p50')}</th>
          <th scope="col">{t('tiers.p90')}</th>
          <th scope="col">{t('tiers.max')}</th>
          <th scope="col">{t('tiers.promised')}</th>
          <th scope="col">{t('tiers.overtaken')}</th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier}>
            <th scope="row">
              <TierBadge tier={tier} />{' '}
              <small>{t('tiers.promise', { n: report.promiseMinutes[tier] })}</small>
            </th>
            <Cells
              day={report.tiers[tier]}
              promise={report.promiseMinutes[tier] * 60}
              open={report.all.open > 0}
            />
          </tr>
        ))}
        <tr className={css.sum}>
          <th scope="row">{t('tiers.all')}</th>
          <Cells day={report.all} promise={null} open={report.all.open > 0} />
        </tr>
      </tbody>
    </table>
  );
}

interface CellsProps {
  readonly day: TierDayView;
  /** In seconds; null where tiers of different promises are together. */
  readonly promise: number | null;
  readonly open: boolean;
}

function Cells({ day, promise, open }: CellsProps) {
  const { wait, overtaken } = day;
  const count = (n: number) => <td className={cx(n === 0 && css.nothing)}>{n}</td>;
  const late = (seconds: number | null) =>
    cx(promise !== null && seconds !== null && seconds > promise && css.late);
  const { kept, broken } = day.promise;
  return (
    <>
      {count(day.taken)}
      {count(day.served)}
      {count(day.noShow)}
      {count(day.left)}
      {count(day.cancelled)}
      {count(day.carried)}
      {open && count(day.open)}
      <td>{minutesOf(wait.mean)}</td>
      <td>{minutesOf(wait.p50)}</td>
      <td className={late(wait.p90)}>{minutesOf(wait.p90)}</td>
      <td className={late(wait.max)}>{minutesOf(wait.max)}</td>
      <td className={cx(broken > 0 && css.late)}>
        {kept} / {broken}
      </td>
      <td>
        {overtaken.total} / {overtaken.most}
      </td>
    </>
  );
}
