import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { useStatus } from '../../app/use-status.ts';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Dot } from '../../ui/status/Dot.tsx';
import css from '../forms.module.css';

const everyMs = 10_000;

/** Who read what of the clients: what is out of the ordinary, and the latest records. */
export function ReadingTab() {
  const { t } = useTranslation('reading');
  const language = useLanguage();
  const [staffNo, setStaffNo] = useState<string | null>(null);
  const people = useStatus().data?.people ?? [];
  const unusual = useQuery(orpc.reading.unusual.queryOptions({ refetchInterval: everyMs }));
  const lines = useQuery(
    orpc.reading.lines.queryOptions({ input: { staffNo }, refetchInterval: everyMs }),
  );
  return (
    <div className={css.beside}>
      <div>
        <Panel title={t('unusual.title')} scroll={false}>
          <QueryContent of={unusual} lines={2}>
            {(found) => (
              <ul className={css.plainList}>
                {found.map(({ staffNo: of, name, kind, count }) => (
                  <li key={`${of} ${kind}`}>
                    <span>
                      <Dot look="warn" />
                      {t(`unusual.${kind}`, { name, n: count })}
                    </span>
                  </li>
                ))}
                {found.length === 0 && <li className={css.none}>{t('unusual.none')}</li>}
              </ul>
            )}
          </QueryContent>
        </Panel>
        <Panel title={t('person')} scroll={false}>
          <div className={css.pad}>
            <select
              aria-label={t('person')}
              value={staffNo ?? ''}
              onChange={(event) => {
                setStaffNo(event.target.value || null);
              }}
            >
              <option value="">{t('everybody')}</option>
              {people.map((person) => (
                <option key={person.staffNo} value={person.staffNo}>
                  {person.name} {person.staffNo}
                </option>
              ))}
            </select>
            <p className={css.note}>{t('note')}</p>
          </div>
        </Panel>
      </div>
      <div className={css.list}>
        <Panel title={t('title')}>
          <QueryContent of={lines}>
            {(found) => (
              <table className={css.table}>
                <tbody>
                  {found.map(({ id, at, name, act, subject, detail }) => (
                    <tr key={id}>
                      <td className={css.when}>{dayAndTime(at, language)}</td>
                      <th scope="row" className={css.short}>
                        {name}
                      </th>
                      <td className={css.short}>{t(`act.${act}`)}</td>
                      <td className={css.short}>{subject}</td>
                      <td className={css.when}>{detail}</td>
                    </tr>
                  ))}
                  {found.length === 0 && (
                    <tr>
                      <td className={css.none}>{t('none')}</td>
                    </tr>
                  )}
                </tbody>
              </table>
            )}
          </QueryContent>
        </Panel>
      </div>
    </div>
  );
}
