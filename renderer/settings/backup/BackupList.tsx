import { useTranslation } from 'react-i18next';
import type { BackupStateView } from '../../../shared/contract/backup.ts';
import { clockTime, dayWithWeekday, fileSize } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';

/** The latest backups, each with the head of the log's chain that it carries. */
export function BackupList({ made }: Pick<BackupStateView, 'made'>) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  return (
    <Panel title={t('list.title')} scroll={false}>
      <div className={css.scrolling}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('list.when')}</th>
              <th scope="col">{t('list.by')}</th>
              <th scope="col">{t('list.file')}</th>
              <th scope="col" className={css.number}>
                {t('list.size')}
              </th>
              <th scope="col">{t('list.head')}</th>
            </tr>
          </thead>
          <tbody>
            {made.map(({ at, by, file, bytes, seq, hash }) => (
              <tr key={`${String(at)} ${file}`}>
                <td>
                  {dayWithWeekday(at, language)} {clockTime(at)}
                </td>
                <td>{by ?? t('list.cli')}</td>
                <td>{file}</td>
                <td className={css.number}>{fileSize(bytes)}</td>
                <td title={hash}>
                  {seq}:{hash.slice(0, 12)}…
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
