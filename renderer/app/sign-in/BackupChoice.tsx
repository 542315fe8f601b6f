import { useMutation } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, fileSize } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Answers } from '../../rpc/answers.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { BackupRestore } from './BackupRestore.tsx';
import css from './RecoveryScreen.module.css';
import { useRefusal } from '../use-refusal.ts';

type Known = NonNullable<Answers['recovery']['state']>['backups'];

/** Chooses a known backup, or one by its path; then shows what verifying it has found. */
export function BackupChoice({ backups }: { readonly backups: Known }) {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  const [file, setFile] = useState(backups.find(({ bytes }) => bytes !== null)?.file ?? '');
  const refusal = useRefusal();
  const look = useMutation(orpc.recovery.look.mutationOptions());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (file !== '' && !look.isPending) look.mutate({ file });
  };
  if (look.data) return <BackupRestore found={look.data} back={look.reset} />;
  return (
    <form className={css.form} onSubmit={submit}>
      {backups.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ChoiceList
          label={t('backups')}
          value={file}
          choose={setFile}
          choices={backups.map((one) => ({
            value: one.file,
            label: t('entry', {
              when: dayAndTime(Date.parse(one.madeAt), language),
              seq: one.seq,
            }),
            hint: [one.file, one.bytes === null ? t('away') : fileSize(one.bytes)].join(' · '),
          }))}
        />
      )}
      <TextField
        label={t('path')}
        value={file}
        change={setFile}
        maxLength={1000}
        problem={look.error ? refusal(look.error) : undefined}
      />
      <div className={css.actions}>
        <Button look="main" keys="Enter" submit busy={look.isPending} disabled={file === ''}>
          {t('look')}
        </Button>
        <span role="status">{look.isPending && t('looking')}</span>
      </div>
      <p className={css.note}>{t('command')}</p>
    </form>
  );
}
