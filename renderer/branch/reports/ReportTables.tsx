import { useTranslation } from 'react-i18next';
import type { DayReportView } from '../../../shared/contract/reports.ts';
import { duration } from '../../i18n/format.ts';
import { cx } from '../../ui/class-names.ts';
import { percent } from '../live/percent.ts';
import css from './ReportPage.module.css';

/** How long each counter was open, how much of that with a client, and what it did. */
export function Counters({ counters }: Pick<DayReportView, 'counters'>) {
  const { t } = useTranslation('report');
  return (
    <table className={css.table}>
      <caption>{t('counters.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('counters.counter')}</th>
          <th scope="col">{t('counters.open')}</th>
          <th scope="col">{t('counters.load')}</th>
          <th scope="col">{t('counters.served')}</th>
          <th scope="col">{t('counters.mean')}</th>
        </tr>
      </thead>
      <tbody>
        {counters.map(({ counter, openSeconds, busySeconds, served, meanService }) => (
          <tr key={counter} className={cx(openSeconds === 0 && css.nothing)}>
            <th scope="row">{counter}</th>
            <td>{openSeconds === 0 ? t('counters.closed') : hours(openSeconds)}</td>
            <td>
              {percent(busySeconds, openSeconds)}
              <i className={css.load} aria-hidden="true">
                <i style={{ width: `${String(share(busySeconds, openSeconds))}%` }} />
              </i>
            </td>
            <td>{served}</td>
            <td>{meanService === null ? '—' : duration(meanService * 1000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each item of the checklist: done of those due, and skipped with a reason. */
export function Items({ items }: Pick<DayReportView, 'items'>) {
  const { t } = useTranslation(['report', 'common']);
  return (
    <table className={css.table}>
      <caption>{t('items.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('items.item')}</th>
          <th scope="col">{t('items.done')}</th>
          <th scope="col">
            <span className="visually-hidden">%</span>
          </th>
          <th scope="col">{t('items.skipped')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, due, done, skipped }) => (
          <tr key={item}>
            <th scope="row">{t(`common:item.${item}`)}</th>
            <td>
              {done} / {due}
            </td>
            <td>{percent(done, due)}</td>
            <td>{skipped}</td>
          </tr>
        ))}
        {items.length === 0 && (
          <tr>
            <td colSpan={4}>{t('items.none')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What each person served, and their part of the checklist. */
export function People({ people }: Pick<DayReportView, 'people'>) {
  const { t } = useTranslation('report');
  return (
    <table className={css.table}>
      <caption>{t('people.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.served')}</th>
          <th scope="col">{t('people.items')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ name, served, done, due }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={cx(served === 0 && css.nothing)}>{served}</td>
            <td className={cx(due === 0 && css.nothing)}>
              {due === 0 ? '—' : `${String(done)} / ${String(due)}`}
            </td>
          </tr>
        ))}
        {people.length === 0 && (
          <tr>
            <td colSpan={3}>{t('people.none')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A length of hours and minutes: 7:05. */
function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.round((100 * part) / whole));
}
