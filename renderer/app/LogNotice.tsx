import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../rpc/client.ts';
import css from './Shell.module.css';

const everyMs = 15_000;

/** Says that the log is not what was written, and where: to who steers or configures the branch. */
export function LogNotice() {
  const { t } = useTranslation('common');
  const proof = useQuery(orpc.record.proof.queryOptions({ refetchInterval: everyMs }));
  const finding = proof.data?.finding;
  if (!finding) return null;
  const { seq, until } = finding;
  return (
    <p className={css.broken} role="alert">
      <b>{t('log.broken')}</b> {t(`log.finding.${finding.problem}`, { seq, until })} {t('log.todo')}
    </p>
  );
}
