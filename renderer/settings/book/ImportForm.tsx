import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../../actions/drafts.ts';
import { FolderField } from '../FolderField.tsx';
import css from '../forms.module.css';
import { startImport } from './import-run.ts';

interface ImportFormProps {
  readonly folder: string;
  readonly setFolder: (folder: string) => void;
  /** Another import is running. */
  readonly blocked: boolean;
}

/** Which folder to import. */
export function ImportForm({ folder, setFolder, blocked }: ImportFormProps) {
  const { t } = useTranslation('settings');
  const [score, setScore] = useDraft('settings.import.score', true);
  const ready = folder.trim() !== '' && !blocked;
  const start = () => {
    if (ready) void startImport(folder.trim(), score);
  };
  return (
    <form
      className={css.import}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <FolderField
        label={t('book.folder')}
        choose={t('book.choose')}
        placeholder={t('book.folderHint')}
        value={folder}
        autoFocus
        change={setFolder}
      />
      <Button look="main" keys="Enter" submit disabled={!ready}>
        {t('book.start')}
      </Button>
      <div className={css.wide}>
        <Checkbox
          checked={score}
          onChange={(event) => {
            setScore(event.target.checked);
          }}
        >
          {t('book.score')}
        </Checkbox>
      </div>
    </form>
  );
}
