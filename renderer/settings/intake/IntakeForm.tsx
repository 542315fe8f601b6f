import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeSettingsView } from '../../../shared/contract/intake.ts';
import { intake as words } from '../../i18n/zh/intake.ts';
import { answerCode } from '../../rpc/answer-code.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
import { altChoices } from '../alt-choice.ts';
import { FolderField } from '../FolderField.tsx';
import css from '../forms.module.css';
import { useReportUnsaved } from '../unsaved.ts';
import { useDraft } from '../../actions/drafts.ts';

interface IntakeFormProps {
  readonly saved: IntakeSettingsView;
  readonly changed: () => void;
}

type Fault = keyof typeof words.folderFault;
const faults = new Set<string>(Object.keys(words.folderFault));
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Which folder is watched, when a file counts as complete, when the night begins. */
export function IntakeForm({ saved, changed }: IntakeFormProps) {
  const { t } = useTranslation('intake');
  const say = useSay();
  const [folder, setFolder] = useDraft('settings.form.intake.folder', saved.folder ?? '');
  const [complete, setComplete] = useDraft('settings.form.intake.complete', saved.complete);
  const [night, setNight] = useDraft('settings.form.intake.night', saved.night ?? '');
  const [percent, setPercent] = useDraft(
    'settings.form.intake.percent',
    String(saved.rejects.percent),
  );
  const [lines, setLines] = useDraft('settings.form.intake.lines', String(saved.rejects.lines));
  const [fault, setFault] = useState<string | null>(null);
  const wanted: IntakeSettingsView = {
    folder: folder.trim() === '' ? null : folder.trim(),
    complete,
    night: night.trim() === '' ? null : night.trim(),
    rejects: { percent: Number(percent), lines: Number(lines) },
  };
  const dirty = JSON.stringify(wanted) !== JSON.stringify(saved);
  const timeIsWrong = wanted.night !== null && !time.test(wanted.night);
  const percentIsWrong = !/^\d{1,3}(\.\d{1,3})?$/.test(percent) || Number(percent) > 100;
  const linesAreWrong = !/^\d{1,6}$/.test(lines) || Number(lines) > 100_000;
  const wrong = timeIsWrong || percentIsWrong || linesAreWrong;
  useReportUnsaved(dirty);
  const save = useAct(
    {
      ...orpc.intake.save.mutationOptions(),
      mutationFn: async (settings: IntakeSettingsView) => {
        try {
          await orpc.intake.save.call(settings);
          setFault(null);
          return true;
        } catch (error) {
          const answer = answerCode(error);
          if (answer?.error !== 'FOLDER') throw error;
          setFault(answer.code);
          return false;
        }
      },
    },
    (done) => {
      if (!done) return;
      say(t('folder.saved'));
      changed();
    },
  );
  const doSave = () => {
    if (dirty && !wrong && !save.isPending) save.mutate(wanted);
  };
  const ways = altChoices(
    [
      { value: 'settled' as const, label: t('folder.settled') },
      { value: 'marker' as const, label: t('folder.marker') },
    ],
    setComplete,
  );
  useKeys('form', { 'Ctrl+S': doSave, ...ways.map }, { inFields: true });
  const faultWords = () => {
    if (fault === null) return undefined;
    if (!faults.has(fault)) return t('folderFault.other', { code: fault });
    return t(`folderFault.${fault as Exclude<Fault, 'other'>}`);
  };
  return (
    <Panel title={t('folder.title')} note={t('folder.note')} scroll={false}>
      <form
        className={css.pad}
        onSubmit={(event) => {
          event.preventDefault();
          doSave();
        }}
      >
        <div className={css.import}>
          <FolderField
            label={t('folder.path')}
            choose={t('folder.choose')}
            value={folder}
            placeholder={t('folder.hint')}
            problem={faultWords()}
            change={(path) => {
              setFolder(path);
              setFault(null);
            }}
          />
        </div>
        <fieldset className={css.group}>
          <legend>{t('folder.complete')}</legend>
          <ChoiceList
            label={t('folder.complete')}
            value={complete}
            choose={setComplete}
            choices={ways.choices}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('folder.night')}</legend>
          <TextField
            label={t('folder.nightAt')}
            value={night}
            maxLength={5}
            placeholder="HH:MM"
            hint={t('folder.nightHint')}
            problem={timeIsWrong ? t('folder.timeProblem') : undefined}
            change={setNight}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>{t('folder.rejects')}</legend>
          <TextField
            label={t('folder.percent')}
            value={percent}
            maxLength={7}
            hint={t('folder.rejectsNote')}
            problem={percentIsWrong ? t('folder.percentProblem') : undefined}
            change={setPercent}
          />
          <TextField
            label={t('folder.lines')}
            value={lines}
            maxLength={6}
            problem={linesAreWrong ? t('folder.linesProblem') : undefined}
            change={setLines}
          />
        </fieldset>
        <div>
          <Button look="main" keys="Ctrl+S" submit disabled={!dirty || wrong} busy={save.isPending}>
            {t('folder.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
