import { useTranslation } from 'react-i18next';
import type { ImportEvent } from '../../../shared/contract/book.ts';
import { useLanguage } from '../../i18n/index.ts';
import css from '../forms.module.css';
import { rejectReason } from './reject-reason.ts';

type Rejects = Extract<ImportEvent, { kind: 'done' }>['firstRejects'];

/** Lines that were set aside: where, what (masked), and why. */
export function RejectsTable({ rejects }: { readonly rejects: Rejects }) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  return (
    <div className={css.scrolling}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('book.file')}</th>
            <th scope="col" className={css.number}>
              {t('book.line')}
            </th>
            <th scope="col">{t('book.column')}</th>
            <th scope="col">{t('book.value')}</th>
            <th scope="col">{t('book.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject, index) => (
            <tr key={index}>
              <td>{reject.file}</td>
              <td className={css.number}>{reject.line}</td>
              <td>{reject.column}</td>
              <td className={css.anyText}>{reject.value}</td>
              <td className={css.words}>{rejectReason(reject.reason, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
