import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { NextList } from './NextList.tsx';
import { ParkedList } from './ParkedList.tsx';
import { PauseDialog } from '../ui/PauseDialog.tsx';
import css from './SidePanel.module.css';

/** Beside the client: who is next, who is parked, the day's figures, and the way out. */
export function SidePanel({ view, counter }: { view: DeskView; counter: CounterView }) {
  const { t } = useTranslation(['counter', 'common']);
  const [pausing, setPausing] = useState(false);
  const openPause = () => {
    setPausing(true);
  };
  const open = counter.state === 'open';
  useKeys({ F10: openPause }, { enabled: open });
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
      </div>
      <div className={css.foot}>
        <p className={css.stats}>
          <span>{t('stats.served', { n: view.served })}</span>
          <span>{meanWords(view.meanServiceSeconds, t)}</span>
        </p>
        {open && (
          <Button keys="F10" onClick={openPause}>
            {t('pause.button')}
          </Button>
        )}
      </div>
      {pausing && (
        <PauseDialog
          counter={counter}
          close={() => {
            setPausing(false);
          }}
        />
      )}
    </Panel>
  );
}

function meanWords(
  seconds: number | null,
  t: ReturnType<typeof useTranslation<readonly ['counter', 'common']>>['t'],
): string {
  if (seconds === null) return t('stats.noMean');
  return t('stats.mean', {
    minutes: Math.floor(seconds / 60),
    seconds: Math.round(seconds % 60),
  });
}
