import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../shared/contract/book.ts';
import { products } from '../../shared/model/products.ts';
import { businessDate, exactMoney } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import css from './WhyTier.module.css';

/** One kind of asset: its average, and the rows of the bank's extract that it was worked out from. */
export function Component({ component }: { component: ExplanationView['components'][number] }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const known = products.find((product) => product === component.product);
  return (
    <details className={css.component}>
      <summary>
        <span>
          {known ? t(`product.${known}`) : t('product.other', { code: component.product })}
        </span>
        <span>
          {exactMoney(component.average)} <span className={css.sub}>{t('why.average')}</span>
        </span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('why.at')}</th>
            <th scope="col">{t('why.account')}</th>
            <th scope="col">{t('why.amount')}</th>
            <th scope="col">{t('why.days')}</th>
            <th scope="col">{t('why.line')}</th>
          </tr>
        </thead>
        <tbody>
          {component.rows.map((row, index) => (
            // Rows have no identity of their own and never change order.
            <tr key={index}>
              <td>
                {row.source === 'month'
                  ? `${row.at} ${t('why.month')}`
                  : businessDate(row.at, language)}
              </td>
              <td>{row.account}</td>
              <td>{exactMoney(row.amount)}</td>
              <td>{row.days}</td>
              <td>{row.line}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {component.rows.length < component.rowCount && (
        <p className={css.more}>
          {t('why.more', { shown: component.rows.length, total: component.rowCount })}
        </p>
      )}
    </details>
  );
}
