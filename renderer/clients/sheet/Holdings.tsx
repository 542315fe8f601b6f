import { useTranslation } from 'react-i18next';
import type { ClientPage } from '../../../shared/contract/clients.ts';
import { exactMoney } from '../../i18n/format.ts';
import { cx } from '../../ui/class-names.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from './ClientSheet.module.css';

/** What the client holds, the soonest maturity first. */
export function Holdings({ page, hidden }: { page: ClientPage; hidden: boolean }) {
  const { t } = useTranslation('clients');
  const holdings = page.holdings.toSorted((a, b) => order(a.inDays) - order(b.inDays));
  const maturity = (days: number | null) => {
    if (days === null) return t('page.noMaturity');
    if (days < 0) return t('page.matured');
    return days === 0 ? t('page.maturesToday') : t('page.maturesIn', { count: days });
  };
  return (
    <Panel title={t('page.holdings')} note={hidden ? t('page.hidden') : undefined}>
      {holdings.length === 0 && <p className={css.nothing}>{t('page.holdingsNone')}</p>}
      <ul className={css.holdings}>
        {holdings.map((holding, index) => (
          <li className={css.lines} key={`${holding.name} ${String(index)}`}>
            <span className={css.pair}>
              <span>{holding.name}</span>
              <span className={css.right}>
                {holding.amount !== null && exactMoney(holding.amount)}
              </span>
            </span>
            <small className={css.pair}>
              <span>{holding.product && t(`product.${holding.product}`)}</span>
              <span className={cx(css.right, isSoon(holding.inDays) && css.warn)}>
                {holding.maturesOn !== null && `${holding.maturesOn} · `}
                {maturity(holding.inDays)}
              </span>
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Coming maturities first, then what has none, then what is past. */
const order = (days: number | null): number =>
  days === null ? 1_000_000 : days < 0 ? 2_000_000 - days : days;

const isSoon = (days: number | null): boolean => days !== null && days >= 0 && days <= 30;
