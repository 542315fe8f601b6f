import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import css from './RestoreHelp.module.css';

/** How to restore, in words: it replaces what is open here, so it is done outside. */
export function RestoreHelp({ dataDir, file }: { dataDir: string; file: string | null }) {
  const { t } = useTranslation('backup');
  return (
    <Panel title={t('restore.title')} scroll={false}>
      <ol className={css.steps}>
        <li>{t('restore.first')}</li>
        <li>{t('restore.key')}</li>
        <li>
          {t('restore.command')}{' '}
          <code>{`vestibule restore --replace --data "${dataDir}" "${file ?? 'FILE'}"`}</code>
        </li>
        <li>{t('restore.aside')}</li>
        <li>{t('restore.start')}</li>
      </ol>
    </Panel>
  );
}
