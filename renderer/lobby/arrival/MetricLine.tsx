import { useTranslation } from 'react-i18next';
import type { Recognition } from '../../../shared/contract/hall.ts';
import { useMay } from '../../app/session.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import { schemeAmount } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import css from './RecognitionCard.module.css';

/** The figure behind the tier in one line; the amount and the explanation only for roles that may see balances. */
export function MetricLine({ client, explain }: { client: Recognition; explain: () => void }) {
  const { t } = useTranslation(['lobby', 'common']);
  const language = useLanguage();
  const may = useMay();
  const { metric, tier } = client;
  if (!metric) return null;
  const amount = (value: FenSum) => schemeAmount(value, metric.unit, language);
  const threshold = metric.threshold === null ? null : amount(metric.threshold);
  const name = t(`card.metric.${metric.kind}`, { months: metric.months });
  if (!may('see-balances')) {
    return (
      <p className={css.metric}>
        {threshold === null ? t('card.metricNone') : t('card.metricHidden', { name, threshold })}
      </p>
    );
  }
  return (
    <p className={css.metric}>
      {name} {metric.value !== null && <b>{amount(metric.value)}</b>}
      {threshold === null ? '' : ` ≥ ${threshold}`}
      {' · '}
      <button type="button" className={css.why} onClick={explain} aria-keyshortcuts="F9">
        {t('card.why', { tier: t(`common:tier.${tier}`) })}
        <Kbd keys="F9" />
      </button>
    </p>
  );
}
