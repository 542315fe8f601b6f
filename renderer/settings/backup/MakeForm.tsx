import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupStateView } from '../../../shared/contract/backup.ts';
import { businessDateOf, dayNumber } from '../../../shared/model/dates.ts';
import { clockTime, dayWithWeekday } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { backup as words } from '../../i18n/zh/backup.ts';
import { answerCode } from '../../rpc/answer-code.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dot } from '../../ui/status/Dot.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useServerNow } from '../../actions/server-clock.ts';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { FolderField } from '../FolderField.tsx';
import css from '../forms.module.css';
import { useDraft } from '../../actions/drafts.ts';

type Fault = keyof typeof words.folderFault;
const faults = new Set<string>(Object.keys(words.folderFault));
/** A backup that is older than this is one that somebody forgot. */
const oldDays = 7;

interface MakeProps {
  readonly last: BackupStateView['made'][number] | null;
  readonly busy: boolean;
  readonly begun: () => void;
}

/** When the last backup was made, and one now. */
export function MakeForm({ last, busy, begun }: MakeProps) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const today = businessDateOf(useServerNow(60_000));
  const [typed, setFolder] = useDraft<string | null>('settings.backup', null);
  const [fault, setFault] = useState<string | null>(null);
  const folder = typed ?? (last ? folderOf(last.file) : '');
  const make = useAct({
    ...orpc.backup.make.mutationOptions(),
    mutationFn: async (input: { folder: string }) => {
      try {
        await orpc.backup.make.call(input);
        begun();
      } catch (error) {
        const answer = answerCode(error);
        if (answer?.error !== 'FOLDER') throw error;
        setFault(answer.code);
      }
    },
  });
  const ready = folder.trim() !== '' && !busy && !make.isPending;
  const start = () => {
    setFault(null);
    if (ready) make.mutate({ folder: folder.trim() });
  };
  useKeys('form', { 'Ctrl+S': start }, { inFields: true });
  const days = last ? dayNumber(today) - dayNumber(businessDateOf(last.at)) : 0;
  const faultWords = () => {
    if (fault === null) return undefined;
    if (!faults.has(fault)) return t('folderFault.other', { code: fault });
    return t(`folderFault.${fault as Exclude<Fault, 'other'>}`);
  };
  return (
    <Panel title={t('make.title')} scroll={false}>
      <form
        className={css.pad}
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <p>
          <Dot look={last !== null && days <= oldDays ? 'good' : 'warn'} />
          {last === null
            ? t('make.none')
            : t('make.last', {
                when: `${dayWithWeekday(last.at, language)} ${clockTime(last.at)}`,
                ago: days < 1 ? t('make.today') : t('make.ago', { count: days }),
              })}
        </p>
        <p className={css.note}>{t('make.note')}</p>
        <div className={css.import}>
          <FolderField
            label={t('make.folder')}
            choose={t('make.choose')}
            value={folder}
            placeholder={t('make.hint')}
            problem={faultWords()}
            change={(path) => {
              setFolder(path);
              setFault(null);
            }}
          />
          <Button look="main" keys="Ctrl+S" submit disabled={!ready} busy={make.isPending}>
            {t('make.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The folder of a file, as the machine of the console writes paths. */
function folderOf(file: string): string {
  return file.replace(/[\\/][^\\/]*$/, '');
}
