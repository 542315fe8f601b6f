import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers, EventOf } from '../../rpc/answers.ts';
import { core, orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from './SetupScreen.module.css';

type Progress = EventOf<Answers['setup']['createDemo']>;

// React may mount this twice; the branch must be created once.
let making = false;

/** Creates the demo branch and shows the progress. When it is done the sign-in appears. */
export function DemoProgress({ title, back }: { title: string; back: () => void }) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (making) return;
    making = true;
    const make = async () => {
      for await (const event of await core.setup.createDemo()) setProgress(event);
      await queries.invalidateQueries({ queryKey: orpc.session.status.queryKey() });
    };
    make()
      .catch(setError)
      .finally(() => {
        making = false;
      });
  }, [queries]);
  useKeys('setup', { ...(error !== null && { Escape: back }) });
  if (error !== null) {
    return (
      <div className={css.progress}>
        <ErrorNote error={error} />
        <Button keys="Escape" onClick={back}>
          {common('action.back')}
        </Button>
      </div>
    );
  }
  const percent = Math.round((progress?.fraction ?? 0) * 100);
  return (
    <div className={css.progress}>
      <h1>{title}</h1>
      <div
        className={css.track}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${String(percent)}%` }} />
      </div>
      <p className={css.stage}>
        <span>{t(`stage.${progress?.stage ?? 'people'}`)}</span>
        <span>{percent}%</span>
      </p>
    </div>
  );
}
