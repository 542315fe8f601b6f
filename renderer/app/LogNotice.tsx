import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { orpc } from '../rpc/client.ts';
import css from './Shell.module.css';

const everyMs = 15_000;

/** Says that the log is not sound, and where; for whoever steers or configures the branch. */
export function LogNotice() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const proof = useQuery(orpc.record.proof.queryOptions({ refetchInterval: everyMs }));
  const finding = proof.data?.finding;
  if (!finding) return null;
  const { seq, until, from, to } = finding;
  const time = (at: number | null | undefined) => (at == null ? '—' : dayAndTime(at, language));
  const lost =
    to == null ? '' : t('log.lost', { count: until - seq + 1, from: time(from), to: time(to) });
  return (
    <p className={css.broken} role="alert">
      <b>{t('log.broken')}</b> {t(`log.finding.${finding.problem}`, { seq, until })} {lost}{' '}
      {t('log.todo')}
    </p>
  );
}
