import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { NextList } from './NextList.tsx';
import { MissedList } from './MissedList.tsx';
import { ParkedList } from './ParkedList.tsx';
import { useServiceNames } from '../words/service-names.ts';
import { CounterWorkDialog } from '../ticket-dialogs/CounterWorkDialog.tsx';
import { PauseDialog } from '../ticket-dialogs/PauseDialog.tsx';
import css from './SidePanel.module.css';
import { usePlaceState } from '../actions/drafts.ts';
import { minutesAndSeconds } from '../i18n/format.ts';
import { Boundary } from '../actions/Boundary.tsx';

/** Beside the client: who is next, who is parked, the day's figures, and the way out. */
export function SidePanel({ view, counter }: { view: DeskView; counter: CounterView }) {
  const { t } = useTranslation(['counter', 'common']);
  const [dialog, setDialog] = usePlaceState<'pause' | 'work' | null>('counter.side', null);
  const openPause = () => {
    setDialog('pause');
  };
  const openWork = () => {
    setDialog('work');
  };
  const close = () => {
    setDialog(null);
  };
  const names = useServiceNames(view.services);
  const open = counter.state === 'open';
  useKeys('counter', { F10: openPause, W: openWork }, { enabled: open });
  return (
    <Panel
      title={t('next.title')}
      note={t('common:counter.n', { n: counter.id })}
      aside={t('next.waiting', { n: view.waiting })}
      scroll={false}
    >
      <div className={css.lists}>
        <NextList view={view} />
        {view.parked.length > 0 && <ParkedList parked={view.parked} />}
        {view.missed.length > 0 && <MissedList missed={view.missed} />}
      </div>
      <div className={css.foot}>
        <p className={css.stats}>
          <span>{t('stats.served', { n: view.served })}</span>
          <span>{meanWords(view.meanServiceSeconds, t)}</span>
        </p>
        {open && (
          <>
            <Button keys="W" size="small" look="quiet" onClick={openWork}>
              {t('work.button', { services: names.list(counter.services) })}
            </Button>
            <Button keys="F10" onClick={openPause}>
              {t('pause.button')}
            </Button>
          </>
        )}
      </div>
      {dialog === 'pause' && (
        <Boundary of="dialog" close={close}>
          <PauseDialog counter={counter} close={close} />
        </Boundary>
      )}
      {dialog === 'work' && (
        <Boundary of="dialog" close={close}>
          <CounterWorkDialog counter={counter} services={view.services} close={close} />
        </Boundary>
      )}
    </Panel>
  );
}

function meanWords(
  seconds: number | null,
  t: ReturnType<typeof useTranslation<readonly ['counter', 'common']>>['t'],
): string {
  if (seconds === null) return t('stats.noMean');
  return t('stats.mean', minutesAndSeconds(seconds));
}
