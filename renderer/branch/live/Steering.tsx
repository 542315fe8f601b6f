import { useTranslation } from 'react-i18next';
import type { InterventionView } from '../../../shared/contract/reports.ts';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { clockTime } from '../../i18n/format.ts';
import css from '../reports/ReportPage.module.css';

/** More than these would not fit on the page: the file has all of them. */
const shown = 14;

/** What people changed in the order of service, with who, when and the reason that they gave. */
export function Steering({
  interventions,
}: {
  readonly interventions: readonly InterventionView[];
}) {
  const { t } = useTranslation(['report', 'common']);
  const what = (one: InterventionView) =>
    t(`steering.${one.what}`, {
      number: one.number ?? '',
      counter: one.counter ?? '',
      staff: one.staffName ?? t('steering.nobody'),
      rule:
        one.what === 'rule-changed' ? t(`common:rule.${one.reason as CallingRule['kind']}`) : '',
    });
  const rest = interventions.length - shown;
  return (
    <section className={css.steering}>
      <h3>{t('steering.title')}</h3>
      {interventions.length === 0 && <p className={css.quiet}>{t('steering.none')}</p>}
      <ol>
        {interventions.slice(0, shown).map((one) => (
          <li key={one.seq}>
            <time>{clockTime(one.at)}</time> {one.actorName} · <b>{what(one)}</b>
            {one.reason !== null && one.what !== 'rule-changed' && ` · ${one.reason}`}
          </li>
        ))}
      </ol>
      {rest > 0 && <p className={css.quiet}>{t('steering.more', { n: rest })}</p>}
    </section>
  );
}
