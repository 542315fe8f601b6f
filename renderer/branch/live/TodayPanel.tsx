import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../rpc/live-views.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from './TodayPanel.module.css';

interface TodayPanelProps {
  readonly view: BranchView;
  readonly endDay: () => void;
  readonly openHistory: () => void;
  readonly openReport: () => void;
  readonly compare: () => void;
  readonly ask: () => void;
  /** null where the host has another way to open the display. */
  readonly openDisplay: (() => void) | null;
}

/** Today per tier: how many were called, how long they waited, how often they were passed. */
export function TodayPanel(props: TodayPanelProps) {
  const { view, endDay, openHistory, openReport, compare, ask, openDisplay } = props;
  const { t } = useTranslation(['branch', 'planning', 'report']);
  const minutes = (seconds: number | null) =>
    seconds === null ? t('today.none') : (Math.floor(seconds / 6) / 10).toFixed(1);
  return (
    <Panel
      title={view.closed ? t('day.isClosed') : t('today.title')}
      note={t('today.note')}
      aside={
        <span className={css.display}>
          <Button size="small" keys="W" onClick={compare}>
            {t('planning:open.week')}
          </Button>
          <Button size="small" keys="I" onClick={ask}>
            {t('planning:open.whatIf')}
          </Button>
          <Button size="small" keys="H" onClick={openHistory}>
            {t('history.open')}
          </Button>
          <Button size="small" keys="D" onClick={openReport}>
            {t('report:open')}
          </Button>
          {openDisplay && (
            <Button size="small" keys="T" onClick={openDisplay}>
              {t('display.open')}
            </Button>
          )}
          <Button size="small" keys="E" onClick={endDay}>
            {view.closed ? t('day.reopen') : t('day.close')}
          </Button>
        </span>
      }
    >
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('today.tier')}</th>
            <th scope="col">{t('today.called')}</th>
            <th scope="col">{t('today.p50')}</th>
            <th scope="col">{t('today.p90')}</th>
            <th scope="col">{t('today.promise')}</th>
            <th scope="col">{t('today.overtaken')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => {
            const { called, p50, p90, maxOvertaken, kept, promised } = view.today[tier];
            const promise = view.promiseMinutes[tier];
            return (
              <tr key={tier}>
                <th scope="row">
                  <TierBadge tier={tier} />
                </th>
                <td>{called}</td>
                <td>{minutes(p50)}</td>
                <td className={cx(p90 !== null && p90 > promise * 60 && css.over)}>
                  {minutes(p90)}
                </td>
                <td className={cx(kept < promised && css.over)}>
                  {promised === 0 ? promise : t('today.kept', { promise, kept, promised })}
                </td>
                <td>{t('today.times', { n: maxOvertaken })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
