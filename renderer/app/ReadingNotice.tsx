import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../rpc/client.ts';
import css from './Shell.module.css';

const everyMs = 30_000;

/** Tells the branch head whose reading of client data in the last hour is out of the ordinary. */
export function ReadingNotice() {
  const { t } = useTranslation('reading');
  const unusual = useQuery(orpc.reading.unusual.queryOptions({ refetchInterval: everyMs }));
  const [first] = unusual.data ?? [];
  if (!first) return null;
  const { name, kind, count } = first;
  const others = (unusual.data?.length ?? 0) - 1;
  return (
    <p className={css.offline} role="status">
      {t(`unusual.${kind}`, { name, n: count })} {others > 0 && t('unusual.others', { n: others })}{' '}
      {t('unusual.todo')}
    </p>
  );
}
