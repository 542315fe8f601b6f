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
  const { rows } = component;
  // Monthly averages have neither account nor line; an empty column says nothing.
  const accounts = rows.some(({ account }) => account !== null);
  const lines = rows.some(({ line }) => line !== null);
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
            {accounts && <th scope="col">{t('why.account')}</th>}
            <th scope="col">{t('why.amount')}</th>
            <th scope="col">{t('why.days')}</th>
            {lines && <th scope="col">{t('why.line')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no identity of their own and never change order.
            <tr key={index}>
              <td>
                {row.source === 'month'
                  ? `${row.at} ${t('why.month')}`
                  : businessDate(row.at, language)}
              </td>
              {accounts && <td>{row.account}</td>}
              <td>{exactMoney(row.amount)}</td>
              <td>{row.days}</td>
              {lines && <td>{row.line}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < component.rowCount && (
        <p className={css.more}>
          {t('why.more', { shown: rows.length, total: component.rowCount })}
        </p>
      )}
    </details>
  );
}
