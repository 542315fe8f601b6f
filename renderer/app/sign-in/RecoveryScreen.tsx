import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { BackupChoice } from './BackupChoice.tsx';
import css from './RecoveryScreen.module.css';
import { SetupFrame } from './SetupFrame.tsx';

/** The branch's data cannot be opened: what is wrong, what is safe, and the way back from a backup. */
export function RecoveryScreen() {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  const state = useQuery(orpc.recovery.state.queryOptions());
  const [closed, setClosed] = useState(false);
  const retry = useMutation({
    ...orpc.recovery.retry.mutationOptions(),
    onSuccess({ opened }) {
      if (opened) location.reload();
      else setClosed(true);
    },
    onError() {
      setClosed(true);
    },
  });
  const again = () => {
    retry.mutate(undefined);
  };
  useKeys('error', { 'Alt+Y': again });
  return (
    <SetupFrame>
      <QueryContent of={state}>
        {(found) =>
          found && (
            <div className={css.sheet}>
              <h1>{t(`title.${found.code}`)}</h1>
              <p className={css.note}>{t('safe')}</p>
              <p>{t('folder', { dir: found.dataDir })}</p>
              {found.present.length > 0 && (
                <p>{t('present', { names: found.present.join(', ') })}</p>
              )}
              {found.known && (
                <p>
                  {found.known.at === null
                    ? t('knownSeq', { seq: found.known.seq })
                    : t('known', {
                        seq: found.known.seq,
                        when: dayAndTime(found.known.at, language),
                      })}
                </p>
              )}
              <p>{t('putBack')}</p>
              {found.code.startsWith('book') && <p>{t('book')}</p>}
              <div className={css.actions}>
                <Button keys="Alt+Y" busy={retry.isPending} onClick={again}>
                  {t('retry')}
                </Button>
                <span role="status">{closed && !retry.isPending && t('stillClosed')}</span>
              </div>
              <h2>{t('backups')}</h2>
              <BackupChoice backups={found.backups} />
            </div>
          )
        }
      </QueryContent>
    </SetupFrame>
  );
}
