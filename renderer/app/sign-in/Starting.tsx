import { useTranslation } from 'react-i18next';
import { useConnection } from '../../rpc/client.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { useErrorText } from '../../rpc/error-text.ts';
import { CallError } from '../../rpc/call-error.ts';

/** Shown while connecting, and when the console cannot be reached. */
export function Starting() {
  const { t } = useTranslation('common');
  const connection = useConnection();
  const text = useErrorText()(new CallError('offline'));
  if (connection === 'barred') {
    return <EmptyState title={t('connection.barred')}>{t('state.barred')}</EmptyState>;
  }
  if (connection !== 'offline') return <Loading lines={4} />;
  return (
    <EmptyState title={t('connection.offline')}>
      <p>{text.todo}</p>
    </EmptyState>
  );
}
