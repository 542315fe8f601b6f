import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';

/** What happened to people and their PINs, out of the audit: nobody takes another's place unseen. */
export function PeopleRecord() {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const record = useQuery(orpc.settings.peopleRecord.queryOptions());
  return (
    <Panel title={t('people.recordTitle')} note={t('people.recordNote')}>
      {record.error && <ErrorNote error={record.error} retry={() => void record.refetch()} />}
      <table className={css.table}>
        <tbody>
          {record.data?.map(({ id, at, byName, action, name }) => (
            <tr key={id}>
              <td className={css.when}>{dayAndTime(at, language)}</td>
              <th scope="row">{name}</th>
              <td>{t(`people.act.${action}`)}</td>
              <td>{byName ?? t('people.system')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
