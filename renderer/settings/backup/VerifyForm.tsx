import { useTranslation } from 'react-i18next';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../forms.module.css';
import { useDraft } from '../../actions/drafts.ts';

interface VerifyProps {
  /** The backup that was made last. */
  readonly latest: string | null;
  readonly busy: boolean;
  readonly begun: () => void;
}

/** Reads a backup from end to end, without restoring it. */
export function VerifyForm({ latest, busy, begun }: VerifyProps) {
  const { t } = useTranslation('backup');
  const [file, setFile] = useDraft('settings.verify', '');
  const verify = useAct(orpc.backup.verify.mutationOptions(), begun);
  const path = file.trim() === '' ? (latest ?? '') : file.trim();
  const ready = path !== '' && !busy && !verify.isPending;
  const start = () => {
    if (ready) verify.mutate({ file: path });
  };
  useKeys('backup', { F9: start }, { inFields: true });
  return (
    <Panel title={t('verify.title')} scroll={false}>
      <form
        className={css.pad}
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <p className={css.note}>{t('verify.note')}</p>
        <div className={css.import}>
          <TextField
            label={t('verify.file')}
            value={file}
            placeholder={latest ?? t('verify.hint')}
            change={setFile}
          />
          <Button keys="F9" submit disabled={!ready} busy={verify.isPending}>
            {t('verify.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
