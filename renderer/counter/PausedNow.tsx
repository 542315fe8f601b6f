import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import css from './NowPanel.module.css';

/** The counter is paused: one key goes on. */
export function PausedNow({ counter }: { readonly counter: CounterView }) {
  const { t } = useTranslation(['counter', 'common']);
  const resume = useAct(orpc.queue.resumeCounter.mutationOptions());
  const close = useAct(orpc.queue.closeCounter.mutationOptions());
  const goOn = (event?: KeyboardEvent) => {
    if (!event?.repeat && !resume.isPending) resume.mutate({ counter: counter.id });
  };
  const leave = (event?: KeyboardEvent) => {
    if (!event?.repeat && !close.isPending) close.mutate({ counter: counter.id });
  };
  useKeys('counter', { F10: goOn, F2: goOn, Enter: goOn, 0: leave });
  return (
    <Panel scroll={false}>
      <ScreenTitle of="counter" />
      <div className={css.center}>
        <p className={css.word}>{t('pause.paused')}</p>
        <p className={css.line}>
          {t('pause.reason', { reason: t(`common:pauseReason.${counter.pauseReason ?? 'other'}`) })}
        </p>
        <p className={css.quiet}>{t('pause.note')}</p>
        <div className={css.acts}>
          <Button
            look="main"
            size="large"
            keys="F10"
            className={css.big}
            busy={resume.isPending}
            onClick={() => {
              goOn();
            }}
          >
            {t('pause.resume')}
          </Button>
          <Button
            size="large"
            keys="0"
            busy={close.isPending}
            onClick={() => {
              leave();
            }}
          >
            {t('pause.closeShort')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
