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
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './RecoveryScreen.module.css';
import { useRefusal } from '../use-refusal.ts';

type Found = Answers['recovery']['look'];

interface BackupRestoreProps {
  readonly found: Found;
  readonly back: () => void;
}

/** What a restore brings and loses, and its confirmation by the PIN of a head or an administrator. */
export function BackupRestore({ found, back }: BackupRestoreProps) {
  const { t } = useTranslation('recovery');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const [staffNo, setStaffNo] = useState(found.people[0]?.staffNo ?? '');
  const [pin, setPin] = useState('');
  const refusal = useRefusal();
  const restore = useMutation({
    ...orpc.recovery.restore.mutationOptions(),
    onSuccess() {
      // The host serves the branch now, so reload the page.
      location.reload();
    },
    onError() {
      setPin('');
    },
  });
  useKeys('setup', { Escape: back });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pin.length >= 4 && !restore.isPending) {
      restore.mutate({ file: found.file, staffNo, pin });
    }
  };
  const when = dayAndTime(Date.parse(found.madeAt), language);
  return (
    <form className={css.form} onSubmit={submit}>
      <p>
        <b>{found.file}</b>
      </p>
      <p>{t('made', { when, size: fileSize(found.bytes), seq: found.seq })}</p>
      {found.firstBad !== null && (
        <p className={css.warning}>{t('badLog', { seq: found.firstBad })}</p>
      )}
      <Loss loss={found.loss} />
      {found.people.length === 0 ? (
        <p className={css.warning}>{t('nobody')}</p>
      ) : (
        <>
          <ChoiceList
            label={t('who')}
            columns={2}
            value={staffNo}
            choose={setStaffNo}
            choices={found.people.map((person) => ({
              value: person.staffNo,
              label: `${person.name} · ${common(`roleShort.${person.role}`)}`,
              hint: person.staffNo,
            }))}
          />
          <TextField
            secret
            autoFocus
            label={t('pin')}
            value={pin}
            change={setPin}
            maxLength={64}
            problem={restore.error ? refusal(restore.error) : undefined}
            hint={t('rule')}
          />
        </>
      )}
      <div className={css.actions}>
        <Button
          look="main"
          keys="Enter"
          submit
          busy={restore.isPending || restore.isSuccess}
          disabled={pin.length < 4}
        >
          {t('restore')}
        </Button>
        <Button keys="Escape" onClick={back}>
          {t('again')}
        </Button>
        <span role="status">{restore.isSuccess && t('done')}</span>
      </div>
    </form>
  );
}

function Loss({ loss }: { readonly loss: Found['loss'] }) {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  if (loss === null || loss.kind !== 'same')
    return <p className={css.warning}>{t('lossUnknown')}</p>;
  if (loss.records === 0) return <p>{t('lossNone')}</p>;
  const to = loss.to === null ? '…' : dayAndTime(loss.to, language);
  return <p className={css.warning}>{t('loss', { count: loss.records, to })}</p>;
}
