import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import css from '../forms.module.css';
import { PersonDialog } from './PersonDialog.tsx';
import type { StaffPerson } from './staff-person.ts';

/** The staff: who may sign in, in which role. */
export function PeopleTab() {
  const { t } = useTranslation(['settings', 'common']);
  const client = useQueryClient();
  const query = useQuery(orpc.settings.people.queryOptions());
  const [edited, setEdited] = useState<StaffPerson | 'new' | null>(null);
  const add = () => {
    setEdited('new');
  };
  useKeys({ N: add });
  const people = query.data;
  return (
    <div className={cx(css.single, css.list)}>
      <Panel
        title={t('people.title')}
        note={t('people.note')}
        aside={
          <Button size="small" keys="N" onClick={add}>
            {t('people.add')}
          </Button>
        }
      >
        {query.error && <ErrorNote error={query.error} retry={() => void query.refetch()} />}
        {!people && !query.error && <Loading />}
        {people?.length === 0 && <EmptyState title={t('people.none')} />}
        {people && people.length > 0 && (
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('people.name')}</th>
                <th scope="col">{t('people.staffNo')}</th>
                <th scope="col">{t('people.role')}</th>
                <th scope="col">{t('people.branch')}</th>
                <th scope="col">{t('people.pin')}</th>
                <th scope="col">{t('people.state')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.staffNo} className={person.active ? undefined : css.off}>
                  <th scope="row">{person.name}</th>
                  <td>{person.staffNo}</td>
                  <td>{t(`common:role.${person.role}`)}</td>
                  <td>{person.branch}</td>
                  <td>{person.hasPin ? t('people.hasPin') : t('people.noPin')}</td>
                  <td>{person.active ? t('people.active') : t('people.inactive')}</td>
                  <td className={css.number}>
                    <Button
                      size="small"
                      aria-label={t('people.editOf', { name: person.name })}
                      onClick={() => {
                        setEdited(person);
                      }}
                    >
                      {t('people.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {edited && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          taken={(people ?? []).map(({ staffNo }) => staffNo)}
          close={() => {
            setEdited(null);
          }}
          saved={() => {
            setEdited(null);
            void client.invalidateQueries({ queryKey: orpc.settings.people.key() });
            void client.invalidateQueries({ queryKey: orpc.session.status.key() });
          }}
        />
      )}
    </div>
  );
}
