import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../rpc/client.ts';
import css from './Shell.module.css';

const everyMs = 15_000;

/** Says that an unexpected error occurred, with its number in the error log. */
export function FaultNotice() {
  const { t } = useTranslation('common');
  const faults = useQuery(orpc.record.faults.queryOptions({ refetchInterval: everyMs }));
  const [latest] = faults.data ?? [];
  if (!latest) return null;
  return (
    <p className={css.offline} role="status">
      {t('fault.what', { place: t(`fault.place.${latest.place}`) })} {t('fault.safe')}{' '}
      {t('fault.todo', { id: latest.id })}
    </p>
  );
}
