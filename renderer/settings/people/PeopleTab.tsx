import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { usePlaceState } from '../../actions/drafts.ts';
import css from '../forms.module.css';
import type { Issued } from './CodeDialog.tsx';
import { CodeDialog } from './CodeDialog.tsx';
import { PeopleRecord } from './PeopleRecord.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { RolesAsked } from './RolesAsked.tsx';
import { RolesPanel } from './RolesPanel.tsx';
import type { StaffPerson } from './staff-person.ts';
import { Boundary } from '../../actions/Boundary.tsx';

const toSight = (row: HTMLElement | null) => {
  row?.scrollIntoView({ block: 'nearest' });
};

/** How a person signs in: with a PIN, with a code that waits, not yet, or not any more. */
function signInState({ active, hasPin, codeUntil }: StaffPerson) {
  if (!active) return 'inactive';
  if (hasPin) return 'hasPin';
  return codeUntil === null ? 'noPin' : 'codeWaits';
}

/** The staff: who may sign in, in which role. */
export function PeopleTab() {
  const { t } = useTranslation(['settings', 'common']);
  const client = useQueryClient();
  const query = useQuery(orpc.settings.people.queryOptions());
  const [wanted, setWanted] = useState<string | null>(null);
  /** A staff number; empty: somebody new. */
  const [editedNo, setEdited] = usePlaceState<string | null>('settings.people.edited', null);
  const [toReset, setToReset] = useState<StaffPerson | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const add = () => {
    setEdited('');
  };
  const refresh = () => {
    void client.invalidateQueries({ queryKey: orpc.settings.key() });
    void client.invalidateQueries({ queryKey: orpc.session.status.key() });
  };
  const people = query.data;
  const edited = editedNo === '' ? null : people?.find(({ staffNo }) => staffNo === editedNo);
  const last = (people?.length ?? 0) - 1;
  // By person, not by line: the list is asked for again while somebody looks at it.
  const marked = Math.max(0, people?.findIndex(({ staffNo }) => staffNo === wanted) ?? 0);
  const mark = (at: number) => {
    setWanted(people?.[at]?.staffNo ?? null);
  };
  const edit = () => {
    const person = people?.[marked];
    if (person) setEdited(person.staffNo);
  };
  useKeys('people', {
    N: add,
    ArrowDown: () => {
      mark(Math.min(marked + 1, last));
    },
    ArrowUp: () => {
      mark(Math.max(marked - 1, 0));
    },
    Enter: edit,
    R: () => {
      const person = people?.[marked];
      if (person?.active) setToReset(person);
    },
  });
  return (
    <div className={cx(css.beside, css.people)}>
      <div className={css.list}>
        <Panel
          title={t('people.title')}
          note={t('people.note')}
          aside={
            <span className={css.asideActs}>
              <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" />
              <Button size="small" keys="N" onClick={add}>
                {t('people.add')}
              </Button>
            </span>
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
                  <th scope="col">{t('people.signIn')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('people.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {people.map((person, at) => (
                  <tr
                    key={person.staffNo}
                    className={cx(!person.active && css.off, at === marked && css.marked)}
                    aria-current={at === marked || undefined}
                    ref={at === marked ? toSight : undefined}
                  >
                    <th scope="row" className={css.short}>
                      {person.name}
                    </th>
                    <td>{person.staffNo}</td>
                    <td>{t(`common:role.${person.role}`)}</td>
                    <td>{person.branch}</td>
                    <td>{t(`people.${signInState(person)}`)}</td>
                    <td className={css.acts}>
                      {person.active && (
                        <Button
                          size="small"
                          look="quiet"
                          keys={at === marked ? 'R' : undefined}
                          aria-label={t('people.resetOf', { name: person.name })}
                          onClick={() => {
                            mark(at);
                            setToReset(person);
                          }}
                        >
                          {t(person.hasPin ? 'people.reset' : 'people.issue')}
                        </Button>
                      )}
                      <Button
                        size="small"
                        keys={at === marked ? 'Enter' : undefined}
                        aria-label={t('people.editOf', { name: person.name })}
                        onClick={() => {
                          mark(at);
                          setEdited(person.staffNo);
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
      </div>
      <div className={css.list}>
        {people && <RolesAsked people={people} />}
        <PeopleRecord />
        <RolesPanel />
      </div>
      {people && edited !== undefined && (
        <Boundary
          of="dialog"
          close={() => {
            setEdited(null);
          }}
        >
          <PersonDialog
            person={edited}
            taken={people.map(({ staffNo }) => staffNo)}
            close={() => {
              setEdited(null);
            }}
            saved={(code) => {
              setEdited(null);
              setIssued(code);
              refresh();
            }}
          />
        </Boundary>
      )}
      {toReset && (
        <Boundary
          of="dialog"
          close={() => {
            setToReset(null);
          }}
        >
          <ResetDialog
            person={toReset}
            close={() => {
              setToReset(null);
            }}
            issued={(code) => {
              setToReset(null);
              setIssued(code);
              refresh();
            }}
          />
        </Boundary>
      )}
      {issued && (
        <Boundary
          of="dialog"
          close={() => {
            setIssued(null);
          }}
        >
          <CodeDialog
            issued={issued}
            close={() => {
              setIssued(null);
            }}
          />
        </Boundary>
      )}
    </div>
  );
}
