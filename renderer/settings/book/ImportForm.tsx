import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../app/use-status.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeys } from '../../ui/use-keys.ts';
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
  const desktop = useStatus().data?.host === 'desktop';
  const [score, setScore] = useState(true);
  // The answer waits for a person at a dialog of the system, so there is no deadline for it.
  const choose = useAct(
    orpc.settings.chooseFolder.mutationOptions({ context: { patient: true } }),
    (answer) => {
      if (answer.folder !== null) setFolder(answer.folder);
    },
  );
  const ready = folder.trim() !== '' && !blocked;
  const start = () => {
    if (ready) void startImport(folder.trim(), score);
  };
  const ask = () => {
    if (!choose.isPending) choose.mutate(undefined);
  };
  useKeys({ ...(desktop && { 'Ctrl+O': ask }) });
  return (
    <form
      className={css.import}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <TextField
        label={t('book.folder')}
        placeholder={t('book.folderHint')}
        value={folder}
        autoFocus
        change={setFolder}
      />
      {desktop && (
        <Button keys="Ctrl+O" busy={choose.isPending} onClick={ask}>
          {t('book.choose')}
        </Button>
      )}
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
