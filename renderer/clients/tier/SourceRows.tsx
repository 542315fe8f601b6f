import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceRowView } from '../../../shared/contract/explanation.ts';
import { businessDate, exactMoney } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { useAct } from '../../actions/use-act.ts';
import css from './Explanation.module.css';
import { rowCells } from './source-row.ts';

/** Which rows these are: a component of one explanation. */
export interface RowsOf {
  readonly clientNo: string;
  readonly scheme: string;
  readonly asOf: string;
  readonly component: number;
}

interface SourceRowsProps {
  readonly of: RowsOf;
  readonly first: readonly SourceRowView[];
  readonly total: number;
}

/** The rows that a component was made of; the rest of a long list on request. */
export function SourceRows({ of, first, total }: SourceRowsProps) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const [more, setMore] = useState<readonly SourceRowView[]>([]);
  const fetchMore = useAct(orpc.clients.explainedRows.mutationOptions(), (rows) => {
    setMore((before) => [...before, ...rows]);
  });
  const rows = [...first, ...more].map(rowCells);
  // Monthly figures have no account, movements weigh no days: an empty column says nothing.
  const accounts = rows.some(({ account }) => account !== null);
  const days = rows.some((row) => row.days !== null);
  return (
    <>
      <table className={css.rows}>
        <thead>
          <tr>
            <th scope="col">{t('why.row.at')}</th>
            {accounts && <th scope="col">{t('why.row.account')}</th>}
            <th scope="col">{t('why.row.amount')}</th>
            {days && <th scope="col">{t('why.row.days')}</th>}
            <th scope="col">{t('why.row.from')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows have no identity of their own and never change order.
            <tr key={index}>
              <td>
                {row.ofMonth === null && businessDate(row.at, language)}
                {row.ofMonth === 'average' && `${row.at} ${t('why.row.month')}`}
                {row.ofMonth === 'sum' && `${row.at} ${t('why.row.monthSum')}`}
              </td>
              {accounts && <td>{row.account}</td>}
              <td>{exactMoney(row.amountFen)}</td>
              {days && <td>{row.days}</td>}
              <td>
                {row.postings !== null
                  ? t('why.row.opening', { count: row.postings })
                  : row.file === null
                    ? t('why.row.noFile')
                    : row.line === null
                      ? t('why.row.file', { file: row.file })
                      : t('why.row.posting', { file: row.file, line: row.line })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total && (
        <p className={css.more}>
          {t('why.shown', { shown: rows.length, count: total })}
          <Button
            size="small"
            keys="M"
            data-more
            busy={fetchMore.isPending}
            onClick={() => {
              fetchMore.mutate({ ...of, from: rows.length });
            }}
          >
            {t('why.more', { count: total - rows.length })}
          </Button>
        </p>
      )}
    </>
  );
}
