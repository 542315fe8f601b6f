import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { DueKind } from '../../../shared/model/clients/client-list.ts';
import { useLanguage } from '../../i18n/index.ts';
import { localText } from '../../i18n/local-text.ts';
import { cx } from '../../ui/class-names.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from './ClientList.module.css';

interface ClientLineProps {
  readonly id: string;
  readonly row: ClientRow;
  readonly due: DueKind | undefined;
  readonly marked: boolean;
  readonly mark: () => void;
  readonly open: () => void;
}

/** One client of the list: enough to tell two people apart, and masked. */
export function ClientLine({ id, row, due, marked, mark, open }: ClientLineProps) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      aria-selected={marked}
      className={cx(css.line, marked && css.marked)}
      onPointerMove={marked ? undefined : mark}
      onClick={open}
    >
      <TierBadge tier={row.tier} className={css.badge} />
      <span className={css.who}>
        <b>{row.name}</b>
        {row.birthYear !== null && (
          <span className={css.detail}>{t('list.born', { year: row.birthYear })}</span>
        )}
      </span>
      <span className={css.detail}>{row.phone}</span>
      <span className={css.detail}>{row.managerName ?? t('list.noManager')}</span>
      <span className={row.ownBranch ? css.detail : css.other}>
        {row.homeBranch ? localText(row.homeBranch, language) : ''}
      </span>
      <span className={css.due}>{dueWords()}</span>
    </li>
  );

  function dueWords(): string {
    const days = row.dueInDays;
    if (days === null) return '';
    if (due === 'birthday')
      return days === 0 ? t('due.birthdayToday') : t('due.birthday', { count: days });
    if (due === 'maturity')
      return days === 0 ? t('due.maturityToday') : t('due.maturity', { count: days });
    return due === 'risk-expired' ? t('due.assessed', { count: days }) : '';
  }
}
